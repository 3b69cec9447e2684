"""`portalgen report annual`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, ref_option
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, exact_now, past_at_option
from portalgen.errors import UsageError


@click.command(
    "annual",
    short_help="A site's year, as it is reported to the Office.",
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

    The annual report on a site's work: what was published by kind and month, translations, corrections and withdrawals, limits,
    questions, consultations, beside the year before; the proposals are lines to fill in. Tables: months, kinds, languages,
    changes, change_items, deadlines, deadline_months, freshness, questions, consultations, comparison, and sites with --all.
    """
    from portalgen.editorial.deadlines.main_content import check_site_ids
    from portalgen.law.due_dates import to_vietnam_time
    from portalgen.reports.annual_figures import require_past_year
    from portalgen.reports.annual_report import report_portal_year, report_site_year
    from portalgen.reports.report_clock import require_past_clock
    from portalgen.reports.report_content import open_report_content

    if bool(site) == has_all:
        raise UsageError("ghi --site MÃ của một trang, hoặc --all cho mọi trang", "name a --site, or use --all for all")
    clock = require_past_clock(at, exact_now())
    require_past_year(year, to_vietnam_time(clock).date())
    with open_report_content(state.root, ref, clock, cache_folder) as content:
        check_site_ids(content.portal, (site,) if site else ())
        report = (
            report_portal_year(content, year) if has_all else report_site_year(content, content.portal.site(site), year)
        )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
