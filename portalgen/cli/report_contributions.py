"""`portalgen report contributions`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from portalgen.cli.office_history import MonthType, cache_option, ref_option
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, exact_now, past_at_option, site_option
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content
    from portalgen.law import due_dates
    from portalgen.reports import annual_figures, contributions, report_clock, report_content


@click.command(
    "contributions",
    short_help="List a month's items by author, as the basis of fees.",
    epilog="Ví dụ / Example:  portalgen report contributions --month 2026-11 --out nhuan-but-2026-11.docx",
)
@click.option("--month", type=MonthType(), required=True, help="Tháng này. / This month.")
@site_option
@past_at_option
@ref_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    month: tuple[int, int],
    sites: tuple[str, ...],
    at: date | None,
    ref: str | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Tin, bài, ảnh đăng trong một tháng theo tác giả, loại, số chữ: cơ sở tính nhuận bút, thù lao (Điều 12(4) QĐ 2111). Chỉ
    đếm, không tính tiền. Có tên người, chỉ dùng nội bộ.

    List items and pictures of a month by author, kind and number of words; translations and corrections are separate.
    It counts, but does not compute fees (Art. 12(4) of Decision 2111). It contains names and is for internal use.
    Tables: authors, items, pictures.
    """
    clock = report_clock.require_past_clock(at, exact_now())
    annual_figures.require_past_month(*month, due_dates.to_vietnam_time(clock).date())
    with report_content.open_report_content(state.root, ref, clock, cache_folder) as content:
        main_content.check_site_ids(content.portal, sites)
        chosen = sites or tuple(each.id for each in content.portal.sites)
        report = contributions.report_contributions(content, chosen, *month)
    print_office_report(state, report, form, out, delimiter, table)
    return 0
