"""`portalgen audit due`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.lint_report import SEVERITIES_THAT_FAIL, fail_option
from portalgen.cli.office_history import cache_option, choose_cache_folder, open_audited_main, ref_option
from portalgen.cli.office_report import OfficeReportType, print_office_report, report_options, write_office_report
from portalgen.cli.state import CommandState, at_option, site_option


@click.command(
    "due",
    short_help="What falls due, among what is published and what waits.",
    epilog="Ví dụ / Example:  portalgen audit due --fail-on note --report markdown=tom-tat.md",
)
@site_option
@at_option
@ref_option
@fail_option
@click.option(
    "--report",
    "reports",
    type=OfficeReportType(),
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

    What is due soon, overdue, or gives nothing to count from: of what main holds, then of every submission that waits, by
    main's rules; emergencies whose approval is owed, and offers without an answer. Nothing of a submission is run. For a timer: the exit code is 1 where anything reaches --fail-on.
    """
    from portalgen.editorial.audit.approval_audit import audit_approvals
    from portalgen.editorial.deadlines.due_findings import find_due
    from portalgen.editorial.deadlines.due_report import report_due
    from portalgen.editorial.deadlines.main_content import add_settings_note
    from portalgen.editorial.deadlines.open_items import read_open_work
    from portalgen.editorial.offers.landed_offers import find_record_paths

    with open_audited_main(state, ref, at, cache_folder, sites) as content:
        cache = choose_cache_folder(content.repository, state, cache_folder)
        work = read_open_work(content, cache, sites)
        has_emergencies = bool(find_record_paths(content.repository, content.tip, ("emergency",)))
        audit = audit_approvals(content.repository, content.tip, None, content.at, cache) if has_emergencies else None
        due = find_due(content, work, sites, audit)
        report = add_settings_note(report_due(content, work, due, state.language), content)
    for other, file in reports:
        write_office_report(state, report, other, file, delimiter, table)
    print_office_report(state, report, form, out, delimiter, table)
    return 1 if any(each.finding.severity in SEVERITIES_THAT_FAIL[fail_on] for each in due) else 0
