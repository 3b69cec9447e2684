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
    require_full_history,
    resolve_head,
    resolve_revision,
)
from portalgen.history.worktree import find_changes_since, find_staged_changes
from portalgen.lint.context import HistoryState
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
) -> LintHistory:
    """The past, as far as it is there. Raises UsageError and UnusableEnvironmentError where a base is asked for in vain."""
    asked = bool(options.base) or options.staged
    try:
        repository = open_repository(options.root)
        if not options.staged:
            resolve_head(repository)
    except UnusableEnvironmentError:
        if asked:
            raise
        return LintHistory("none")
    if options.base:
        require_full_history(repository)
    submission = _submission(options, repository, portal, library) if asked else None
    if repository.is_shallow:
        return LintHistory("shallow", submission)
    if legal is None or not _is_born(repository):
        return LintHistory("whole" if legal is None else "none", submission)
    policy = EvidencePolicy(legal.evidence_starts, settings.merge_method, settings.forge_committers)
    return LintHistory("whole", submission, _times(options, repository, policy, options.at, cache))


def _is_born(repository: Repository) -> bool:
    try:
        resolve_head(repository)
    except UnusableEnvironmentError:
        return False
    return True


def _submission(options: LintOptions, repository: Repository, portal: Portal, library: Library) -> Submission:
    changes = find_staged_changes(repository) if options.staged else find_changes_since(repository, options.base)
    return read_submission(repository, changes, portal, library)


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


def _times(
    options: LintOptions, repository: Repository, policy: EvidencePolicy, at: datetime, cache: Path | None
) -> Mapping[str, ItemTimes]:
    if isinstance(policy.starts, str):
        _check_start(repository, policy.starts)
    if options.base:
        return read_open_submission(repository, options.base, policy, at, cache)
    line = _main_line(repository)
    if line is None:
        return read_timeline(repository, HEAD, policy, at, cache).items
    merged = read_timeline(repository, line, policy, at, cache).items
    return {**merged, **read_open_submission(repository, line, policy, at, cache)}


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
