"""`portalgen report disposal`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, ref_option
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, exact_now, site_option
from portalgen.errors import UnusableEnvironmentError


@click.command(
    "disposal",
    short_help="Items whose time on the portal is over.",
    epilog="Ví dụ / Example:  portalgen report disposal --at 2027-01-01 --out het-han-luu-giu.docx",
)
@site_option
@at_option
@ref_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    at: datetime | None,
    ref: str | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Danh mục bài đã hết thời hạn lưu giữ trên cổng (Điều 11(2) QĐ 2111) theo site-config/legal/retention.yaml. Không có gì
    tự bị gỡ; loại bài chưa có thời hạn được xác nhận được nêu riêng.

    Items that were kept as long as site-config/legal/retention.yaml says. Nothing is taken down; kinds without a confirmed
    length are listed as such. Tables: items, kinds.
    """
    from portalgen.cli.terminal import print_diagnostics
    from portalgen.config.retention import RETENTION_FILE, load_retention
    from portalgen.diagnostics.model import Severity
    from portalgen.diagnostics.sentences import severity_of
    from portalgen.editorial.deadlines.main_content import check_site_ids
    from portalgen.reports.disposal import report_disposal
    from portalgen.reports.report_content import open_report_content

    with open_report_content(state.root, ref, at or exact_now(), cache_folder) as content:
        check_site_ids(content.portal, sites)
        retention, diagnostics = load_retention(content.portal.root, content.portal.kinds)
        print_diagnostics(diagnostics, state.language)
        if any(severity_of(each) is Severity.ERROR for each in diagnostics):
            raise UnusableEnvironmentError(
                f"{RETENTION_FILE} có lỗi, xem ở trên; sửa rồi chạy lại", f"{RETENTION_FILE} has faults, see above"
            )
        report = report_disposal(content, retention, sites or tuple(each.id for each in content.portal.sites))
    print_office_report(state, report, form, out, delimiter, table)
    return 0
