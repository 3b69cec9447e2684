"""`portalgen report disposal`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, ref_option
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, exact_now, site_option
from portalgen.errors import UnusableEnvironmentError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import terminal
    from portalgen.config import retention as config_retention
    from portalgen.diagnostics import model as diagnostics_model
    from portalgen.diagnostics import sentences
    from portalgen.editorial.deadlines import main_content
    from portalgen.reports import disposal, report_content


@click.command(
    "disposal",
    short_help="List items past their retention period.",
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

    List items past their retention period in site-config/legal/retention.yaml (Art. 11(2) of Decision 2111). They are
    not removed automatically. Kinds without a confirmed period are listed separately. Tables: items, kinds.
    """
    with report_content.open_report_content(state.root, ref, at or exact_now(), cache_folder) as content:
        main_content.check_site_ids(content.portal, sites)
        retention, diagnostics = config_retention.load_retention(content.portal.root, content.portal.kinds)
        terminal.print_diagnostics(diagnostics, state.language)
        if any(sentences.severity_of(each) is diagnostics_model.Severity.ERROR for each in diagnostics):
            raise UnusableEnvironmentError(
                f"{config_retention.RETENTION_FILE} có lỗi, xem ở trên; sửa rồi chạy lại",
                f"{config_retention.RETENTION_FILE} has errors, see above; fix them and run this again",
            )
        report = disposal.report_disposal(content, retention, sites or tuple(each.id for each in content.portal.sites))
    print_office_report(state, report, form, out, delimiter, table)
    return 0
