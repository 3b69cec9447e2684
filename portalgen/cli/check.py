"""`portalgen check`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.report import (
    format_diagnostic_counts,
    print_diagnostics,
    show_progress,
    write_json_report,
)
from portalgen.cli.state import CommandState, at_option, jobs_option, now, site_option


@click.command(
    "check",
    short_help="Check what build would refuse.",
    epilog="Ví dụ / Example:  portalgen check --site sngv",
)
@site_option
@at_option
@click.option(
    "--drafts", is_flag=True, help="Cả bài nháp, hẹn giờ, hết hạn. / Drafts, scheduled and expired pages too."
)
@jobs_option
@click.option(
    "--report", type=click.Path(path_type=Path), default=None, help="Ghi mọi lỗi ra tệp JSON. / All findings as JSON."
)
@click.pass_obj
def command(
    state: CommandState, sites: tuple[str, ...], at: datetime | None, drafts: bool, jobs: int, report: Path | None
) -> int:
    """Kiểm tra mọi điều mà build sẽ từ chối, và dấu Markdown còn sót, không ghi gì. / Everything that build would refuse, and marks left in the text."""
    from portalgen.pipeline.check import check
    from portalgen.pipeline.options import BuildOptions

    options = BuildOptions(state.root, state.root / "public", at or now(), sites, drafts, True, jobs)
    with show_progress(state.language) as show:
        result = check(options, show)
    severities = {each.diagnostic: each.severity for each in result.findings}
    write_json_report(report, (*result.diagnostics, *severities), state.language, severities)
    print_diagnostics(result.diagnostics, state.language, result.findings)
    if not result.diagnostics and not result.findings:
        click.echo(format_diagnostic_counts(result.diagnostics, state.language))
    return 1 if result.has_failed else 0
