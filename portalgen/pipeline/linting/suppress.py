"""Applies suppressions (comments, waivers and the baseline) to findings, and reports errors in the suppressions."""

from __future__ import annotations

from dataclasses import replace

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.lint.apply_suppressions import apply_suppressions
from portalgen.lint.baseline import Baseline, BaselineEntry, find_added_entries, read_baseline
from portalgen.lint.findings import build_findings, finding_sort_key
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Finding
from portalgen.lint.run import run_suppression_rules
from portalgen.pipeline.linting.lint_job import LintJob
from portalgen.pipeline.linting.run_rules import RuleResults


def suppress_findings(job: LintJob, results: RuleResults) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return (findings, suppressed findings). The findings include those about the suppressions themselves."""
    portal, pages = job.portal, job.library.pages
    subjects = {page.source: f"{page.id} {page.language}" for page in pages}
    waivers = portal.root / WAIVERS_FILE
    findings, suppressed, outcome = apply_suppressions(
        build_findings(results.violations, job.settings, subjects),
        results.suppressions,
        job.settings.waivers,
        read_baseline(portal.root),
        _find_baseline_growth(job, read_baseline(portal.root)),
        {page.source: page.id for page in pages},
        job.options.at,
        waivers.read_text("utf-8-sig") if job.settings.waivers else "",
    )
    stale = tuple(each for each in outcome.stale_entries if job.scope.covers_file(each.path))
    timeline = job.history.timeline
    since = timeline.rules.waivers if timeline is not None else {}
    outcome = replace(outcome, stale_entries=stale, waivers_since=since)
    about = build_findings(run_suppression_rules(outcome), job.settings, subjects)
    return tuple(sorted((*findings, *about), key=finding_sort_key)), suppressed


def _find_baseline_growth(job: LintJob, current: Baseline) -> tuple[BaselineEntry, ...]:
    """Return the growth of the baseline: the submission's, unless approved.

    With staged changes, the first baseline is not growth: somebody has to create it.
    """
    submission, judgement = job.history.submission, job.judgement
    if submission is None or (judgement is not None and judgement.is_approved):
        return ()
    if judgement is None:
        return find_added_entries(current, submission.baseline) if submission.baseline.exists else ()
    proposed = read_baseline(judgement.proposal) if judgement.proposal is not None else current
    return find_added_entries(proposed, submission.baseline)
