"""What the history adds to a check: the submission that is looked at, and when items were submitted and published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from portalgen.config.legal import LegalSettings
from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.editorial.receipts.receipt_evidence import read_receipt_log
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import Repository, find_merge_base, open_repository
from portalgen.history.revisions import HEAD, MAIN_REFERENCES, list_references, resolve_head, resolve_revision
from portalgen.history.worktree import find_changes_since, find_staged_changes
from portalgen.lint.context import HistoryState
from portalgen.pipeline.linting.judgement import Judgement
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.linting.submission import Submission, read_submission
from portalgen.timeline.evidence_policy import evidence_policy_of
from portalgen.timeline.model import EvidencePolicy
from portalgen.timeline.read import read_open_submission, read_timeline
from portalgen.timeline.record import Timeline


@dataclass(frozen=True, slots=True)
class LintHistory:
    """`timeline` is None where the history is not there or only in part."""

    state: HistoryState
    submission: Submission | None = None
    timeline: Timeline | None = None


def read_lint_history(
    options: LintOptions,
    portal: Portal,
    library: Library,
    legal: LegalSettings | None,
    cache: Path | None,
    judgement: Judgement | None = None,
) -> LintHistory:
    """The past, as far as it is there; of a submission, `judgement` has it.

    Raises UsageError where `evidence_starts` names a commit that is not there, UnusableEnvironmentError where what waits
    to be committed is asked for outside a repository.
    """
    if judgement is not None:
        judged = read_submission(judgement.repository, judgement.changes, portal, library)
        if legal is None:
            return LintHistory("whole", judged)
        receipts = read_receipt_log(judgement.repository, judgement.tip)
        policy = evidence_policy_of(portal, legal, receipts)
        return LintHistory("whole", judged, _timeline_of_submission(judgement, policy, options.at, cache))
    try:
        repository = open_repository(options.root)
        if not options.staged:
            resolve_head(repository)
    except UnusableEnvironmentError:
        if options.staged:
            raise
        return LintHistory("none")
    submission = None
    if options.staged:
        submission = read_submission(repository, find_staged_changes(repository), portal, library)
    if repository.is_shallow:
        return LintHistory("shallow", submission)
    if legal is None or not _is_born(repository):
        return LintHistory("whole" if legal is None else "none", submission)
    line = _main_line(repository)
    receipts = read_receipt_log(repository, line or resolve_head(repository))
    policy = evidence_policy_of(portal, legal, receipts)
    return LintHistory("whole", submission, _timeline(repository, line, policy, options.at, cache))


def _is_born(repository: Repository) -> bool:
    try:
        resolve_head(repository)
    except UnusableEnvironmentError:
        return False
    return True


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
        judgement.repository, judgement.tip, judgement.head, judgement.changes.paths, policy, at, cache
    )


def _timeline(
    repository: Repository, line: str | None, policy: EvidencePolicy, at: datetime, cache: Path | None
) -> Timeline:
    if isinstance(policy.starts, str):
        _check_start(repository, policy.starts)
    if line is None:
        return read_timeline(repository, HEAD, policy, at, cache)
    merged = read_timeline(repository, line, policy, at, cache)
    paths = find_changes_since(repository, line).paths
    waiting = read_open_submission(repository, line, resolve_head(repository), paths, policy, at, cache)
    return replace(
        merged,
        items={**merged.items, **waiting.items},
        records={key: each for key, each in merged.records.items() if key not in waiting.former},
        former=waiting.former,
    )


def _main_line(repository: Repository) -> str | None:
    """Return the id of main's newest commit if the commit that is checked out has left main; None if it has not."""
    here = resolve_head(repository)
    for there in list_references(repository, MAIN_REFERENCES).values():
        try:
            return None if find_merge_base(repository, there, here) == here else there
        except UnusableEnvironmentError:
            continue
    return None
