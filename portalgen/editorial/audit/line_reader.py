"""Main as a line of commits: the changed paths of each, and their stated authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import groupby
from types import MappingProxyType
from typing import Final

from portalgen.config.legal import DEADLINES_FILE
from portalgen.config.purge_map import LARGEST_MAP
from portalgen.editorial.audit.audit_model import MainCommit
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.purges.former_history import NO_FORMER_HISTORY, FormerHistory
from portalgen.editorial.purges.restored_changes import group_own_paths, list_purged_paths, restore_changes
from portalgen.editorial.records.records import LARGEST_RECORD, FileMode, FileState
from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.history.blobs import digest_blobs, read_blobs
from portalgen.history.commits import list_commits
from portalgen.history.entries import read_line_entries, read_own_paths
from portalgen.history.model import Commit, EntryChange, TreeEntry
from portalgen.history.repository import Repository
from portalgen.store.row_store import RowStore, Table

BLOB_DIGESTS_TABLE: Final = Table("blob_digests", "1")
"""By blob, its SHA-256 and size."""
_LINK_TO_REPOSITORY: Final = "160000"
_LARGEST_TEXT: Final = max(LARGEST_RECORD, LARGEST_MAP)
_NOTHING_PURGED: Final[Mapping[str, tuple[str, int]]] = MappingProxyType({})
FILE_MODES: Final[Mapping[str, FileMode]] = {
    "100644": "100644",
    "100755": "100755",
    "120000": "120000",
    _LINK_TO_REPOSITORY: "160000",
}


@frozen
class LineStep:
    """A commit of the line and its changes."""

    commit: MainCommit
    changes: tuple[EntryChange, ...]
    own_paths: frozenset[str]
    """For a merge, the paths with a state found in none of its parents."""
    authors: Mapping[str, frozenset[str]]
    """Path to the e-mail addresses of its stated authors in the commits that came in."""
    bearers: Mapping[str, tuple[str, ...]]
    """Path to the ids of the commits beside main that changed it, among the commits that came in."""
    purged_paths: Mapping[str, str]
    """Path to the map of the purge that removed its content in this commit or its parent."""

    def bearers_of(self, path: str) -> tuple[str, ...]:
        """Return the ids of the commits changing a path: beside main, or the commit of main itself."""
        beside = self.bearers.get(path, ())
        is_own = not self.commit.is_merge or path in self.own_paths or not beside
        return (*beside, self.commit.id) if is_own else beside


@frozen
class FileContents:
    """The data read from blobs, by their ids."""

    states: Mapping[str, tuple[str, int]]
    """SHA-256 and size."""
    texts: Mapping[str, bytes]
    """Of records, signatures and governance files."""

    def state_of(self, entry: TreeEntry | None) -> FileState | None:
        """Return the state of a path, in the form used by records."""
        if entry is None:
            return None
        if entry.mode == _LINK_TO_REPOSITORY:
            return FileState("160000", sha256(entry.id.encode()).hexdigest(), len(entry.id))
        digest, size = self.states[entry.id]
        return FileState(FILE_MODES.get(entry.mode, "100644"), digest, size)

    def text_of(self, entry: TreeEntry | None) -> bytes | None:
        """Return the bytes of a regular file, if its text is read; else None."""
        return self.texts.get(entry.id) if entry is not None and entry.mode.startswith("100") else None


def read_commits(repository: Repository, tip: str, after: str = "") -> tuple[Commit, ...]:
    """Return the commits reachable from `tip`, except from `after` if given: parents first.

    Raises UnusableEnvironmentError if part of the history is missing.
    """
    if repository.is_shallow:
        raise UnusableEnvironmentError(
            "kho này chỉ có một phần lịch sử nên không kết luận được ai đã duyệt gì; hãy chạy `git fetch --unshallow`",
            "this repository holds only a part of its history, so nothing can be said of approvals; run `git fetch --unshallow`",
        )
    return list_commits(repository, tip, *((after,) if after else ()))


def first_parent_line(commits: Sequence[Commit], tip: str) -> tuple[Commit, ...]:
    """Return the line of `tip` through first parents, oldest first, as far as it is among `commits`."""
    by_id = {each.id: each for each in commits}
    line, id = [], tip
    while id in by_id:
        line.append(by_id[id])
        id = by_id[id].parents[0] if by_id[id].parents else ""
    return tuple(reversed(line))


def as_main_commit(commit: Commit, place: int) -> MainCommit:
    """Return a commit as a commit of the main line."""
    return MainCommit(place, commit.id, commit.committed_at, commit.committer, commit.author, commit.is_merge)


def read_steps(
    repository: Repository,
    commits: Sequence[Commit],
    line: Sequence[Commit],
    first: int,
    former: FormerHistory = NO_FORMER_HISTORY,
) -> tuple[LineStep, ...]:
    """Return the steps of the `line`, starting at the place `first`; `commits` are all commits merged with them.

    Purged files have their earlier content, by the maps in `former`.
    """
    places = {each.id: place for place, each in enumerate(line, first)}
    entries = _entry_places(commits, line, first)
    side = [each for each in commits if each.id in entries and each.id not in places]
    merges = [each for each in line if each.is_merge]
    with ThreadPoolExecutor(1) as pool:  # most of the time is Git's, which has a process for each
        coming = pool.submit(lambda: _grouped(read_own_paths(repository, (*side, *merges))))
        changes = {
            id: tuple(change for _, change in group)
            for id, group in groupby(read_line_entries(repository, line), key=lambda each: each[0])
        }
        own = dict(group_own_paths((*side, *merges), coming.result(), former))
    by_id = {each.id: each for each in side}
    bearers: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id, paths in own.items():
        for path in paths if id in by_id else ():
            bearers[entries[id]][path].append(id)
    return tuple(
        LineStep(
            as_main_commit(commit, place),
            restore_changes(commit, changes.get(commit.id, ()), former),
            frozenset(own.get(commit.id, ())) if commit.is_merge else frozenset(),
            {path: frozenset(by_id[id].author for id in ids) for path, ids in bearers.get(place, {}).items()},
            {path: tuple(ids) for path, ids in bearers.get(place, {}).items()},
            list_purged_paths(commit, former),
        )
        for place, commit in enumerate(line, first)
    )


def read_contents(
    repository: Repository,
    entries: Iterable[TreeEntry],
    texts: Iterable[str],
    rows: RowStore,
    purged: Mapping[str, tuple[str, int]] = _NOTHING_PURGED,
) -> FileContents:
    """Return the contents of these entries' blobs; `texts` are the ids of blobs to keep as bytes.

    For `purged` blobs, SHA-256 and size are given, since they can no longer be read.

    Raises UnusableEnvironmentError if a blob is missing, as in a partial clone.
    """
    ids = dict.fromkeys(each.id for each in entries if each.mode != _LINK_TO_REPOSITORY and each.id not in purged)
    kept = dict.fromkeys(id for id in texts if id in ids)
    data = {id: text[: _LARGEST_TEXT + 1] for id, text in read_blobs(repository, kept)}
    states = {id: (digest, size) for id, (digest, size) in rows.get_many(BLOB_DIGESTS_TABLE.name, ids).items()}
    new = {id: (digest, size) for id, digest, size in digest_blobs(repository, (id for id in ids if id not in states))}
    rows.put(BLOB_DIGESTS_TABLE.name, new)
    return FileContents({**states, **new, **purged}, data)


def is_text_read(path: str) -> bool:
    """Return True if an audit reads the text of the file at `path`, in addition to its digest."""
    path_class = classify_path(path).path_class
    return path_class.id == "record" or path_class.is_governance or path == DEADLINES_FILE


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for id, path in pairs:
        groups.setdefault(id, []).append(path)
    return groups


def _entry_places(commits: Collection[Commit], line: Sequence[Commit], first: int) -> dict[str, int]:
    """Return the place on the line by commit id, for all newly read commits.

    A commit beside the line has the place of the commit with which it came in.
    """
    by_id = {each.id: each for each in commits}
    places: dict[str, int] = {}
    for place, commit in enumerate(line, first):
        places[commit.id] = place
        open_ends = list(commit.parents[1:])
        while open_ends:
            reached = open_ends.pop()
            if reached in by_id and reached not in places:
                places[reached] = place
                open_ends += by_id[reached].parents
    return places
