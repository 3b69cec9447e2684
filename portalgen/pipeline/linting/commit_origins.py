"""Which of a submission's commits brought a finding: the first one from which on it has been there.

Each commit is judged as if it were the submission, the newest first, until it is known of every finding.
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
"""Commits that are judged; what may be older than these is named with the oldest of them and `≤` before it."""
_SHORT: Final = 10
_LATEST: Final = 253_370_764_800
"""9999-01-01: a commit may say any date, also one that no calendar has."""


_Key = tuple[str, str, str]
"""Code, path and fingerprint of a finding."""
_BUILD: Final = re.compile("[A-Z]{3}1")
"""Codes of the build: a page with an error of theirs is not read to its end."""


@frozen
class SubmittedCommit:
    """A commit of a submission."""

    id: str
    subject: str
    """Its first line, as its author wrote it."""
    committed_at: datetime

    @property
    def words(self) -> str:
        """How people find it: its short id and its first line."""
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
    """Return Git's seconds since 1970; a commit without a date, or from before it, is of 1970 itself."""
    return int(text) if text.isdigit() else 0


def name_origins(
    findings: Iterable[Finding],
    commits: tuple[SubmittedCommit, ...],
    options: LintOptions,
    check: Callable[[LintOptions], LintReport],
) -> tuple[Finding, ...]:
    """Return the findings with the commit that brought each in `origin`.

    `options` are those by which `findings` were made, of the last of `commits`; `check` judges a commit. A finding of what no
    commit holds yet, the changes in the folder, is named with the last.
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
    """Return what of `sought` is found at a commit, and what may be there unseen: on pages that cannot be read there."""
    try:
        report = check(replace(options, head=commit.id))
    except PortalgenError:  # nobody can judge it, so that it hides nothing and brings nothing
        return frozenset(), sought
    there = frozenset(map(_key_of, report.findings))
    counts = Counter((code, path) for code, path, _ in there)
    wanted = Counter((code, path) for code, path, _ in sought)
    faulty = {
        each.place.path for each in report.findings if each.severity is Severity.ERROR and _BUILD.match(each.code)
    }
    # A finding that measures something has another fingerprint at each commit: alone of its code on a page it is the same.
    seen = frozenset(key for key in sought if key in there or counts[key[:2]] == wanted[key[:2]] == 1)
    return seen, frozenset(key for key in sought - seen if key[1] in faulty)


def _key_of(finding: Finding) -> _Key:
    return finding.code, finding.place.path, finding.fingerprint
