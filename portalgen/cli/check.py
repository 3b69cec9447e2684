"""`portalgen check`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen import __version__
from portalgen.cli.state import CommandState, at_option, jobs_option, now, site_option
from portalgen.cli.terminal import (
    format_diagnostic_counts,
    print_diagnostics,
    show_progress,
    write_json_report,
)
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import lint_settings
    from portalgen.lint import findings as lint_findings
    from portalgen.lint import model as lint_model
    from portalgen.lint.formats import github
    from portalgen.lint.formats import model as formats_model
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
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    default=None,
    help="Ghi mọi lỗi ra tệp JSON. / Write all findings as JSON.",
)
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
    report: Path | None,
    form: str,
) -> int:
    """Kiểm tra mọi điều mà build sẽ từ chối, và dấu Markdown còn sót, không ghi gì. / Check for everything that "
    "build would refuse, and for leftover Markdown marks; writes nothing."""
    options = pipeline_options.BuildOptions(state.root, state.root / "public", at or now(), sites, drafts, True, jobs)
    with show_progress(state.language) as show:
        result = pipeline_check.check(options, show)
    severities = {each.diagnostic: each.severity for each in result.findings}
    write_json_report(report, (*result.diagnostics, *severities), state.language, severities)
    if form == "github":
        click.echo(_format_annotations(result, options.at, state.language), nl=False)
    print_diagnostics(result.diagnostics, state.language, result.findings)
    if not result.diagnostics and not result.findings:
        click.echo(format_diagnostic_counts(result.diagnostics, state.language))
    return 1 if result.has_failed else 0


def _format_annotations(result: pipeline_options.BuildResult, at: datetime, language: str) -> str:
    """Return the diagnostics as annotations of the forge, in addition to the text in the log."""
    findings = lint_findings.build_findings(
        (lint_model.Violation(each) for each in result.diagnostics), lint_settings.LintSettings(), {}
    )
    return github.as_github(formats_model.ReportData((*findings, *result.findings), at, "", 0, __version__), language)
