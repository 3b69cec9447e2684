"""`portalgen restore`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.state import CommandState
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.locale import dates
    from portalgen.publish.backups import check_target, read_backup, restore_backup


@click.command(
    "restore",
    short_help="Restore a backup into an empty folder.",
    epilog="Ví dụ / Example:  portalgen restore /mnt/sao-luu/portalgen-….tar --to /srv/portal-khoi-phuc",
)
@click.argument("backup", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Thư mục đích, mới hoặc trống. / The target: a new or empty folder.",
)
@click.option(
    "--extras-to",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Tệp của máy và kho Git để vào thư mục này. / Folder for the machine's files and the repository.",
)
@click.option("--check", is_flag=True, help="Chỉ đối chiếu bản sao lưu, không ghi gì. / Only verify, write nothing.")
@click.pass_obj
def command(state: CommandState, backup: Path, to: Path | None, extras_to: Path | None, check: bool) -> int:
    """Khôi phục một bản sao lưu vào thư mục mới hoặc trống: đối chiếu mọi SHA-256 trước, hỏng một chỗ là không ghi gì.

    Restore a backup into a new or empty folder. Every digest is verified before anything is written. Hard links, times,
    permissions and the current release are restored as they were.

    Kết thúc với mã 1 khi bản sao lưu hỏng. / Exits with 1 if the backup is damaged.
    """
    if check == (to is not None) or (check and extras_to is not None):
        raise UsageError(
            "nêu --to và thư mục đích để khôi phục, hoặc chỉ --check để đối chiếu bản sao lưu",
            "give --to and a target to restore, or only --check to verify the backup",
        )
    if to is None:
        return _check(backup, state.language)
    with show_progress(state.language) as show:
        restored = restore_backup.restore_backup(backup, to, extras_to, show)
    found = check_target.check_target(to)
    click.echo("\n".join(line.text(state.language) for line in _list_lines(to, restored, found)))
    return 0 if found.is_whole else 1


def _check(backup: Path, language: str) -> int:
    checked = read_backup.find_backup_damage(backup)
    if checked.damage:
        raise restore_backup.DamagedBackupError(backup, checked.damage)
    moment, count = dates.in_both_languages(dates.format_moment, checked.listed.moment), len(checked.listed.rows)
    line = Bilingual(
        f"bản sao lưu nguyên vẹn: {count} mục, sao lưu lúc {moment.vi}, bản kê số {checked.listed.head_number}",
        f"the backup is intact: {count} entries, made {moment.en}, manifest number {checked.listed.head_number}",
    )
    click.echo(line.text(language))
    return 0


def _list_lines(to: Path, restored: restore_backup.RestoredBackup, found: check_target.TargetCheck) -> list[Bilingual]:
    listed = restored.listed
    lines = [
        Bilingual(
            f"đã khôi phục {restored.target_files} tệp vào `{to}`, như lúc {dates.format_moment(listed.moment, 'vi')}",
            f"restored {restored.target_files} files to `{to}`, as of {dates.format_moment(listed.moment, 'en')}",
        )
    ]
    if restored.extra_files:
        lines.append(
            Bilingual(
                f"  {restored.extra_files} tệp của máy và kho để riêng; tự xem rồi chép vào chỗ cũ",
                f"  {restored.extra_files} files of the machine and the repository are in a separate folder; review "
                "them, then copy them back",
            )
        )
    if restored.extras_waiting:
        lines.append(
            Bilingual(
                f"  còn {restored.extras_waiting} tệp của máy và kho trong bản sao lưu; lấy ra bằng --extras-to",
                f"  {restored.extras_waiting} files of the machine and the repository are still in the backup; use "
                "--extras-to",
            )
        )
    lines.append(
        Bilingual(
            f"  chuỗi bản kê 1–{found.chain.head_number}: {'liền mạch' if not found.chain.breaks else 'ĐỨT'};"
            f" {found.releases} bản phát hành, {len(found.damage)} tệp không khớp",
            f"  chain of manifests 1–{found.chain.head_number}: {'unbroken' if not found.chain.breaks else 'BROKEN'};"
            f" {found.releases} releases, {len(found.damage)} files that do not match",
        )
    )
    lines += [
        Bilingual(f"  không khớp: `{each}`", f"  does not match: `{each}`")
        for each in (*found.chain.breaks, *found.damage)[:20]
    ]
    if not found.is_serving:
        lines.append(
            Bilingual(
                "  bản sao lưu không có bản phát hành nào: phát hành lại từ kho để cổng chạy",
                "  the backup has no release: release again from the repository",
            )
        )
    return lines
