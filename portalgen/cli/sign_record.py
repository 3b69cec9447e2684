"""The commands that sign a record, such as `approve`, `reject`, `offer` and `answer`.

A table defines how they differ.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import click

from portalgen.cli.state import CommandState, MomentType, exact_now
from portalgen.cli.terminal import choose_audience, show_progress
from portalgen.editorial.records.actions import ACTIONS, Detail
from portalgen.editorial.records.number_entries import ACCEPTED, write_accepted
from portalgen.editorial.records.records import RecordAction
from portalgen.errors import PortalgenError, UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import lint_arguments, office_history, record_report
    from portalgen.differences import masked
    from portalgen.differences.formats import text as formats_text
    from portalgen.editorial.approving import record_making
    from portalgen.editorial.records import record_drafts
    from portalgen.pipeline import diff, judge_signing


@frozen
class _CommandText:
    """The texts of a command's help."""

    short: str
    names: B
    example: str


_ADDED: Final = B(
    "Thêm đúng một lần lưu gồm phiếu và chữ ký vào bài gửi; tệp đang sửa dở không bị động đến.",
    "Adds one commit with the record and its signature to the submission; uncommitted work is not touched.",
)
_JUDGED: Final = B(
    "Bài gửi mà bản chính sẽ không nhận dù ai ký thêm thì không được ký. ",
    "A submission that main would refuse regardless of further signatures is not signed. ",
)
_APART: Final = B(
    "Phiếu nằm trong một bài gửi riêng, tạo từ bản chính; lệnh nói cách gửi.",
    "The record goes on a separate branch from main; the command shows how to submit it.",
)
_TEXTS: Final[Mapping[RecordAction, _CommandText]] = MappingProxyType(
    {
        "approve": _CommandText(
            "Approve a submission for publication.",
            B("Trưởng Ban Biên tập ký duyệt nội dung của bài gửi để đăng (Điều 10(3)). " + _JUDGED.vi + _ADDED.vi,
              "The head of the board approves a submission's content for publication (Art. 10(3)). " + _JUDGED.en + _ADDED.en),
            "portalgen approve  ·  portalgen approve --head bai/hop-bao --dry-run",
        ),
        "emergency": _CommandText(
            "Publish at once, approve afterwards.",
            B("Ký để đăng ngay trong trường hợp khẩn (Điều 9(2)); sau đó phải duyệt bổ sung bằng `portalgen ratify`. " + _JUDGED.vi + _ADDED.vi,
              "Publishes at once in an emergency (Art. 9(2)); approve it afterwards with `portalgen ratify`. " + _JUDGED.en
              + _ADDED.en),
            "portalgen emergency --reason 'Cảnh báo mưa lũ trong đêm'",
        ),
        "ratify": _CommandText(
            "Approve published changes afterwards.",
            B("Duyệt bổ sung những thay đổi đã lên bản chính mà chưa được duyệt: nêu tệp, hoặc lần đăng (--commit). " + _APART.vi,
              "Approves changes already on main without approval: name files, or the commit of main (--commit). " + _APART.en),
            "portalgen ratify content/so/tin-tuc/hop-bao.vi.md --reason 'Đăng khẩn ngày 24/11/2026'",
        ),
        "reject": _CommandText(
            "Reject a submission, with the reason and the notice to its sender.",
            B("Ban Biên tập không duyệt bài gửi và ghi đã báo cho người gửi thế nào (Điều 10(4)). " + _APART.vi,
              "The board rejects a submission and records how its sender was notified (Art. 10(4)). " + _APART.en),
            "portalgen reject --head bai/hop-bao --reason 'Chưa có văn bản gốc' --via 'thư điện tử công vụ'",
        ),
        "return": _CommandText(
            "Return a submission to its sender for completion.",
            B("Trả bài gửi lại để bổ sung hoặc làm rõ (Điều 10(2)). " + _APART.vi,
              "Returns a submission for completion or clarification (Art. 10(2)). " + _APART.en),
            "portalgen return --head bai/hop-bao --reason 'Bổ sung số văn bản' --via 'điện thoại cơ quan'",
        ),
        "review": _CommandText(
            "Record the review of a submission, and propose its approval.",
            B("Thành viên Ban Biên tập ghi nhận đã nghiên cứu, biên tập và đề nghị duyệt (Điều 10(2)). " + _ADDED.vi,
              "A member of the board records the review of a submission and proposes its approval (Art. 10(2)). " + _ADDED.en),
            "portalgen review",
        ),
        "confirm": _CommandText(
            "Record the supplier's confirmation of the content.",
            B("Ghi nhận nội dung đã được xác thực với bên cung cấp (Điều 10(2)); với bản quét, --document ghi số của văn bản trên giấy. "
              + _ADDED.vi,
              "Records that the supplier confirmed the content (Art. 10(2)); for a scan, --document gives the number of the paper document. " + _ADDED.en),
            "portalgen confirm --supplier 'Phòng chuyên môn' --via 'công văn' --reference '12/PCM'",
        ),
        "direct": _CommandText(
            "Record a directive of the board with its document.",
            B("Ghi nhận chỉ đạo cập nhật thông tin của Ban Biên tập, kèm văn bản (Điều 9(1)). " + _APART.vi,
              "Records a directive of the board to update information, with its document (Art. 9(1)). " + _APART.en),
            "portalgen direct --document '34/CĐ-BBT' --file 34-CD-BBT.pdf --place 'Văn thư, hồ sơ 12' --reason 'Cập nhật giới thiệu'",
        ),
        "offer": _CommandText(
            "Offer an item of your own site to another board.",
            B("Ban Biên tập đề nghị trang khác, thường là Cổng chính, đăng một bài của trang mình (Điều 8): thời hạn của bên cung cấp "
              "dừng, thời hạn của Ban nhận bắt đầu từ khi phiếu được gửi, chậm nhất là khi phiếu đến bản chính. ID ở dòng `id:` đầu "
              "tệp; bài chưa đăng thì lấy trong bài gửi. " + _APART.vi,
              "A board offers an item of its site to another site, usually the main one (Art. 8): the supplier's "
              "clock stops, and the clock of the receiving board begins when the record is submitted, at the latest when it reaches main. ID is in the line `id:` of its file; an unpublished item is taken from the submission. " + _APART.en),
            "portalgen offer snv-ke-hoach-tuyen-dung --to portal  ·  portalgen offer snv-hop-bao --to portal --head bai/hop-bao",
        ),
        "answer": _CommandText(
            "Answer another board's offer.",
            B("Ban Biên tập trả lời một đề nghị gửi đến trang mình: nhận đăng, hoặc không nhận và vì sao (Điều 10(4)). OFFER là mã "
              "của phiếu đề nghị, ít nhất 8 ký tự đầu; `portalgen queue` kể các đề nghị đang chờ. " + _APART.vi,
              "A board accepts or declines an offer to its site, with the reason (Art. 10(4)). OFFER is the digest of the offer, at least its first 8 characters; `portalgen queue` lists pending offers. " + _APART.en),
            "portalgen answer 3f2a91c0 --accept --as portal-ke-hoach-tuyen-dung --reason 'Đăng mục Tuyển dụng'  ·  "
            "portalgen answer 3f2a91c0 --decline --reason 'Tin chỉ liên quan một xã'",
        ),
    }
)  # fmt: skip


_PUBLISHING: Final = frozenset(("approve", "emergency", "review", "confirm"))
"""Actions leading to publication: the signer must see the difference, or name its digest."""


@frozen
class RecordOutcome:
    """The result of making a record: the exit code of the command and the text to print."""

    exit_code: int
    text: str = ""


def _run(action: RecordAction, state: CommandState, **given: Any) -> int:
    outcome = make_record(action, state, given)
    if outcome.text:
        click.echo(outcome.text)
    return outcome.exit_code


def make_record(action: RecordAction, state: CommandState, given: Mapping[str, Any]) -> RecordOutcome:
    """Show the record to the signer, ask for confirmation, then sign and store it.

    `given` contains the options of the command, keyed by name.
    """
    is_trial, is_committed, is_json = given["dry_run"], not given["no_commit"], given["form"] == "json"
    is_asking = not given["yes"] and not is_trial
    prepared = record_making.prepare_record(_request_of(action, state, given))
    _require_digest(prepared, given.get("digest") or "")
    if prepared.problems:
        click.echo("\n".join(record_report.format_draft_problems(prepared, state.language)), err=True)
        click.echo(B("Chưa ký gì.", "Nothing was signed.").text(state.language), err=True)
        return RecordOutcome(1)
    if not (is_trial and is_json):
        click.echo("\n".join(record_report.format_prepared(prepared, state.language)), err=is_json)
    if not is_trial:
        record_making.require_place(prepared, is_committed=is_committed)
        record_making.require_second_person(prepared)
    if is_asking:
        _require_somebody_to_ask()
    is_refused = _is_refused(prepared, state)
    if is_trial:
        return RecordOutcome(int(is_refused), record_report.prepared_as_json(prepared).rstrip("\n") if is_json else "")
    if not is_refused and action in _PUBLISHING and not given.get("digest"):
        click.echo(_format_difference(prepared, state), err=is_json)
    if is_refused or not _is_agreed(prepared, state.language, is_agreed=given["yes"]):
        click.echo(B("Chưa ký gì.", "Nothing was signed.").text(state.language), err=True)
        return RecordOutcome(1)
    kept = record_making.keep_record(prepared, record_making.sign_record(prepared), is_committed=is_committed)
    if is_json:
        return RecordOutcome(0, record_report.kept_as_json(prepared, kept).rstrip("\n"))
    return RecordOutcome(0, "\n".join(record_report.format_kept(prepared, kept, state.language)))


def list_self_approved(state: CommandState, given: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files that only the signer has written, so that the signer's own approval would be refused.

    `given` contains the options of `approve`, keyed by name. No record is signed.
    """
    return record_making.prepare_record(_request_of("approve", state, given)).self_approved


def _require_digest(prepared: record_making.PreparedRecord, typed: str) -> None:
    """Raise UsageError if the content digest differs from `typed`, the digest that the signer read elsewhere."""
    digest = prepared.proposed.content_digest if prepared.proposed is not None else ""
    if typed and typed.strip().lower() != digest:
        raise UsageError(
            f"nội dung bài gửi bây giờ có mã {digest}, không phải mã ghi ở --digest: bài gửi hoặc bản chính đã đổi sau khi bạn "
            "đọc, hoặc bạn đọc bài khác; hãy đọc lại (`portalgen diff`), rồi ghi mã mới",
            f"the content of the submission now has the digest {digest}, not the digest of --digest: the submission "
            "or main changed after you read it, or you read another submission; read it again (`portalgen diff`), "
            "then give the new digest",
        )


def _is_refused(prepared: record_making.PreparedRecord, state: CommandState) -> bool:
    """Return True if main would refuse the content regardless of further signatures; print the findings."""
    if prepared.request.action not in judge_signing.JUDGED_ACTIONS:
        return False
    options = judge_signing.SigningOptions(
        os.cpu_count() or 1, office_history.choose_cache_folder(prepared.repository, state, None)
    )
    with show_progress(state.language) as show:
        judgement = judge_signing.judge_signing(prepared, options, show)
    for line in record_report.format_judgement(judgement, state.language):
        click.echo(line, err=True)
    return judgement.refuses


def _format_difference(prepared: record_making.PreparedRecord, state: CommandState) -> str:
    """Return the difference that would be signed, between the record's commits of main and the submission."""
    options = diff.DiffOptions(
        state.root, prepared.tip, prepared.request.at, head=prepared.head, language=state.language
    )
    try:
        shown = masked.mask_difference(diff.find_differences(options), choose_audience())
        return formats_text.format_difference_as_text(shown).rstrip("\n")
    except PortalgenError as error:
        raise UsageError(
            f"không cho xem được khác biệt trước khi ký: {error.vi}; hãy đọc bài bằng cách khác, rồi ký đúng nội dung ấy với "
            "--digest và mã nội dung ở trên",
            f"the difference cannot be shown before signing: {error.en}; read the submission in another way, then "
            "sign exactly this content with --digest and the content digest above",
        ) from error


def _require_somebody_to_ask() -> None:
    """Raise UsageError if there is no terminal."""
    if not sys.stdin.isatty():
        raise UsageError(
            "lệnh không hỏi lại được vì không có ai ở bàn phím; xem trước bằng --dry-run, rồi thêm --yes để ký",
            "the command cannot ask for confirmation without a terminal; preview with --dry-run, then add --yes to "
            "sign",
        )


def _is_agreed(prepared: record_making.PreparedRecord, language: str, *, is_agreed: bool) -> bool:
    """Return True if the signer agrees to sign."""
    if is_agreed:
        return True
    label = prepared.signer.key.label or prepared.signer.key.fingerprint
    question = B(
        f"Ký phiếu này bằng khóa {label}? Gõ y để ký", f"Sign this record with the key {label}? Type y to sign"
    )
    return click.confirm(question.text(language), err=True)


def _request_of(action: RecordAction, state: CommandState, given: Mapping[str, Any]) -> record_making.SigningRequest:
    if action == "answer" and given["accept"] == given["decline"]:
        raise UsageError(
            "hãy ghi --accept (nhận đăng) hoặc --decline (không nhận), đúng một trong hai",
            "give exactly one of --accept (publish) and --decline",
        )
    details = {
        each.key: value.isoformat() if isinstance(value, datetime) else value
        for each in ACTIONS[action].details
        if each.form != "accepted" and (value := given.get(each.key)) is not None
    }
    if given.get(ACCEPTED):
        details[ACCEPTED] = write_accepted(given[ACCEPTED])
    if action == "answer":
        details["decision"] = "accept" if given["accept"] else "decline"
    return record_making.SigningRequest(
        root=state.root,
        action=action,
        at=exact_now(),
        base=given["base"] or "",
        head=given.get("head") or "",
        site=given.get("site") or "",
        by=given["by"] or "",
        on_behalf_of=given["on_behalf_of"] or "",
        key_file=given["key_file"],
        words=record_drafts.RecordWords(given["reason"] or "", details),
        commit=given.get("commit") or "",
        item=given.get("offered") or "",
        offer=given.get("answered") or "",
        paths=tuple(lint_arguments.resolve_from_root(state.root, path) for path in given.get("paths") or ()),
        despite=tuple(given.get("despite") or ()),
        document_file=given.get("file"),
        is_trial=given["dry_run"],
    )


def _options_of(action: RecordAction) -> Iterator[click.Parameter]:
    rules = ACTIONS[action]
    if action == "ratify":
        yield click.Argument(["paths"], nargs=-1)
        yield _option(
            "--commit",
            "Lần đăng đã đưa thay đổi lên bản chính.",
            "The commit that brought the changes to main.",
            metavar="REV",
        )
    yield from _subject_options(action)
    yield _option("--base", "Bản chính.  [origin/main, không có thì main]", "The main branch.", metavar="REV")
    yield _option(
        "--by",
        "Người ký.  [người có khóa trong ssh-agent]",
        "The signer.  [the owner of a key in ssh-agent]",
        metavar="ID",
    )
    yield _option(
        "--for", "Ký thay người này, theo ủy quyền.", "Sign on behalf of this person.", "on_behalf_of", metavar="ID"
    )
    needed = B("Lý do.", "The reason.") if rules.needs_reason else B("Lý do, nếu có.", "The reason (optional).")
    yield _option("--reason", needed.vi, needed.en, metavar="TEXT", required=rules.needs_reason)
    yield from (_detail_option(each) for each in rules.details if each.form in ("text", "moment"))
    if any(each.key == "refusal" for each in rules.details):
        yield _option(
            "--despite", "Phiếu từ chối được xem lại: mã phiếu, ít nhất 8 ký tự đầu; nhiều phiếu thì ghi nhiều lần.",
            "Digest of the refusal to lift, or its first 8 characters; may be repeated.", "despite",
            multiple=True, metavar="DIGEST",
        )  # fmt: skip
    if any(each.key == ACCEPTED for each in rules.details):
        yield _option(
            "--accept", "Cho đăng số của cá nhân mà kiểm tra chặn: mã lỗi và tệp; nhiều tệp thì ghi nhiều lần, kèm --reason.",
            "Publish personal numbers blocked by the check: the code and the file; requires --reason; may be repeated.",
            ACCEPTED, multiple=True, metavar="CODE=PATH",
        )  # fmt: skip
    if action == "direct":
        yield _option(
            "--file", "Tệp của văn bản chỉ đạo: phiếu ghi SHA-256 của tệp, không chép tệp.",
            "The file of the directive: its SHA-256 is recorded, the file is not copied.", "file",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
        )  # fmt: skip
    yield _option("--key", "Tệp .pub của khóa để ký.", "The .pub file of the key to sign with.", "key_file",
                  type=click.Path(path_type=Path, exists=True, dir_okay=False))  # fmt: skip
    yield _option("--dry-run", "Chỉ cho xem sẽ ký gì.", "Only show what would be signed.", is_flag=True)
    yield _option("--no-commit", "Chỉ ghi hai tệp vào thư mục.", "Only write the two files.", is_flag=True)
    yield _option("--yes", "Ký mà không hỏi lại.", "Sign without asking.", is_flag=True)
    yield _option("--format", "Dạng kết quả.  [text]", "Output format.", "form",
                  type=click.Choice(["text", "json"]), default="text")  # fmt: skip


def _subject_options(action: RecordAction) -> Iterator[click.Parameter]:
    """Yield the options for the subject of a record, except the files of `ratify`."""
    if action not in ("direct", "ratify", "answer"):
        yield _option("--head", "Bài gửi.  [bài đang mở]", "The submission.  [the current branch]", metavar="REV")
    if action == "offer":
        yield click.Argument(["offered"], metavar="ID")
        yield _option(
            "--to", "Trang được đề nghị đăng.", "The site receiving the offer.", required=True, metavar="SITE"
        )
    elif action == "answer":
        yield click.Argument(["answered"], metavar="OFFER")
        yield _option("--accept", "Nhận đăng.", "Accept: the item will be published.", is_flag=True)
        yield _option("--decline", "Không nhận.", "Decline: the item will not be published.", is_flag=True)
        yield _option("--as", "Đăng thành bài mang mã này trên trang mình.", "Published as the item with this id on your own site.", "item",
                      metavar="ID")  # fmt: skip
        yield _option("--in-list", "Đăng qua danh sách chung lấy bài của trang khác.",
                      "Published through a list of items from other sites.", "way", flag_value="list", is_flag=True,
                      default=None, type=str)  # fmt: skip
    else:
        if action not in ("direct", "ratify"):
            yield _option(
                "--digest", "Mã nội dung mà báo cáo hoặc `portalgen diff` in ra; khác thì không ký.  [cho xem khác biệt trước khi hỏi]",
                "The content digest printed by the report or `portalgen diff`; other content is not signed.", metavar="SHA256",
            )  # fmt: skip
        yield _option("--site", "Chỉ phần của trang này.", "Only the part of this site.", metavar="ID")


def _detail_option(detail: Detail) -> click.Option:
    kind: Any = MomentType() if detail.form == "moment" else None
    vi, en = (f"{text[0].upper()}{text[1:]}." for text in (detail.names.vi, detail.names.en))
    return _option(
        f"--{detail.key.replace('_', '-')}", vi, en, detail.key, type=kind, required=detail.is_required,
        metavar="TIME" if detail.form == "moment" else "TEXT",
    )  # fmt: skip


def _option(name: str, vi: str, en: str, *names: str, **more: Any) -> click.Option:
    return click.Option([name, *names], help=f"{vi} / {en}", **more)


def _command_of(action: RecordAction) -> click.Command:
    text = _TEXTS[action]
    return click.Command(
        action,
        callback=click.pass_obj(partial(_run, action)),
        params=list(_options_of(action)),
        short_help=text.short,
        help=f"{text.names.vi}\n\n{text.names.en}",
        epilog=f"Ví dụ / Example:  {text.example}",
    )


commands: Final[Mapping[str, click.Command]] = {action: _command_of(action) for action in _TEXTS}
"""The commands, keyed by name."""
