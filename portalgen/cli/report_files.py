"""Writes the reports of `check` and `build`, in the formats of the linter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from portalgen import __version__
from portalgen.cli.state import LIST_REPORT, Reports
from portalgen.cli.terminal import write_json_report
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import lint_settings
    from portalgen.lint import findings as lint_findings
    from portalgen.lint import model as lint_model
    from portalgen.lint.formats import model as formats_model
    from portalgen.lint.formats import table as formats_table
    from portalgen.writer import errors as writer_errors

if TYPE_CHECKING:
    from portalgen.pipeline.options import BuildOptions, BuildResult


def write_result_reports(reports: Reports, result: BuildResult, options: BuildOptions, language: str) -> None:
    """Write the reports of a check or build."""
    for format, file in reports:
        if format == LIST_REPORT:
            severities = {each.diagnostic: each.severity for each in result.findings}
            create_folder(file, language)
            write_json_report(file, (*result.diagnostics, *severities), language, severities)
        else:
            write_report(file, format_result(result, format, options, language), language)


def format_result(result: BuildResult, format: str, options: BuildOptions, language: str) -> str:
    """Return the errors and findings of a check or build in one of `REPORT_FORMATS`."""
    findings = lint_findings.build_findings(
        (lint_model.Violation(each) for each in result.diagnostics), lint_settings.LintSettings(), {}
    )
    scope = describe_sites(options.sites, language)
    data = formats_model.ReportData((*findings, *result.findings), options.at, scope, None, __version__)
    return formats_table.FORMATS[format](data, language)


def describe_sites(sites: tuple[str, ...], language: str) -> str:
    """Describe the sites that were asked for; none means the whole portal."""
    en, names = language == "en", ", ".join(sites)
    if names:
        return f"site {names}" if en else f"trang {names}"
    return "the whole portal" if en else "toàn bộ cổng"


def write_report(file: Path, text: str, language: str) -> None:
    """Write a report to `file`. If its folder is missing, it is created with a notice."""
    create_folder(file, language)
    with writer_errors.translate_os_errors(file):
        file.write_bytes(text.encode("utf-8", "replace"))


def create_folder(file: Path, language: str) -> None:
    """Create the folder of the report `file` if it is missing, and print a notice."""
    folder = file.parent
    with writer_errors.translate_os_errors(file):
        try:
            folder.mkdir()
        except FileExistsError:
            return
    text = f"created folder `{folder}` for the report" if language == "en" else f"đã tạo thư mục `{folder}` cho báo cáo"
    click.echo(text, err=True)
