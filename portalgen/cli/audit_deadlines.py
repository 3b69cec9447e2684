"""`portalgen audit deadlines`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, month_options, open_audited_main, ref_option, require_period
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, site_option
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import deadline_audit, deadline_report, main_content, reported_changes


@click.command(
    "deadlines",
    short_help="Show if items were on time, late or unproven.",
    epilog="Ví dụ / Example:  portalgen audit deadlines --month 2026-11 --format html --out thoi-han.html",
)
@month_options
@site_option
@click.option(
    "--all",
    "has_all",
    is_flag=True,
    help="Cả bài không có thời hạn và bài cũ. / Include items without a limit, and items older than the adoption.",
)
@click.option(
    "--releases",
    "releases",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Bản kê đã ký của các lần phát hành (tệp, hoặc thư mục có nhiều tệp), làm chứng thời điểm bên cạnh biên nhận. / Signed "
    "manifests of releases (files or folders), as evidence of times in addition to receipts.",
)
@at_option
@ref_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    month: tuple[int, int] | None,
    first: date | None,
    last: date | None,
    sites: tuple[str, ...],
    has_all: bool,
    releases: tuple[Path, ...],
    at: datetime | None,
    ref: str | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Từng bài đúng hạn, trễ hạn hay chưa đủ dữ liệu, ở cả hai thời hạn (Điều 8(4), Điều 9), kèm cách tính và chứng cứ.

    Show for each item whether it was on time, late or unproven on both clocks (Art. 8(4), Art. 9), with the day count
    and the evidence. A table of rule changes comes first. Also show totals by month, site and agency, and whether each
    working day brought new information twice (Art. 11(1)). Tables: changes, clocks, months, agencies, freshness,
    offers.
    """
    period = require_period(first, last, month)
    with open_audited_main(state, ref, at, cache_folder, sites, releases) as content:
        audit = deadline_audit.audit_deadlines(content, period, sites, has_all=has_all)
        changes = reported_changes.read_reported_changes(content)
        report = main_content.add_settings_note(
            deadline_report.report_deadlines(content, audit, period, state.language, sites, changes), content
        )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
