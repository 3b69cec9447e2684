"""Applies what suppresses findings: comments, waivers and the baseline; and reports what is wrong with these."""

from __future__ import annotations

from dataclasses import replace

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.lint.apply_suppressions import apply_suppressions
from portalgen.lint.baseline import read_baseline
from portalgen.lint.findings import build_findings, finding_sort_key
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Finding
from portalgen.lint.run import run_suppression_rules
from portalgen.pipeline.linting.lint_job import LintJob
from portalgen.pipeline.linting.run_rules import RuleResults


def suppress_findings(job: LintJob, results: RuleResults) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return (the findings that count, with those about suppression itself; the suppressed ones)."""
    portal, pages, submission = job.portal, job.library.pages, job.history.submission
    subjects = {page.source: f"{page.id} {page.language}" for page in pages}
    waivers = portal.root / WAIVERS_FILE
    findings, suppressed, outcome = apply_suppressions(
        build_findings(results.violations, job.settings, subjects),
        results.suppressions,
        job.settings.waivers,
        read_baseline(portal.root),
        submission.baseline if submission else None,
        {page.source: page.id for page in pages},
        job.options.at,
        waivers.read_text("utf-8-sig") if job.settings.waivers else "",
    )
    stale = tuple(each for each in outcome.stale_entries if job.scope.covers_file(each.path))
    about = build_findings(run_suppression_rules(replace(outcome, stale_entries=stale)), job.settings, subjects)
    return tuple(sorted((*findings, *about), key=finding_sort_key)), suppressed
