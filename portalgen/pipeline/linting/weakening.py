"""Finds items whose verdict is certain on main but would become uncertain after merging a submission."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portalgen.editorial.receipts.receipt_evidence import read_receipt_log
from portalgen.lint.submission_review import WeakenedItem
from portalgen.pipeline.linting.lint_job import LintJob
from portalgen.pipeline.linting.run_rules import RuleResults
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.evidence_policy import evidence_policy_of
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.read import read_timeline
from portalgen.timeline.record import Timeline
from portalgen.timeline.weakening import find_weakened_publications, holds_merges_of_its_own


def find_weakened_items(job: LintJob, results: RuleResults, cache: Path | None) -> tuple[WeakenedItem, ...]:
    """Return the items that would lose a certain verdict, sorted by id.

    Return an empty tuple unless a submission is judged and the law is readable.
    """
    judgement, legal = job.judgement, job.legal
    if judgement is None or legal is None or results.context is None:
        return ()
    if not holds_merges_of_its_own(judgement.repository, judgement.tip, judgement.head):
        return ()
    policy = evidence_policy_of(job.portal, legal, read_receipt_log(judgement.repository, judgement.tip))
    main = read_timeline(judgement.repository, judgement.tip, policy, job.options.at, cache)
    weakened = find_weakened_publications(judgement.repository, main, judgement.head, policy, job.options.at)
    after = replace(
        main,
        items={
            identity: replace(times, publication=weakened.get(identity, times.publication))
            for identity, times in main.items.items()
        },
    )
    before_clocks, after_clocks = _clocks(job, main), _clocks(job, after)
    lost = {
        clock.page.id: clock.page.source
        for key, clock in before_clocks.items()
        if clock.standing in ("met", "taken_down", "late") and after_clocks[key].standing == "unproven"
    }
    return tuple(WeakenedItem(identity, path) for identity, path in sorted(lost.items()))


def _clocks(job: LintJob, timeline: Timeline) -> dict[tuple[str, str], ItemClock]:
    assert job.legal is not None  # checked by the caller
    former = job.history.former
    clocks = clocks_of(job.library, job.legal, timeline, job.options.at, kinds=job.portal.kinds, former=former)
    return {(each.page.id, each.deadline.party): each for each in clocks}
