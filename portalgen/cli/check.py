"""`portalgen check`."""

from __future__ import annotations

from datetime import datetime

import click

from portalgen.cli.state import CommandState, Reports, at_option, jobs_option, now, result_report_option, site_option
from portalgen.cli.terminal import format_diagnostic_counts, print_diagnostics, show_progress
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import report_files
    from portalgen.pipeline import check as pipeline_check
    from portalgen.pipeline import options as pipeline_options


@click.command(
    "check",
    short_help="Check for everything that build would refuse.",
    epilog="Ví dụ / Example:  portalgen check --site sngv",
)
@site_option
@at_option
@click.option(
    "--drafts", is_flag=True, help="Cả bài nháp, hẹn giờ, hết hạn. / Include drafts, scheduled and expired pages."
)
@jobs_option
@result_report_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "github")),
    default="text",
    help="Dạng in ra; github hiện lỗi cạnh dòng của bài gửi duyệt. / Output format; github shows errors next to the lines of a submission.  [text]",
)
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    at: datetime | None,
    drafts: bool,
    jobs: int,
    reports: Reports,
    form: str,
) -> int:
    """Kiểm tra mọi điều mà build sẽ từ chối, và dấu Markdown còn sót, không ghi gì. / Check for everything that "
    "build would refuse, and for leftover Markdown marks; writes nothing."""
    options = pipeline_options.BuildOptions(state.root, state.root / "public", at or now(), sites, drafts, True, jobs)
    with show_progress(state.language) as show:
        result = pipeline_check.check(options, show)
    report_files.write_result_reports(reports, result, options, state.language)
    if form == "github":
        click.echo(report_files.format_result(result, "github", options, state.language), nl=False)
    print_diagnostics(result.diagnostics, state.language, result.findings)
    if not result.diagnostics and not result.findings:
        click.echo(format_diagnostic_counts(result.diagnostics, state.language))
    return 1 if result.has_failed else 0
