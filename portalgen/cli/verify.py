"""`portalgen verify`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from portalgen.cli.state import CommandState
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import audit_source
    from portalgen.publish.verifying import answers as verifying_answers
    from portalgen.publish.verifying import release_approvals, release_chain, release_keys
    from portalgen.publish.verifying import sources as verifying_sources
    from portalgen.publish.verifying import verifier as verifying_verifier


_MARKS: Final = {"good": "✓", "note": "–", "bad": "✗"}
_SECONDS_A_SUBJECT: Final = 5
"""Extra seconds per subject for a long list, beyond the default time of a run."""
_SIGNATURE: Final = B("Chữ ký", "Signature")
_VERDICT: Final = B("Kết luận", "Verdict")
_DOUBT: Final = B(", nhưng có điều không khớp (✗)", ", but there is a mismatch (✗)")
_OF_NO_TEXT: Final = B(
    "trong đó không có nguồn nên tự nó không được ai duyệt; dựng lại và so: portalgen restore-drill",
    "of these have no source text, so they were not approved individually; rebuild and compare: portalgen "
    "restore-drill",
)
_LIMITS: Final = B(
    "Không nói được: người khác nhận được gì, và có lần phát hành nào mới hơn mà máy này chưa thấy hay không.",
    "Not verifiable: the content served to other readers, and newer releases not seen by this machine.",
)


@click.command(
    "verify",
    short_help="Verify a page or file against the portal's release.",
    epilog="Ví dụ / Example:  portalgen verify https://lamdong.gov.vn/tin-tuc/bai/ --release-key khoa-phat-hanh.pub  ·  "
    "portalgen verify quyet-dinh.pdf --portal https://lamdong.gov.vn",
)
@click.argument("subjects", nargs=-1, metavar="URL|FILE…")
@click.option(
    "--from",
    "listed",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Tệp ghi mỗi dòng một địa chỉ. / File with one address per line.",
)
@click.option(
    "--root",
    "repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="Kho của cổng: khóa theo danh sách phân công, và ai đã duyệt. / The portal's repository: keys from the roster, and approvals.",
)
@click.option(
    "--release-key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Khóa công khai (.pub hoặc allowed_signers), khi không có kho. / Public key (.pub or allowed_signers), without a repository.",
)
@click.option(
    "--genesis",
    default=None,
    metavar="COMMIT:SHA256",
    help="Mã khởi đầu in trong văn bản. / Genesis of the rosters, from an official document.",
)
@click.option(
    "--known",
    default=None,
    metavar="NUMBER:DIGEST",
    help="Lần phát hành đã thấy trước đó. / A release seen earlier.",
)
@click.option(
    "--portal",
    default=None,
    metavar="URL",
    help="Trang chính của cổng, khi kiểm tra một tệp. / The portal's main site, for checking a file.",
)
@click.option(
    "--target",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="Thư mục nơi đăng hoặc bản đã chuẩn bị. / Folder of a target or of a prepared release.",
)
@click.option(
    "--identity-only",
    is_flag=True,
    help="Chỉ so dạng gốc, bỏ qua dạng nén mà trình duyệt nhận. / Compare only the uncompressed form, not the compressed forms sent to browsers.",
)
@click.option("--all-encodings", is_flag=True, hidden=True, help="Nay là mặc định. / Now the default.")
@click.option(
    "--resolve",
    multiple=True,
    metavar="HOST:PORT:ADDRESS",
    help="Nối đến địa chỉ này thay vì theo DNS. / Connect to this address instead of using DNS.",
)
@click.option(
    "--ca",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Chứng chỉ gốc của máy chủ thử. / CA certificates, for a test server.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_context
def command(
    context: click.Context,
    subjects: tuple[str, ...],
    listed: Path | None,
    repository: Path | None,
    release_key: Path | None,
    genesis: str | None,
    known: str | None,
    portal: str | None,
    target: Path | None,
    identity_only: bool,
    all_encodings: bool,
    resolve: tuple[str, ...],
    ca: Path | None,
    form: str,
) -> int:
    """Trang ở địa chỉ này, hoặc tệp này, có đúng là cái cổng đã phát hành không, và ai đã duyệt.

    Check whether the page at an address, or a file, matches the portal's release, and show its approvals.

    Mã thoát 0: giống hệt bản mà máy chủ nêu là đang phát hành, chữ ký đúng; 1: có điều không khớp; 2: không đọc được.
    Trang do trình duyệt lưu lại không bao giờ khớp; tệp đính kèm thì khớp. / Exit code 0: identical to the server's
    current release, with a valid signature; 1: a mismatch; 2: nothing could be read. Pages saved by a browser never
    match; attachments do.
    """  # fmt: skip
    state: CommandState = context.obj
    names = [*subjects, *_read_lines(listed)]
    if not names:
        raise UsageError(
            "chưa nêu địa chỉ hay tệp nào; ví dụ: portalgen verify https://lamdong.gov.vn/",
            "no address or file is given; for example: portalgen verify https://lamdong.gov.vn/",
        )
    root = _choose_root(context, state, repository)
    if genesis is not None and root is None:
        raise UsageError(
            "--genesis là mã khởi đầu của danh sách phân công trong kho, nên phải kèm --root KHO; chỉ có khóa thì bỏ --genesis",
            "--genesis is the genesis of a repository's rosters, so it requires --root REPOSITORY; with only a key, "
            "omit it",
        )
    if identity_only and all_encodings:
        raise UsageError(
            "--identity-only và --all-encodings trái nhau; bỏ một trong hai (so mọi dạng là mặc định)",
            "--identity-only and --all-encodings contradict each other; omit one (all forms are the default)",
        )
    folder = verifying_sources.FolderSource(target) if target is not None else None
    options = _choose_options(state, root, release_key, genesis, release_chain.parse_known(known) if known else None)
    options = replace(options, originals=folder, has_all_encodings=not identity_only)
    on_web = verifying_verifier.Verifier(_open_web(names, portal, resolve, ca), options)
    in_files = on_web if folder is None else verifying_verifier.Verifier(folder, options)
    results = []
    with show_progress(state.language) as show:
        for number, each in enumerate(names):
            show("verify", number, len(names))
            is_address = "://" in each
            results.append(on_web.verify_address(each) if is_address else _verify_file(in_files, each, portal, folder))
    click.echo("\n".join(_format(results, state.language) if form == "text" else [_as_json(results, state.language)]))
    return 0 if all(each.is_established for each in results) else 1


def _choose_root(context: click.Context, state: CommandState, repository: Path | None) -> Path | None:
    """Return the repository named by `--root` before or after the command; the current folder does not count."""
    parent = context.parent
    is_named = parent is not None and parent.get_parameter_source("root") is ParameterSource.COMMANDLINE
    return repository or (state.root if is_named else None)


def _choose_options(
    state: CommandState,
    root: Path | None,
    release_key: Path | None,
    genesis: str | None,
    known: release_chain.KnownRelease | None,
) -> verifying_verifier.VerifyOptions:
    given = release_keys.read_release_keys(release_key) if release_key is not None else ()
    if root is None:
        return verifying_verifier.VerifyOptions(release_keys.GivenKeys(given), release_approvals.NoApprovals(), known)
    source = audit_source.read_audit(CommandState(root.resolve(), state.language), None, genesis, None, None)
    approvals = release_approvals.AuditedApprovals(source.repository, source.audit)
    return verifying_verifier.VerifyOptions(release_keys.RosterKeys(source.audit, given), approvals, known)


def _open_web(
    names: list[str], portal: str | None, resolve: tuple[str, ...], ca: Path | None
) -> verifying_sources.ReleaseSource:
    connecting = choose_connecting([each for each in (*names, portal or "") if "://" in each], resolve, ca)
    return verifying_sources.HttpsSource(
        replace(connecting, run_seconds=max(verifying_sources.RUN_SECONDS, _SECONDS_A_SUBJECT * len(names)))
    )


def choose_connecting(urls: list[str], resolve: tuple[str, ...], ca: Path | None) -> verifying_sources.Connecting:
    """Return the settings for connecting to servers, from `--resolve` and `--ca`.

    The port is the port of `urls`.

    Raises UsageError if an option is malformed.
    """
    addresses = {}
    for each in resolve:
        host, _, rest = each.partition(":")
        port, _, address = rest.partition(":")
        if not host or not address or not port.isdecimal():
            raise UsageError(
                f"--resolve: `{each}` không đúng dạng TÊN:CỔNG:ĐỊA CHỈ, ví dụ lamdong.gov.vn:443:192.0.2.10",
                f"--resolve: `{each}` is not HOST:PORT:ADDRESS, such as lamdong.gov.vn:443:192.0.2.10",
            )
        addresses[host, int(port)] = address.strip("[]")
    try:
        ports = {urlsplit(each).port or 443 for each in urls}
    except ValueError:
        ports = set()
    if len(ports) > 1 or (urls and not ports):
        raise UsageError(
            "các địa chỉ phải cùng một cổng mạng (thường là 443); hãy kiểm tra chúng làm nhiều lần",
            "all addresses must have the same port (usually 443); check them in several runs",
        )
    return verifying_sources.Connecting(next(iter(ports), 443), addresses, ca)


def _read_lines(file: Path | None) -> Iterator[str]:
    if file is not None:
        lines = file.read_text("utf-8-sig", "replace").splitlines()
        yield from (line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _verify_file(
    verifier: verifying_verifier.Verifier, name: str, portal: str | None, folder: verifying_sources.FolderSource | None
) -> verifying_answers.ReleaseVerification:
    file, shown = Path(name), verifying_answers.escape_controls(name)
    if not file.is_file() or file.stat().st_size > verifying_sources.LARGEST_RESPONSE:
        raise UsageError(
            f"không có tệp `{shown}` (hoặc tệp quá {verifying_sources.LARGEST_RESPONSE >> 20} MB); địa chỉ trang thì ghi đủ từ https://",
            f"there is no file `{shown}` (or it is larger than {verifying_sources.LARGEST_RESPONSE >> 20} MB); write "
            "an address in full, starting with https://",
        )
    if folder is None and portal is None:
        raise UsageError(
            "để kiểm tra một tệp, hãy nêu trang chính của cổng: --portal https://lamdong.gov.vn",
            "to check a file, name the portal's main site: --portal https://lamdong.gov.vn",
        )
    main_host = folder.main_host if folder is not None else verifying_verifier.parse_address(portal or "").host
    return verifier.verify_file(file.read_bytes(), file.name, main_host)


def _format(results: list[verifying_answers.ReleaseVerification], language: str) -> Iterator[str]:
    shown = results if len(results) <= 1 else [each for each in results if not each.is_established]
    for each in shown:
        yield verifying_answers.escape_controls(each.subject)
        signature, rest = each.signature, each.answers
        if signature is not None:
            yield f"  {_SIGNATURE.text(language)}: {_MARKS[signature.tone]} {signature.sentence(language)}"
            rest = rest[1:]
        doubt = _DOUBT.text(language) if each.verdict == "identical" and not each.is_established else ""
        yield f"  {_VERDICT.text(language)}: {verifying_answers.VERDICT_WORDS[each.verdict].text(language)}{doubt}"
        yield from (f"  {_MARKS[answer.tone]} {answer.sentence(language)}" for answer in rest)
        yield ""
    if len(results) > 1:
        counts = Counter(each.verdict for each in results)
        count = sum(each.is_established for each in results)
        yield B(f"{count}/{len(results)} địa chỉ, tệp khớp hoàn toàn", f"{count}/{len(results)} addresses and files match completely").text(language)  # fmt: skip
        yield from (
            f"  {number} {verifying_answers.VERDICT_WORDS[verdict].text(language)}"
            for verdict, number in counts.items()
        )
        unapproved = sum(each.has("approval_generated") for each in results)
        if unapproved:
            yield f"  {unapproved} {_OF_NO_TEXT.text(language)}"
    yield _LIMITS.text(language)


def _as_json(results: list[verifying_answers.ReleaseVerification], language: str) -> str:
    rows = [
        {
            "subject": each.subject,
            "verdict": each.verdict,
            "established": each.is_established,
            "signature": each.signature.code if each.signature is not None else None,
            "answers": [
                {"code": answer.code, "tone": answer.tone, "message": answer.sentence(language)}
                for answer in each.answers
            ],
        }
        for each in results
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
