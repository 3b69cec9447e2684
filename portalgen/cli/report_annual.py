"""`portalgen report annual`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, ref_option
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, exact_now, past_at_option
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content
    from portalgen.law import due_dates
    from portalgen.reports import annual_figures, annual_report, report_clock, report_content


@click.command(
    "annual",
    short_help="Write a site's annual report to the Office.",
    epilog="Ví dụ / Example:  portalgen report annual --site sngv --year 2026 --out bao-cao-2026.docx",
)
@click.option("--site", default="", metavar="ID", help="Trang này. / This site.")
@click.option("--all", "has_all", is_flag=True, help="Mọi trang, cho Văn phòng tổng hợp. / All sites, for the Office.")
@click.option("--year", type=int, required=True, metavar="YEAR", help="Năm báo cáo. / The year.")
@past_at_option
@ref_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    has_all: bool,
    year: int,
    at: date | None,
    ref: str | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Báo cáo hằng năm về hoạt động của một trang (Điều 16(6) QĐ 2111): bài đăng theo loại và tháng, bản dịch, đính chính và
    thu hồi, thời hạn, hỏi đáp, lấy ý kiến, so với năm trước; phần đánh giá, đề xuất để trống cho đơn vị tự ghi. Tệp .docx để ký,
    .html để đọc và in.

    Write the annual report on a site's work (Art. 16(6) of Decision 2111): publications by kind and month,
    translations, corrections and withdrawals, time limits, questions, consultations, and a comparison with the year
    before. Proposals are blank lines to fill in. Tables: months, kinds, languages, changes, change_items, deadlines,
    deadline_months, freshness, questions, consultations, comparison, and sites with --all.
    """
    if bool(site) == has_all:
        raise UsageError(
            "ghi --site MÃ của một trang, hoặc --all cho mọi trang",
            "give --site ID of one site, or --all for all sites",
        )
    clock = report_clock.require_past_clock(at, exact_now())
    annual_figures.require_past_year(year, due_dates.to_vietnam_time(clock).date())
    with report_content.open_report_content(state.root, ref, clock, cache_folder) as content:
        main_content.check_site_ids(content.portal, (site,) if site else ())
        report = (
            annual_report.report_portal_year(content, year)
            if has_all
            else annual_report.report_site_year(content, content.portal.site(site), year)
        )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
