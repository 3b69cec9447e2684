"""Which of a submission's commits brought a finding: the first one from which on it has been there.

Each commit is judged as if it were the submission, the newest first, until it is known of every finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from portalgen.errors import PortalgenError
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.law.calendar import VIETNAM
from portalgen.lint.model import Finding
from portalgen.pipeline.linting.options import LintOptions, LintReport

COMMIT_LIMIT: Final = 40
"""Commits that are judged; what is older than these is named with the oldest of them."""
_SHORT: Final = 10


@dataclass(frozen=True, slots=True)
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
    return SubmittedCommit(id, subject, datetime.fromtimestamp(int(seconds), VIETNAM))


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
    present = {_key_of(each) for each in asked}
    origin = dict.fromkeys(present, commits[-1].words if commits else "")
    for earlier in reversed(commits[-COMMIT_LIMIT:-1]):
        if not present:
            break
        present &= _keys_at(earlier, options, check)
        origin |= dict.fromkeys(present, earlier.words)
    return tuple(replace(each, origin=origin[_key_of(each)]) for each in asked)


def _keys_at(
    commit: SubmittedCommit, options: LintOptions, check: Callable[[LintOptions], LintReport]
) -> frozenset[tuple[str, str, str]]:
    try:
        report = check(replace(options, head=commit.id))
    except PortalgenError:  # a state in between that nobody can judge brought nothing that can be told
        return frozenset()
    return frozenset(map(_key_of, report.findings))


def _key_of(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.path, finding.fingerprint
