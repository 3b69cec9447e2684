"""`portalgen audit completeness`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, days_options, open_audited_main, ref_option, require_period
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, site_option
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import completeness, completeness_report, main_content
    from portalgen.editorial.deadlines import register as deadlines_register


@click.command(
    "completeness",
    short_help="Compare a register of documents with the published items.",
    epilog="Ví dụ / Example:  portalgen audit completeness --register so-van-ban-den.csv --from 2026-11-01 --to 2026-11-30",
)
@click.option(
    "--register",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    metavar="FILE",
    help="Sổ văn bản đến hoặc đi, dạng CSV. / A register of incoming or issued documents, as CSV.",
)
@days_options
@site_option
@at_option
@ref_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    file: Path,
    first: date | None,
    last: date | None,
    sites: tuple[str, ...],
    at: datetime | None,
    ref: str | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Đối chiếu sổ văn bản với bài đã đăng: văn bản nào đăng đúng hạn, trễ hạn, chưa đăng; ngày nhận có đúng như sổ không.

    Compare a register of documents with the published items. Show for each document whether it was published in time,
    late or not at all, and whether the item's day of receipt matches the register (Art. 8(5), Art. 9). Also list
    published items missing from the register. Tables: entries, months, unregistered.
    """
    period = require_period(first, last)
    register = deadlines_register.read_register(file.read_bytes(), file.name)
    with open_audited_main(state, ref, at, cache_folder, sites) as content:
        audit = completeness.audit_completeness(content, register, period, sites)
        report = main_content.add_settings_note(
            completeness_report.report_completeness(content, register, audit, period), content
        )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
