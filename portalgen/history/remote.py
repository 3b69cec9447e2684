"""Exchange with the server of main: fetches its references and pushes commits to them.

If the repository is the server itself, it is pushed to by its own path, so that its hooks check and log the push like
any other push.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.history.program import run_git
from portalgen.history.repository import Repository

SERVER: Final = "origin"
ITSELF: Final = "."
"""The remote of a repository that has main itself."""
_LAZY: Final = {"GIT_NO_LAZY_FETCH": "0"}
_ROW: Final = re.compile(r"(?P<flag>.)\t[^:]*:(?P<reference>[^\t]+)\t(?P<summary>.*)")
_OUTDATED: Final = ("fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref")
"""Reasons of a refusal because the reference has moved meanwhile."""
_REMOTE_WORDS: Final = "remote:"
_MOST_LINES: Final = 40

ReferenceAnswer = Literal["accepted", "outdated", "refused"]


@frozen
class PushedReference:
    """The server's answer about a reference: `outdated` if it has moved since it was fetched."""

    reference: str
    state: ReferenceAnswer
    reason: str = ""
    """Git's own words; empty if it was accepted."""


@frozen
class PushResult:
    """The server's answer to a push."""

    references: tuple[PushedReference, ...]
    """Empty if the server could not be reached."""
    words: tuple[str, ...]
    """The output of the server's hooks, or the reason of a failed connection."""

    @property
    def is_reached(self) -> bool:
        """True if the server answered."""
        return bool(self.references)

    def state_of(self, reference: str) -> ReferenceAnswer | None:
        """Return the answer about a reference; None if there is none."""
        return next((each.state for each in self.references if each.reference == reference), None)


def choose_remote(main: str) -> str:
    """Return the remote of `main` (full name of the reference): the server, or the repository itself."""
    return SERVER if main.startswith(f"refs/remotes/{SERVER}/") else ITSELF


def has_server(repository: Repository) -> bool:
    """Return True if the repository is a clone of a server's."""
    return run_git(repository.top, ("remote", "get-url", SERVER)).status == 0


def fetch_references(repository: Repository) -> None:
    """Fetch the server's branches. Raises UnusableEnvironmentError if it cannot be reached."""
    result = run_git(repository.top, ("fetch", "--quiet", "--no-tags", SERVER), environment=_LAZY)
    if result.status:
        raise UnusableEnvironmentError(
            f"không lấy được bài mới từ máy chủ kho: {_last_line(result.error)}",
            f"the server could not be fetched from: {_last_line(result.error)}",
        )


def push_commits(repository: Repository, remote: str, commits: Mapping[str, str]) -> PushResult:
    """Push commits to references of `remote` (full names, as the server has them), and return its answers.

    No reference is overwritten. Each is taken or refused by itself, unless the server's hook refuses all.
    """
    wanted = tuple(f"{commit}:{reference}" for reference, commit in commits.items())
    arguments = ("push", "--porcelain", "--no-verify", "--no-follow-tags", remote, *wanted)
    result = run_git(repository.top, arguments, environment=_LAZY)
    rows = tuple(_read_rows(result.output.decode("utf-8", "replace")))
    words = tuple(_read_words(result.error))
    return PushResult(rows, words or (() if rows else (_last_line(result.error),)))


def _read_rows(output: str) -> Iterator[PushedReference]:
    for line in output.splitlines():
        match = _ROW.fullmatch(line)
        if match is None:
            continue
        summary = match["summary"]
        if match["flag"] != "!":
            yield PushedReference(match["reference"], "accepted")
        else:
            state: ReferenceAnswer = "outdated" if any(each in summary for each in _OUTDATED) else "refused"
            yield PushedReference(match["reference"], state, summary)


def _read_words(error: str) -> Iterator[str]:
    """Yield the server's output, without Git's own lines."""
    lines = (line.strip() for line in error.splitlines())
    said = [line.removeprefix(_REMOTE_WORDS).strip() for line in lines if line.startswith(_REMOTE_WORDS)]
    yield from [line for line in said if line][:_MOST_LINES]


def _last_line(error: str) -> str:
    lines = [line.strip() for line in error.splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "ssh:"))]
    return (fatal or lines or ["?"])[0].removeprefix("fatal: ")
