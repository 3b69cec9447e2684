"""`portalgen governance purge verify`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.office_history import ref_option
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.governance import purge_checks
    from portalgen.history import repository


@click.command(
    "verify",
    short_help="Compare maps with the history, and with an old copy.",
    epilog="Ví dụ / Example:  portalgen governance purge verify --old-repository ../kho-cu.git",
)
@click.option(
    "--old-repository",
    "old_repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Bản sao còn lịch sử cũ: đối chiếu cả những gì đã gỡ. / A copy with the old history: the removed data is compared too.",
)
@ref_option
@click.pass_obj
def command(state: CommandState, old_repository: Path | None, ref: str | None) -> int:
    """Với mỗi bản đồ gỡ dữ liệu trên bản chính: từ lịch sử hiện nay có tính lại được mã của mọi lần lưu cũ không.

    Check for each purge map on main that the ids of all old commits can be recomputed from today's history. With a copy
    of the old history, compare the removed data too. For the signatures of the maps, see `portalgen audit approvals`.

    Kết thúc với mã 1 khi có bản đồ không đúng. / Exits with 1 if a map is not correct.
    """
    today = repository.open_history(state.root)
    former = None if old_repository is None else repository.open_history(old_repository)
    checks = purge_checks.check_maps(today, main_content.resolve_main(today, ref), former)
    click.echo("\n".join(purge_checks.format_checks(checks, state.language)))
    return 0 if all(each.holds for each in checks) else 1
