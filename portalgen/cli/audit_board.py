"""`portalgen audit board`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_history import DayType
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.questions import board_on_day
    from portalgen.law import due_dates


@click.command(
    "board",
    short_help="Show a board's members on a day.",
    epilog="Ví dụ / Example:  portalgen audit board --site snv --on 2026-11-03",
)
@click.option("--site", default="", metavar="ID", help="Trang; không ghi là toàn cổng. / Site.  [the whole portal]")
@click.option("--on", type=DayType(), default=None, help="Ngày nào. / The day.  [today]")
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    on: date | None,
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Ai giữ vai trò nào của Ban Biên tập vào một ngày, theo danh sách phân công có hiệu lực hôm đó (Điều 10(3), 16(2)).

    Show the members and roles of a board on a day, by the roster in force on that day. It may differ from today's
    roster.
    """
    source = read_audit(state, ref, genesis, at, cache_folder)
    report = board_on_day.report_board(source.audit, site, on or due_dates.to_vietnam_time(source.at).date())
    print_office_report(state, report, form, out, delimiter, table)
    return 0
