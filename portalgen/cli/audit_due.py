"""`portalgen audit due`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.lint_report import SEVERITIES_THAT_FAIL, fail_option
from portalgen.cli.office_history import cache_option, choose_cache_folder, open_audited_main, ref_option
from portalgen.cli.office_report import OFFICE_FORMATS, print_office_report, report_options, write_office_report
from portalgen.cli.report_files import create_folder
from portalgen.cli.state import CommandState, ReportType, at_option, site_option
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.audit import approval_audit
    from portalgen.editorial.deadlines import due_findings, due_report, main_content, open_items
    from portalgen.editorial.offers import landed_offers


@click.command(
    "due",
    short_help="List due and overdue items, published or pending.",
    epilog="Ví dụ / Example:  portalgen audit due --fail-on note --report markdown=tom-tat.md",
)
@site_option
@at_option
@ref_option
@fail_option
@click.option(
    "--report",
    "reports",
    type=ReportType(OFFICE_FORMATS),
    multiple=True,
    help="Ghi thêm báo cáo vào tệp, ví dụ markdown=tom-tat.md. / Also write a report, such as markdown=summary.md.",
)
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    at: datetime | None,
    ref: str | None,
    fail_on: str,
    reports: tuple[tuple[str, Path], ...],
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Bài sắp đến hạn, quá hạn, hoặc thiếu ngày giờ để tính hạn: bài đang xuất bản, rồi mọi bài gửi đang chờ;
    tin đăng khẩn còn nợ duyệt bổ sung; đề nghị của Ban khác chưa trả lời.

    List everything due soon, overdue or without a start date: first published items, then every pending submission, by
    main's rules. Also list emergency publications with an outstanding approval, and unanswered offers. Code from
    submissions is never run. For use in a timer: exits with 1 if anything reaches --fail-on.
    """
    with open_audited_main(state, ref, at, cache_folder, sites) as content:
        cache = choose_cache_folder(content.repository, state, cache_folder)
        work = open_items.read_open_work(content, cache, sites)
        has_emergencies = bool(landed_offers.find_record_paths(content.repository, content.tip, ("emergency",)))
        audit = (
            approval_audit.audit_approvals(content.repository, content.tip, None, content.at, cache)
            if has_emergencies
            else None
        )
        due = due_findings.find_due(content, work, sites, audit)
        report = main_content.add_settings_note(due_report.report_due(content, work, due, state.language), content)
    for other, file in reports:
        create_folder(file, state.language)
        write_office_report(state, report, other, file, delimiter, table)
    print_office_report(state, report, form, out, delimiter, table)
    return 1 if any(each.finding.severity in SEVERITIES_THAT_FAIL[fail_on] for each in due) else 0
