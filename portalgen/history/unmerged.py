"""Unmerged submissions: commits reachable from other refs but not from main, and their changes to main.

A few runs of Git cover all refs together: for the commits, their changes, and the blobs at paths.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.history.commits import list_commits_by_id, list_commits_of, read_first_parent_changes, read_own_changes
from portalgen.history.model import Commit, FileChange
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.history.revisions import MAIN_REFERENCES

_REFS: Final = ("refs/heads", "refs/remotes/origin", "refs/pull", "refs/merge-requests")
_NAMES: Final = (
    re.compile(r"refs/heads/(?P<name>.+)", re.DOTALL),
    re.compile(r"refs/remotes/origin/(?P<name>(?!HEAD\Z).+)", re.DOTALL),
    re.compile(r"refs/(?P<name>pull/[^/]+)/head"),
    re.compile(r"refs/(?P<name>merge-requests/[^/]+)/head"),
)
"""References of submissions, and the part of a ref's name known to users."""
_Place = tuple[str, str]
"""A commit's id and a path from the repository's top."""


@frozen
class PathDifference:
    """A file that differs on main. A blob's id is "" if there is no file."""

    path: str
    """From the portal's root."""
    main_blob: str
    blob: str


@frozen
class UnmergedHead:
    """A commit outside main, with its history and changes."""

    id: str
    names: tuple[str, ...]
    """Its names: a branch's name, `pull/12`."""
    commits: tuple[Commit, ...]
    """Commits reachable from it and not from main, parents first."""
    changes: tuple[tuple[str, FileChange], ...]
    """(commit id, change) of these commits' own changes, below the portal's root."""
    differences: tuple[PathDifference, ...]
    """Its changes to main, by path, without changes meanwhile on main."""
    dates: Mapping[str, Commit]
    """By id: `commits`, and the commits of main that they are based on."""
    has_common_history: bool
    """True if it shares history with main."""


def read_unmerged_heads(repository: Repository, main: str) -> tuple[UnmergedHead, ...]:
    """Return every submission not merged into the commit `main`, each commit once, by its first name.

    Submissions are branches (here and of `origin`) and the requests of forges. Raises UnusableEnvironmentError if part
    of the history is missing.
    """
    names = _names_of_commits(repository)
    commits = list_commits_of(repository, names, (main,))
    by_id = {each.id: each for each in commits}
    outside = dict.fromkeys(parent for each in commits for parent in each.parents if parent not in by_id)
    forks = {each.id: each for each in list_commits_by_id(repository, outside)}
    own: dict[str, list[FileChange]] = {}
    for commit, change in read_own_changes(repository, commits, ""):
        if "\n" not in change.path:  # no page has such a name, and Git reads paths line by line
            own.setdefault(commit, []).append(change)
    order = {each.id: number for number, each in enumerate(commits)}
    drafts = [
        _draft_of(head, sorted(_reached_from(head, by_id), key=order.__getitem__), by_id, forks, own)
        for head in sorted((each for each in names if each in by_id), key=lambda each: names[each])
    ]
    differences = _find_differences(repository, main, drafts)
    return tuple(
        UnmergedHead(
            each.head,
            names[each.head],
            tuple(by_id[one] for one in each.commits),
            tuple((one, change) for one in each.commits for change in own.get(one, ())),
            differences[each.head],
            {one: by_id[one] for one in each.commits} | forks,
            each.fork is not None,
        )
        for each in drafts
    )


@frozen
class _Draft:
    """A head before anything is compared with main."""

    head: str
    commits: tuple[str, ...]
    fork: Commit | None
    """The newest commit of main that it was based on, or updated with."""
    paths: tuple[str, ...]
    """The paths of its commits' own changes."""


def _names_of_commits(repository: Repository) -> dict[str, tuple[str, ...]]:
    """Return the commits named by refs of submissions, each with these names; other objects are omitted."""
    output = read_git_output(repository.top, ("for-each-ref", "--format=%(objectname) %(refname)", *_REFS))
    names: dict[str, dict[str, None]] = {}
    for line in output.decode("utf-8", "surrogateescape").splitlines():
        identity, _, ref = line.partition(" ")
        match = next((found for each in _NAMES if (found := each.fullmatch(ref))), None)
        if match is not None and ref not in MAIN_REFERENCES:  # of a clone with an unpushed merge
            names.setdefault(identity, {})[match["name"]] = None
    types = read_git_output(repository.top, ("cat-file", "--batch-check=%(objecttype)", "--buffer"), names)
    kinds = dict(zip(names, types.decode().splitlines(), strict=True))
    return {identity: tuple(each) for identity, each in names.items() if kinds[identity] == "commit"}


def _reached_from(head: str, by_id: Mapping[str, Commit]) -> set[str]:
    reached: set[str] = set()
    open_ends = [head]
    while open_ends:
        identity = open_ends.pop()
        if identity in by_id and identity not in reached:
            reached.add(identity)
            open_ends += by_id[identity].parents
    return reached


def _draft_of(
    head: str,
    commits: Sequence[str],
    by_id: Mapping[str, Commit],
    forks: Mapping[str, Commit],
    own: Mapping[str, Sequence[FileChange]],
) -> _Draft:
    left = [forks[parent] for each in commits for parent in by_id[each].parents if parent in forks]
    paths = dict.fromkeys(change.path for each in commits for change in own.get(each, ()))
    return _Draft(head, tuple(commits), max(left, key=lambda each: each.committed_at, default=None), tuple(paths))


def _find_differences(
    repository: Repository, main: str, drafts: Iterable[_Draft]
) -> dict[str, tuple[PathDifference, ...]]:
    """Return the changes of each head to main."""
    places = [
        (commit, path)
        for draft in drafts
        for commit in (draft.head, main, *((draft.fork.id,) if draft.fork else ()))
        for path in draft.paths
    ]
    blobs = _read_blob_ids(repository, places)
    found: dict[str, list[PathDifference]] = {}
    doubtful: list[_Draft] = []
    for draft in drafts:
        fork = draft.fork.id if draft.fork else ""
        differing = [
            PathDifference(path, blobs[main, path], blobs[draft.head, path])
            for path in sorted(draft.paths)
            if blobs[draft.head, path] not in (blobs[main, path], blobs.get((fork, path)))
        ]
        found[draft.head] = differing
        if fork and any(each.main_blob != blobs[fork, each.path] for each in differing):
            doubtful.append(draft)
    taken_over = _read_blobs_since(repository, main, doubtful)
    return {
        head: tuple(each for each in differing if (each.path, each.blob) not in taken_over)
        for head, differing in found.items()
    }


def _read_blob_ids(repository: Repository, places: Collection[_Place]) -> dict[_Place, str]:
    """Return the blob at each place; "" if there is none."""
    distinct = tuple(dict.fromkeys(places))
    queries = (f"{commit}:{repository.prefix}{path}" for commit, path in distinct)
    arguments = ("cat-file", "--batch-check=%(objectname) %(objecttype)", "--buffer")
    output = read_git_output(repository.top, arguments, queries).decode("utf-8", "surrogateescape")
    lines = output.split("\n")[: len(distinct)]
    return {
        place: line.removesuffix(" blob") if line.endswith(" blob") else ""
        for place, line in zip(distinct, lines, strict=True)
    }


def _read_blobs_since(repository: Repository, main: str, drafts: Iterable[_Draft]) -> frozenset[tuple[str, str]]:
    """Return (path, blob) of everything on main since the oldest draft was made.

    This includes content from a squash or a rebase without the submission's commits, even if main has moved on.
    """
    forks = [each.fork for each in drafts if each.fork is not None]
    if not forks:
        return frozenset()
    oldest = min(forks, key=lambda each: each.committed_at)
    by_id = {each.id: each for each in list_commits_of(repository, (main,), (oldest.id,))}
    line: list[Commit] = []
    place = main
    while place in by_id:
        line.append(by_id[place])
        place = next(iter(by_id[place].parents), "")
    changes = read_first_parent_changes(repository, line, "")
    return frozenset((change.path, change.new_blob) for _, change in changes)
