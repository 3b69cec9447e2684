"""The history used by a lint run: the submission, and the times at which items were submitted and published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portalgen.config.legal import LegalSettings
from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.editorial.deadlines.past_settings import read_former_settings
from portalgen.editorial.receipts.receipt_evidence import read_receipt_log
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.repository import Repository, find_merge_base, open_repository
from portalgen.history.revisions import MAIN_REFERENCES, list_references, resolve_head, resolve_revision
from portalgen.history.worktree import find_changes_from, find_staged_changes
from portalgen.lint.context import HistoryState
from portalgen.pipeline.linting.judgement import Judgement
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.linting.submission import Submission, read_submission
from portalgen.timeline.evidence_policy import evidence_policy_of
from portalgen.timeline.former_settings import FormerSettings
from portalgen.timeline.model import EvidencePolicy
from portalgen.timeline.read import read_open_submission, read_timeline
from portalgen.timeline.record import Timeline


@frozen
class LintHistory:
    """`timeline` is None if the history is missing or incomplete."""

    state: HistoryState
    submission: Submission | None = None
    timeline: Timeline | None = None
    former: FormerSettings | None = None
    """The legal settings of main since the adoption; None if they never changed."""


def read_lint_history(
    options: LintOptions,
    portal: Portal,
    library: Library,
    legal: LegalSettings | None,
    cache: Path | None,
    judgement: Judgement | None = None,
) -> LintHistory:
    """Return the history as far as it is available. For a submission, it is taken from `judgement`.

    Raises UsageError if `evidence_starts` names an unknown commit, and UnusableEnvironmentError if staged changes are
    requested outside a repository.
    """
    if judgement is not None:
        judged = read_submission(judgement.repository, judgement.changes, portal, library)
        if legal is None:
            return LintHistory("whole", judged)
        receipts = read_receipt_log(judgement.repository, judgement.tip)
        policy = evidence_policy_of(portal, legal, receipts)
        timeline = _timeline_of_submission(judgement, policy, options.at, cache)
        former = read_former_settings(judgement.repository, timeline, legal, options.at, cache)
        return LintHistory("whole", judged, timeline, former)
    try:
        repository = open_repository(options.root)
        here = _head_of(repository)
    except UnusableEnvironmentError:
        if options.staged:
            raise
        return LintHistory("none")
    if not here and not options.staged:
        return LintHistory("none")
    submission = None
    if options.staged:
        submission = read_submission(repository, find_staged_changes(repository), portal, library)
    if repository.is_shallow:
        return LintHistory("shallow", submission)
    if legal is None or not here:
        return LintHistory("whole" if legal is None else "none", submission)
    departure = _find_departure(repository, here)
    receipts = read_receipt_log(repository, departure[0] if departure is not None else here)
    policy = evidence_policy_of(portal, legal, receipts)
    timeline = _timeline(repository, here, departure, policy, options.at, cache)
    former = read_former_settings(repository, timeline, legal, options.at, cache)
    return LintHistory("whole", submission, timeline, former)


def _head_of(repository: Repository) -> str:
    """Return the id of the checked-out commit; empty before the first commit."""
    try:
        return resolve_head(repository)
    except UnusableEnvironmentError:
        return ""


def _check_start(repository: Repository, starts: str) -> None:
    try:
        resolve_revision(repository, starts)
    except UsageError:
        raise UsageError(
            f"site-config/legal/deadlines.yaml: evidence_starts `{starts}` không có trong lịch sử của kho; "
            "ghi một ngày, ví dụ 2026-11-25, hoặc mã đúng",
            f"site-config/legal/deadlines.yaml: evidence_starts `{starts}` is not in the history of the repository; "
            "write a day such as 2026-11-25, or the right id",
        ) from None


def _timeline_of_submission(judgement: Judgement, policy: EvidencePolicy, at: datetime, cache: Path | None) -> Timeline:
    if isinstance(policy.starts, str):
        _check_start(judgement.repository, policy.starts)
    return read_open_submission(
        judgement.repository,
        judgement.tip,
        judgement.head,
        judgement.changes.paths,
        policy,
        at,
        cache,
        unwritten=judgement.unwritten or {},
    )


def _timeline(
    repository: Repository,
    here: str,
    departure: tuple[str, str] | None,
    policy: EvidencePolicy,
    at: datetime,
    cache: Path | None,
) -> Timeline:
    """Return the times of items; `here` is the id of the checked-out commit, `departure` as in `_find_departure`."""
    if isinstance(policy.starts, str):
        _check_start(repository, policy.starts)
    if departure is None:
        return read_timeline(repository, here, policy, at, cache)
    line, fork = departure
    merged = read_timeline(repository, line, policy, at, cache)
    paths = find_changes_from(repository, fork).paths
    waiting = read_open_submission(repository, line, here, paths, policy, at, cache, merged)
    return replace(
        merged,
        items={**merged.items, **waiting.items},
        records={key: each for key, each in merged.records.items() if key not in waiting.former},
        former=waiting.former,
    )


def _find_departure(repository: Repository, here: str) -> tuple[str, str] | None:
    """Return (newest commit of main's history, its merge base with `here`), as ids.

    None if `here` is on main's history, and so not a submission.
    """
    for there in list_references(repository, MAIN_REFERENCES).values():
        try:
            fork = find_merge_base(repository, there, here)
        except UnusableEnvironmentError:
            continue
        return None if fork == here else (there, fork)
    return None
