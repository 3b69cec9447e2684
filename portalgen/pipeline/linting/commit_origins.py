"""Finds the commit of a submission that introduced a finding: from it on, every commit has the finding.

Each commit is judged as if it were the submission, the newest first, until every finding has its commit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.errors import PortalgenError
from portalgen.frozen import frozen
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.law.calendar import VIETNAM
from portalgen.lint.model import Finding
from portalgen.pipeline.linting.options import LintOptions, LintReport

COMMIT_LIMIT: Final = 40
"""The maximum number of commits to judge.

Older findings are attributed to the oldest of these commits, with `≤` before it.
"""
_SHORT: Final = 10
_LATEST: Final = 253_370_764_800
"""9999-01-01, since a commit may contain any date, even an impossible one."""


_Key = tuple[str, str, str]
"""Code, path and fingerprint of a finding."""
_BUILD: Final = re.compile("[A-Z]{3}1")
"""Codes of the build. A page with such an error is not read to its end."""


@frozen
class SubmittedCommit:
    """A commit of a submission."""

    id: str
    subject: str
    """The first line of its message, as written by its author."""
    committed_at: datetime

    @property
    def words(self) -> str:
        """Its short id and the first line of its message."""
        return f"{self.id[:_SHORT]} {self.subject}".rstrip()


def list_submitted_commits(repository: Repository, tip: str, head: str) -> tuple[SubmittedCommit, ...]:
    """Return the commits on the first-parent line of `head` that main's `tip` lacks, the oldest first."""
    arguments = ("log", "--first-parent", "--reverse", "-z", "--format=%H%x09%ct%x09%s", f"{tip}..{head}")
    entries = read_git_output(repository.top, arguments).decode("utf-8", "replace").split("\0")
    return tuple(_commit_of(each) for each in entries if each)


def _commit_of(entry: str) -> SubmittedCommit:
    id, seconds, subject = entry.split("\t", 2)
    return SubmittedCommit(id, subject, datetime.fromtimestamp(min(_read_seconds(seconds), _LATEST), VIETNAM))


def _read_seconds(text: str) -> int:
    """Return Git's seconds since 1970; 0 for a commit without a date, or with a date before 1970."""
    return int(text) if text.isdigit() else 0


def name_origins(
    findings: Iterable[Finding],
    commits: tuple[SubmittedCommit, ...],
    options: LintOptions,
    check: Callable[[LintOptions], LintReport],
) -> tuple[Finding, ...]:
    """Return the findings with the commit that introduced each of them in `origin`.

    `options` are the options with which `findings` were found at the last of `commits`. `check` judges a commit.
    Findings in uncommitted changes of the folder are attributed to the last commit.
    """
    asked = tuple(findings)
    origin = dict.fromkeys(map(_key_of, asked), commits[-1].words if commits else "")
    sought = frozenset(origin)
    examined = commits[-COMMIT_LIMIT:-1]
    for earlier in reversed(examined):
        if not sought:
            break
        seen, unknown = _look_at(earlier, sought, options, check)
        origin |= dict.fromkeys(seen, earlier.words)
        sought = seen | unknown
    if len(examined) < len(commits) - 1:
        origin |= {key: f"≤ {origin[key]}" for key in sought}
    return tuple(replace(each, origin=origin[_key_of(each)]) for each in asked)


def _look_at(
    commit: SubmittedCommit, sought: frozenset[_Key], options: LintOptions, check: Callable[[LintOptions], LintReport]
) -> tuple[frozenset[_Key], frozenset[_Key]]:
    """Return the findings of `sought` seen at a commit, and findings possibly hidden by unreadable pages."""
    try:
        report = check(replace(options, head=commit.id))
    except PortalgenError:  # it cannot be judged, so it neither hides nor introduces findings
        return frozenset(), sought
    there = frozenset(map(_key_of, report.findings))
    counts = Counter((code, path) for code, path, _ in there)
    wanted = Counter((code, path) for code, path, _ in sought)
    faulty = {
        each.place.path for each in report.findings if each.severity is Severity.ERROR and _BUILD.match(each.code)
    }
    # A finding with a measured value has a new fingerprint at each commit; if it is the only one of its code on a page, it is
    # taken to be the same.
    seen = frozenset(key for key in sought if key in there or counts[key[:2]] == wanted[key[:2]] == 1)
    return seen, frozenset(key for key in sought - seen if key[1] in faulty)


def _key_of(finding: Finding) -> _Key:
    return finding.code, finding.place.path, finding.fingerprint
