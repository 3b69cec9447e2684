"""The findings shown by the preview: from linter and build, or from the build alone."""

from __future__ import annotations

from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.diagnostics.model import Diagnostic
from portalgen.lint.findings import build_findings
from portalgen.lint.formats.order import sort_by_place
from portalgen.lint.model import Finding, Violation
from portalgen.on_demand import on_demand
from portalgen.pipeline.linting.options import LintOptions, LintReport

with on_demand():
    from portalgen.pipeline import lint


def run_check(options: LintOptions, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
    """Return the findings of linter and build, by place. Raises the errors of `portalgen.pipeline.lint.lint`."""
    report = lint.lint(options)
    # Waivers and settings of sites that do not exist are reported by the linter already.
    settings, _ = load_lint_settings(options.root, ())
    return add_build_findings(report, built, settings)


def add_build_findings(
    report: LintReport, built: tuple[Diagnostic, ...], settings: LintSettings
) -> tuple[Finding, ...]:
    """Return the report's findings, and the other diagnostics of a build at the severity of the settings."""
    reported = {each.diagnostic for each in report.findings} | {
        each.finding.diagnostic for each in report.suppressed_findings
    }
    rest = (Violation(each) for each in built if each not in reported)
    return tuple(sort_by_place((*report.findings, *build_findings(rest, settings, {}))))


def findings_of_build(built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
    """Return the diagnostics of a build as findings, for when the rules could not be run."""
    return build_findings((Violation(each) for each in built), LintSettings(), {})
