"""Writes the report of a check: to standard output, to report files, and as the exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from portalgen import __version__
from portalgen.cli.loading import replace_text
from portalgen.cli.report_files import describe_sites, write_report
from portalgen.cli.state import REPORT_FORMATS, CommandState, ReportType
from portalgen.diagnostics.model import Severity
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.writer.errors import translate_os_errors

with on_demand():
    from portalgen.lint import baseline as lint_baseline
    from portalgen.lint import report_data
    from portalgen.lint.formats import limit, order
    from portalgen.lint.formats import table as formats_table
    from portalgen.pipeline.linting import scope

if TYPE_CHECKING:
    from portalgen.lint.formats.model import ReportData
    from portalgen.pipeline.linting.options import LintOptions, LintReport

SEVERITIES_THAT_FAIL: Final = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "note": (Severity.ERROR, Severity.WARNING, Severity.NOTE),
    "never": (),
}
_FOR_PEOPLE: Final = ("text", "concise")
"""Formats limited on a terminal to the first findings of each file; report files contain all."""
FINDING_LIMIT: Final = 200
"""The maximum number of findings that text output shows on a terminal. Report files contain all findings."""


format_option: Final[Callable[..., Any]] = click.option(
    "--format", type=click.Choice(REPORT_FORMATS), default="text", help="Định dạng in ra. / Output format.  [text]"
)
report_option: Final[Callable[..., Any]] = click.option(
    "--report",
    "reports",
    type=ReportType(),
    multiple=True,
    help="Ghi thêm báo cáo vào tệp, ví dụ sarif=bao-cao.sarif. / Also write a report, such as sarif=report.sarif.",
)
fail_option: Final[Callable[..., Any]] = click.option(
    "--fail-on",
    type=click.Choice(tuple(SEVERITIES_THAT_FAIL)),
    default="error",
    help="Mức làm lệnh kết thúc với mã 1. / Lowest severity for exit code 1.  [error]",
)


@frozen
class ReportOptions:
    """The format to print, the report files to write, and the lowest severity that makes the check fail."""

    format: str
    reports: tuple[tuple[str, Path], ...]
    fail_on: str
    update_baseline: bool


def print_lint_report(
    state: CommandState, options: LintOptions, report: LintReport, report_options: ReportOptions
) -> int:
    """Print the lint report, write the report files, and return the exit code."""
    data = report_data.build_report_data(
        report.findings,
        report.suppressed_findings,
        report.clocks,
        options.at,
        describe_scope(options, state.language),
        report.checked_count,
        __version__,
        state.language,
    )
    code = print_report(data, report_options.format, report_options.reports, report_options.fail_on, state.language)
    if report_options.update_baseline:
        _update_baseline(state, report)
    return code


def print_report(
    data: ReportData, format: str, reports: tuple[tuple[str, Path], ...], fail_on: str, language: str
) -> int:
    """Write the report files, print the report in the format `format`, and return the exit code."""
    for each, file in reports:
        write_report(file, formats_table.FORMATS[each](data, language), language)
    click.echo(_format_for_terminal(data, format, language), nl=False)
    return 1 if any(each.severity in SEVERITIES_THAT_FAIL[fail_on] for each in data.findings) else 0


def _format_for_terminal(data: ReportData, format: str, language: str) -> str:
    if format not in _FOR_PEOPLE:
        return formats_table.FORMATS[format](data, language)
    shown = limit.limit_by_file(data.findings)
    if format == "text":
        shown = tuple(order.sort_by_severity(shown)[:FINDING_LIMIT])
    text = formats_table.FORMATS[format](replace(data, shown_findings=shown), language)
    more = len(data.findings) - len(shown)
    if not more:
        return text
    notice = (
        f"… and {more} more; --report {format}=FILE contains all"
        if language == "en"
        else f"… và {more} mục nữa; dùng --report {format}=TỆP để ghi đầy đủ"
    )
    lines = text.rstrip("\n").split("\n")
    lines.insert(len(lines) - (format == "text"), notice)  # before the closing sentence
    return "\n".join([*lines, ""])


def describe_scope(options: LintOptions, language: str) -> str:
    """Describe the checked scope in words that an editor understands."""
    en = language == "en"
    if options.base:
        return "this submission" if en else "bài gửi duyệt này"
    if options.staged:
        return "the staged changes" if en else "những gì chờ lưu"
    if options.unsaved:
        return options.unsaved[0]
    if options.paths:
        return ", ".join(options.paths)
    return describe_sites(options.sites, language)


def refuse_partial_update(options: LintOptions) -> None:
    """Raise UsageError if `--update-baseline` is combined with a check of only a part of the portal."""
    parts = {
        "--site": options.sites,
        "--base": options.base,
        "--staged": options.staged,
        "--stdin-filename": options.unsaved,
        "PATHS": options.paths and "" not in scope.resolve_lint_paths(options),
    }
    given = next((name for name, value in parts.items() if value), "")
    if given:
        raise UsageError(
            f"--update-baseline cần kiểm tra toàn bộ cổng để biết mục nào của {lint_baseline.BASELINE} không còn; bỏ "
            f"{'đường dẫn' if given == 'PATHS' else given} rồi chạy lại",
            "--update-baseline requires a check of the whole portal, to find fixed entries of "
            f"{lint_baseline.BASELINE}; omit {given} and run the command again",
        )


def _update_baseline(state: CommandState, report: LintReport) -> None:
    baseline = lint_baseline.read_baseline(state.root)
    if not report.is_complete:
        raise UsageError(
            f"{lint_baseline.BASELINE} chỉ cập nhật được khi cấu hình không còn lỗi; sửa lỗi cấu hình ở trên rồi chạy lại",
            f"{lint_baseline.BASELINE} can be updated only if the configuration has no errors; fix the errors above "
            "and run the command again",
        )
    if baseline.exists and not baseline.readable:
        raise UsageError(
            f"không đọc được {lint_baseline.BASELINE}; khôi phục hoặc xóa tệp này",
            f"{lint_baseline.BASELINE} cannot be read; restore or delete it",
        )
    before = len(baseline.entries)
    text = (
        lint_baseline.shrink_baseline(baseline, report.all_findings)
        if baseline.exists
        else lint_baseline.create_baseline(report.all_findings)
    )
    with translate_os_errors(state.root / lint_baseline.BASELINE):
        replace_text(state.root, lint_baseline.BASELINE, text)
    after = len(lint_baseline.read_baseline(state.root).entries)
    vi, en = (
        f"{lint_baseline.BASELINE}: {before} → {after} mục",
        f"{lint_baseline.BASELINE}: {before} → {after} entries",
    )
    click.echo(en if state.language == "en" else vi, err=True)
