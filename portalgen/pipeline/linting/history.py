"""What the history adds to a check: the submission that is looked at, and when items were submitted and published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import (
    HEAD,
    Repository,
    find_merge_base,
    open_repository,
    resolve_head,
    resolve_revision,
)
from portalgen.history.worktree import find_changes_since, find_staged_changes
from portalgen.lint.context import HistoryState
from portalgen.pipeline.linting.judgement import Judgement
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.linting.submission import Submission, read_submission
from portalgen.timeline.model import EvidencePolicy, ItemTimes
from portalgen.timeline.read import read_open_submission, read_timeline


@dataclass(frozen=True, slots=True)
class LintHistory:
    """`times` is None where the history is not there or only in part."""

    state: HistoryState
    submission: Submission | None = None
    times: Mapping[str, ItemTimes] | None = None


_MAIN: Final = ("refs/remotes/origin/main", "refs/heads/main", "refs/remotes/origin/master", "refs/heads/master")


def read_lint_history(
    options: LintOptions,
    portal: Portal,
    library: Library,
    legal: LegalSettings | None,
    settings: LintSettings,
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
        times = _times_of_submission(judgement, _policy_of(legal, settings), options.at, cache)
        return LintHistory("whole", judged, times)
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
    return LintHistory("whole", submission, _times(repository, _policy_of(legal, settings), options.at, cache))


def _policy_of(legal: LegalSettings, settings: LintSettings) -> EvidencePolicy:
    return EvidencePolicy(legal.evidence_starts, settings.merge_method, settings.forge_committers)


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


def _times_of_submission(
    judgement: Judgement, policy: EvidencePolicy, at: datetime, cache: Path | None
) -> Mapping[str, ItemTimes]:
    if isinstance(policy.starts, str):
        _check_start(judgement.repository, policy.starts)
    return read_open_submission(
        judgement.repository, judgement.tip, judgement.head, judgement.changes.paths, policy, at, cache
    )


def _times(repository: Repository, policy: EvidencePolicy, at: datetime, cache: Path | None) -> Mapping[str, ItemTimes]:
    if isinstance(policy.starts, str):
        _check_start(repository, policy.starts)
    line = _main_line(repository)
    if line is None:
        return read_timeline(repository, HEAD, policy, at, cache).items
    merged = read_timeline(repository, line, policy, at, cache).items
    paths = find_changes_since(repository, line).paths
    return {**merged, **read_open_submission(repository, line, resolve_head(repository), paths, policy, at, cache)}


def _main_line(repository: Repository) -> str | None:
    """The main history that what is checked out has left, so that it is a submission; None where it has not."""
    here = resolve_head(repository)
    for name in _MAIN:
        try:
            there = resolve_revision(repository, name)
            return None if find_merge_base(repository, there, here) == here else name
        except (UsageError, UnusableEnvironmentError):
            continue
    return None
