"""`portalgen restore-drill`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.state import CommandState, exact_now, jobs_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import OutputError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import drill_report
    from portalgen.pipeline import restore_drill


@click.command(
    "restore-drill",
    short_help="Rebuild a release from scratch and compare.",
    epilog="Ví dụ / Example:  portalgen restore-drill --repository ssh://kho/cong.git --target /srv/portal"
    " --backup /mnt/sao-luu/moi-nhat.tar --out dien-tap-2026-q4.json",
)
@click.option(
    "--repository",
    default="",
    metavar="URL|DIR",
    help="Kho để lấy bản sao mới. / The repository to clone.  [bundle in the backup]",
)
@click.option(
    "--target",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Thư mục đích đang chạy, để so. / The live target to compare with.  [the backup's]",
)
@click.option(
    "--release", default="", metavar="NAME", help="Bản đang giữ này. / The kept release with this name.  [current]"
)
@click.option(
    "--backup",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Khôi phục thử bản sao lưu này. / Also restore this backup as a test.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Ghi biên bản ra tệp JSON mới. / Write the report as a new JSON file.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng in ra. / Output format.  [text]",
)
@click.option(
    "--this-program",
    is_flag=True,
    help="Dựng bằng chương trình đang cài, dù kho có bản khác. / Build with the installed program even if the commit contains another.",
)
@jobs_option
@click.pass_obj
def command(
    state: CommandState,
    repository: str,
    target: Path | None,
    release: str,
    backup: Path | None,
    out: Path | None,
    form: str,
    this_program: bool,
    jobs: int,
) -> int:
    """Diễn tập khôi phục: từ kho và bản sao lưu, dựng lại bản đã phát hành trong thư mục tạm rồi so từng tệp.

    Rehearse a restore in a temporary folder: clone the repository, rebuild the released commit at the released time,
    and compare every file with the lists of the release. Restore the backup and check it. The live portal is only read.

    Kết thúc với mã 1 khi không đạt. / Exits with 1 if a check fails.
    """
    if out is not None and (out.exists() or not out.absolute().parent.is_dir()):
        raise OutputError(
            f"không ghi được `{out}`: đã có tệp này, hoặc chưa có thư mục chứa nó; biên bản cũ không bị ghi đè",
            f"`{out}` cannot be written: the file already exists, or its folder does not; an old report is not "
            "overwritten",
        )
    request = restore_drill.DrillRequest(exact_now(), repository, target, release, backup, jobs, this_program)
    with show_progress(state.language) as show:
        report = restore_drill.run_drill(request, show)
    text = drill_report.format_drill_json(report)
    if out is not None:
        out.write_text(text, "utf-8")
    click.echo(text.rstrip() if form == "json" else drill_report.format_drill_lines(report, state.language))
    return 0 if report.holds else 1
