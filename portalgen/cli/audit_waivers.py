"""`portalgen audit waivers`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.questions import waiver_approvals


@click.command(
    "waivers",
    short_help="Show the approval of each waiver.",
    epilog="Ví dụ / Example:  portalgen audit waivers --for snv-ke-hoach",
)
@click.option("--for", "target", default="", metavar="ID", help="Chỉ bài hoặc trang này. / Only this item or site.")
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    target: str,
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Mỗi mục miễn áp dụng từng có trong bản chính: vào lúc nào, ai đã ký duyệt việc đó.

    List every waiver that was ever on main: when it was added, and by whose signatures that change was approved.
    """
    source = read_audit(state, ref, genesis, at, cache_folder)
    report = waiver_approvals.report_waivers(
        source.audit, waiver_approvals.read_waiver_arrivals(source.repository, source.audit), target
    )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
