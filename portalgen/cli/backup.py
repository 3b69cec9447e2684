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
    short_help="Back up what a target holds and Git does not.",
    epilog="Ví dụ / Example:  portalgen backup --target /srv/portal --to /mnt/sao-luu --include /etc/nginx",
)
@click.option(
    "--target",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    metavar="DIR",
    help="Thư mục đích mà máy chủ web đọc. / The target that the web server reads from.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE|DIR",
    help="Tệp mới, hoặc thư mục để tệp mang tên theo giờ. / A new file, or a folder for one named by the time.",
)
@click.option(
    "--releases",
    type=click.Choice(["all", "current", "none"]),
    default="all",
    help="Tệp của các bản đang giữ, của bản đang chạy, hay không. / Files of kept releases, of the current one, or none.  [all]",
)
@click.option(
    "--include",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="PATH",
    help="Thêm tệp hay thư mục của máy. / A file or folder of the machine too.",
)
@click.option(
    "--repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Thêm kho Git, thành một tệp bundle. / The Git repository too, as a bundle.",
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

    Write what a target holds (all manifests and signatures, lists, settings, log, releases) into one tar with the SHA-256 of
    everything, and verify it. Private keys go in only where their file itself is named.
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
        Bilingual("  đã đọc lại và đối chiếu từng tệp", "  read again, and every file compared"),
        Bilingual(f"  SHA-256: {written.digest}", f"  SHA-256: {written.digest}"),
    ]


def _list_warnings(written: write_backup.WrittenBackup) -> list[Bilingual]:
    return [
        *(
            Bilingual(
                f"cảnh báo: `{file}` là khóa bí mật và nằm trong bản sao lưu; cất bản sao lưu như cất khóa",
                f"warning: `{file}` is a private key and is in the backup; keep the backup as you keep the key",
            )
            for file in written.private_keys
        ),
        *(
            Bilingual(
                f"cảnh báo: bỏ qua khóa bí mật `{file}`; muốn sao lưu thì nêu đích danh: --include {file}",
                f"warning: private key `{file}` was left out; name it itself to back it up: --include {file}",
            )
            for file in written.keys_left_out
        ),
        *(
            Bilingual(
                f"cảnh báo: bỏ qua `{file}`: không phải tệp thường, hoặc là liên kết dẫn ra ngoài",
                f"warning: `{file}` was left out: no regular file, or a link that leads elsewhere",
            )
            for file in written.left_out
        ),
    ]
