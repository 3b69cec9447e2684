"""`portalgen archive`."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

import click

from portalgen import __version__
from portalgen.cli.state import CommandState
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.publish import layout as publish_layout
    from portalgen.publish.archiving import archive_release, kept_release


@click.command(
    "archive",
    short_help="Write a release as a web archive (WARC).",
    epilog="Ví dụ / Example:  portalgen archive --target /srv/portal --out cong-2026-q4.warc.gz",
)
@click.argument("source", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option(
    "--target",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Thư mục đích mà máy chủ web đọc. / The target folder read by the web server.",
)
@click.option(
    "--release", default="", metavar="NAME", help="Bản đang giữ này. / The kept release with this name.  [current]"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="Tệp mới, tên kết thúc bằng .warc.gz. / A new file with a name ending in .warc.gz.",
)
@click.option("--host", "hosts", multiple=True, metavar="HOST", help="Chỉ tên miền này. / Only this host.")
@click.option(
    "--since",
    default="",
    metavar="NAME",
    help="Tệp giống bản đang giữ này chỉ được nêu tên, không lưu lại. / List files unchanged since this kept release by name only.",
)
@click.pass_obj
def command(
    state: CommandState,
    source: Path | None,
    target: Path | None,
    release: str,
    out: Path,
    hosts: tuple[str, ...],
    since: str,
) -> int:
    """Lưu trữ một bản phát hành thành tệp WARC 1.1 (ISO 28500); SOURCE là thư mục đích hoặc bản đã chuẩn bị.

    Write a release as a WARC 1.1 file (ISO 28500). SOURCE is a target folder or the output of `release --prepare`. The
    archive contains every file at its https address, redirects, removed pages, the manifest and its signature. The same
    release gives the same bytes. After writing, warcio reads the file again to verify it.
    """
    if source is not None and target is None and (source / publish_layout.CURRENT_LINK).is_symlink():
        source, target = None, source
    kept = _open_source(source, target, release, since)
    former = kept_release.open_kept(target, since) if since and target is not None else None
    with show_progress(state.language) as show:
        written = archive_release.archive_release(kept, out, f"portalgen {__version__}", hosts, former, show)
    records, damaged = archive_release.check_archive(out)
    click.echo(_format_written(kept, written, records, state.language))
    if damaged:
        click.echo(_format_damage(damaged, state.language), err=True)
    return 1 if damaged else 0


def _open_source(prepared: Path | None, target: Path | None, release: str, since: str) -> kept_release.KeptFiles:
    if (prepared is None) == (target is None):
        raise UsageError(
            "nêu một nguồn: thư mục đã chuẩn bị, hoặc --target và thư mục đích",
            "name one source: a prepared folder, or --target and the target",
        )
    if target is not None:
        return kept_release.open_kept(target, release)
    if release or since:
        raise UsageError(
            "--release và --since chỉ dùng với --target: thư mục đã chuẩn bị có đúng một bản",
            "--release and --since require --target: a prepared folder has one release",
        )
    assert prepared is not None
    return kept_release.open_prepared(prepared)


def _format_written(
    kept: kept_release.KeptFiles, written: archive_release.WrittenArchive, records: int, language: str
) -> str:
    with written.file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    megabytes = written.size / 1e6
    revisits = Bilingual(
        f", {written.revisits} tệp không đổi chỉ nêu tên", f", {written.revisits} unchanged files listed by name only"
    )
    return "\n".join(
        (
            Bilingual(
                f"đã lưu trữ bản `{kept.manifest.name}` vào `{written.file}`: {megabytes:.1f} MB",
                f"archived release `{kept.manifest.name}` in `{written.file}`: {megabytes:.1f} MB",
            ).text(language),
            Bilingual(
                f"  {written.responses} địa chỉ với nội dung", f"  {written.responses} addresses with their content"
            ).text(language)
            + (revisits.text(language) if written.revisits else ""),
            Bilingual(
                f"  {records} bản ghi, đã đọc lại và đối chiếu SHA-256", f"  {records} records, read again and compared"
            ).text(language),
            f"  SHA-256: {digest}",
        )
    )


def _format_damage(damaged: tuple[str, ...], language: str) -> str:
    shown = ", ".join(damaged[:3]) + (", …" if len(damaged) > 3 else "")
    return Bilingual(
        f"{len(damaged)} bản ghi không khớp SHA-256: {shown}; kiểm tra ổ đĩa, rồi lưu trữ lại vào tệp khác",
        f"{len(damaged)} records do not match their SHA-256: {shown}; check the disk, then archive again into "
        "another file",
    ).text(language)
