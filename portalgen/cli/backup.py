"""`portalgen backup`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from portalgen import __version__
from portalgen.cli.state import CommandState, exact_now
from portalgen.cli.terminal import show_progress
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.publish.backups import write_backup

if TYPE_CHECKING:
    from portalgen.publish.backups.backup_list import KeptReleases


@click.command(
    "backup",
    short_help="Back up a target: everything that is not in Git.",
    epilog="Ví dụ / Example:  portalgen backup --target /srv/portal --to /mnt/sao-luu --include /etc/nginx",
)
@click.option(
    "--target",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    metavar="DIR",
    help="Thư mục đích mà máy chủ web đọc. / The target folder read by the web server.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE|DIR",
    help="Tệp mới, hoặc thư mục để tệp mang tên theo giờ. / A new file, or a folder; the file name then contains the time.",
)
@click.option(
    "--releases",
    type=click.Choice(["all", "current", "none"]),
    default="all",
    help="Tệp của các bản đang giữ, của bản đang chạy, hay không. / Include files of all kept releases, of the current one, or none.  [all]",
)
@click.option(
    "--include",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="PATH",
    help="Thêm tệp hay thư mục của máy. / Also include this file or folder of the machine.",
)
@click.option(
    "--repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Thêm kho Git, thành một tệp bundle. / Also include this Git repository, as a bundle.",
)
@click.pass_obj
def command(
    state: CommandState,
    target: Path,
    to: Path,
    releases: str,
    include: tuple[Path, ...],
    repository: Path | None,
) -> int:
    """Sao lưu thư mục đích vào một tệp tar có SHA-256 của từng tệp, rồi đọc lại để đối chiếu.

    Back up a target into a tar file with the SHA-256 of every file, then verify it: all manifests and signatures,
    lists, settings, the log and releases. Private keys are included only if --include names the key file itself.
    """
    request = write_backup.BackupRequest(
        target.absolute(),
        to,
        exact_now(),
        f"portalgen {__version__}",
        cast("KeptReleases", releases),
        include,
        repository,
    )
    with show_progress(state.language) as show:
        written = write_backup.write_backup(request, show)
    for line in _list_warnings(written):
        click.echo(line.text(state.language), err=True)
    click.echo("\n".join(line.text(state.language) for line in _list_lines(written)))
    return 0


def _list_lines(written: write_backup.WrittenBackup) -> list[Bilingual]:
    listed = written.listed
    files = sum(row.is_file for row in listed.rows)
    links = sum(bool(row.same_as) for row in listed.rows)
    megabytes = f"{written.size / 1e6:.1f} MB"
    current = listed.current or "—"
    return [
        Bilingual(f"đã sao lưu vào `{written.file}`: {megabytes}", f"backed up to `{written.file}`: {megabytes}"),
        Bilingual(
            f"  {files} tệp, {links} liên kết cứng; bản kê số {listed.head_number}, đang chạy `{current}`",
            f"  {files} files, {links} hard links; manifest number {listed.head_number}, serving `{current}`",
        ),
        Bilingual("  đã đọc lại và đối chiếu từng tệp", "  read again, every file verified"),
        Bilingual(f"  SHA-256: {written.digest}", f"  SHA-256: {written.digest}"),
    ]


def _list_warnings(written: write_backup.WrittenBackup) -> list[Bilingual]:
    return [
        *(
            Bilingual(
                f"cảnh báo: `{file}` là khóa bí mật và nằm trong bản sao lưu; cất bản sao lưu như cất khóa",
                f"warning: `{file}` is a private key and is in the backup; protect the backup like the key",
            )
            for file in written.private_keys
        ),
        *(
            Bilingual(
                f"cảnh báo: bỏ qua khóa bí mật `{file}`; muốn sao lưu thì nêu đích danh: --include {file}",
                f"warning: private key `{file}` was skipped; to back it up, name the file itself: --include {file}",
            )
            for file in written.keys_left_out
        ),
        *(
            Bilingual(
                f"cảnh báo: bỏ qua `{file}`: không phải tệp thường, hoặc là liên kết dẫn ra ngoài",
                f"warning: `{file}` was skipped: not a regular file, or a link to a place outside",
            )
            for file in written.left_out
        ),
    ]
