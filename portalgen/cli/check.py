"""`portalgen check`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portalgen.cli.state import CommandState, at_option, jobs_option, now, site_option
from portalgen.cli.terminal import (
    format_diagnostic_counts,
    print_diagnostics,
    show_progress,
    write_json_report,
)

if TYPE_CHECKING:
    from portalgen.pipeline.options import BuildResult


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
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "github")),
    default="text",
    help="Dạng in ra; github hiện lỗi cạnh dòng của bài gửi duyệt. / What is printed; github shows faults beside the lines of a submission.  [text]",
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
    """Kiểm tra mọi điều mà build sẽ từ chối, và dấu Markdown còn sót, không ghi gì. / Everything that build would refuse, and marks left in the text."""
    from portalgen.pipeline.check import check
    from portalgen.pipeline.options import BuildOptions

    options = BuildOptions(state.root, state.root / "public", at or now(), sites, drafts, True, jobs)
    with show_progress(state.language) as show:
        result = check(options, show)
    severities = {each.diagnostic: each.severity for each in result.findings}
    write_json_report(report, (*result.diagnostics, *severities), state.language, severities)
    if form == "github":
        click.echo(_format_annotations(result, options.at, state.language), nl=False)
    print_diagnostics(result.diagnostics, state.language, result.findings)
    if not result.diagnostics and not result.findings:
        click.echo(format_diagnostic_counts(result.diagnostics, state.language))
    return 1 if result.has_failed else 0


def _format_annotations(result: BuildResult, at: datetime, language: str) -> str:
    """Return what was found as the forge's annotations: beside what people read in the log, not in its place."""
    from portalgen import __version__
    from portalgen.config.lint_settings import LintSettings
    from portalgen.lint.findings import build_findings
    from portalgen.lint.formats.github import as_github
    from portalgen.lint.formats.model import ReportData
    from portalgen.lint.model import Violation

    findings = build_findings((Violation(each) for each in result.diagnostics), LintSettings(), {})
    return as_github(ReportData((*findings, *result.findings), at, "", 0, __version__), language)
