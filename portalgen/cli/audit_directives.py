"""`portalgen audit directives`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.questions import directives


@click.command(
    "directives",
    short_help="List the boards' directives and their documents.",
    epilog="Ví dụ / Example:  portalgen audit directives --site snv",
)
@click.option("--site", default="", metavar="ID", help="Chỉ trang này. / Only this site.")
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Ban Biên tập đã chỉ đạo gì, văn bản nào, ai ký (Điều 9(1)); và những thời hạn đặt theo chỉ đạo trong cấu hình.

    List the boards' directives with their documents and signers (Art. 9(1)), and the time limits that the configuration
    takes from them.
    """
    source = read_audit(state, ref, genesis, at, cache_folder)
    with main_content.open_main_content(
        source.repository, source.audit.tip, source.at, source.cache_folder, has_library=False
    ) as content:
        report = main_content.add_settings_note(
            directives.report_directives(source.audit, content.legal.site_limits, site), content
        )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
