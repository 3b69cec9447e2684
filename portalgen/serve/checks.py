"""What the preview shows as findings: those of the linter, and what only a whole build can find."""

from __future__ import annotations

from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.diagnostics.model import Diagnostic
from portalgen.lint.findings import findings_of
from portalgen.lint.formats.order import by_place
from portalgen.lint.model import Finding, Hit
from portalgen.pipeline.linting.options import LintOptions, LintReport


def check(options: LintOptions, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
    """The findings of the linter and of the build, by place. Raises what `portalgen.pipeline.lint.lint` raises."""
    from portalgen.pipeline.lint import lint

    report = lint(options)
    # Waivers and settings of sites that do not exist are faults that the linter has told.
    settings, _ = load_lint_settings(options.root, ())
    return with_built(report, built, settings)


def with_built(report: LintReport, built: tuple[Diagnostic, ...], settings: LintSettings) -> tuple[Finding, ...]:
    """The report's findings, and the diagnostics of a build that it did not judge, at the severity of the settings."""
    judged = {each.diagnostic for each in report.findings} | {each.finding.diagnostic for each in report.set_aside}
    rest = (Hit(each) for each in built if each not in judged)
    return tuple(by_place((*report.findings, *findings_of(rest, settings, {}))))


def built_alone(built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
    """The diagnostics of a build as findings, for when the rules could not be asked."""
    return findings_of((Hit(each) for each in built), LintSettings(), {})
