"""The ids that commits and trees had before files in them were replaced: computed from what stands there now.

The id of a commit is a digest of everything that it holds. Who has today's commit, and knows what stood in the place of
which file, computes the id that the commit had, without any of the bytes that were removed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from portalgen.history.blobs import read_blobs
from portalgen.history.model import TreeEntry
from portalgen.history.repository import Repository

_FOLDER: Final = "40000"
_SHA1_LETTERS: Final = 40


@dataclass(frozen=True, slots=True)
class ReplacedEntry:
    """What stood at a path, and what stands there now."""

    before: TreeEntry
    after: TreeEntry | None


@dataclass(frozen=True, slots=True)
class RawCommit:
    """A commit as Git stores it, in parts."""

    tree: str
    parents: tuple[str, ...]
    headers: bytes
    """What follows the parents, with a newline at its end: author, committer and others."""
    message: bytes

    def write(self) -> bytes:
        """Return the bytes that Git stores."""
        first = [f"tree {self.tree}\n", *(f"parent {each}\n" for each in self.parents)]
        return "".join(first).encode() + self.headers + b"\n" + self.message


class ReplacedEntryError(ValueError):
    """A tree that does not hold at a path what it should hold there."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def hash_object(kind: str, data: bytes, like: str) -> str:
    """Return the id of an object, in the form of the id `like`."""
    algorithm = hashlib.sha1 if len(like) == _SHA1_LETTERS else hashlib.sha256
    return algorithm(f"{kind} {len(data)}\0".encode() + data).hexdigest()


def parse_commit(data: bytes) -> RawCommit:
    """Return the parts of a commit."""
    head, _, message = data.partition(b"\n\n")
    lines = head.split(b"\n")
    count = 1
    while count < len(lines) and lines[count].startswith(b"parent "):
        count += 1
    parents = tuple(each[7:].decode() for each in lines[1:count])
    return RawCommit(lines[0][5:].decode(), parents, b"\n".join(lines[count:]) + b"\n", message)


def read_raw_commits(repository: Repository, ids: Iterable[str]) -> Mapping[str, RawCommit]:
    """Return commits by their ids. Raises UnusableEnvironmentError where one is not there."""
    return {id: parse_commit(data) for id, data in read_blobs(repository, ids)}


_Nested = dict[str, "ReplacedEntry | _Nested"]
"""Entries by name, those of a folder below its name."""


@dataclass(slots=True)
class FormerTrees:
    """Trees with entries put back; what was read or computed is kept until `clear`."""

    repository: Repository
    _trees: dict[str, dict[str, TreeEntry]] = field(default_factory=dict)
    _ids: dict[tuple[str, int], str] = field(default_factory=dict)
    _nested: dict[tuple[tuple[str, ReplacedEntry], ...], _Nested] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget what was read."""
        self._trees.clear()

    def load(self, trees: Sequence[tuple[str, Mapping[str, ReplacedEntry]]]) -> None:
        """Read what is needed for these trees (id, entries by path from the repository's top), level by level."""
        level = [(id, self._nest(entries)) for id, entries in trees]
        while level:
            missing = dict.fromkeys(id for id, _ in level if id not in self._trees)
            self._trees |= {id: _parse_tree(data, len(id)) for id, data in read_blobs(self.repository, missing)}
            found = {(entry.id, id(below)): (entry.id, below) for entry, below in self._list_folders(level)}
            level = list(found.values())

    def _list_folders(self, level: Iterable[tuple[str, _Nested]]) -> Iterator[tuple[TreeEntry, _Nested]]:
        """Yield the folders of these trees that hold some of the entries."""
        for tree, names in level:
            for name, below in names.items():
                entry = self._trees[tree].get(name)
                if isinstance(below, dict) and entry is not None and entry.mode == _FOLDER:
                    yield entry, below

    def find_id(self, tree: str, entries: Mapping[str, ReplacedEntry]) -> str:
        """Return the id that a tree, which was loaded, had with what stood before.

        Raises ReplacedEntryError where it does not hold what is said to stand there now.
        """
        return self._replace(tree, self._nest(entries), "", tree) if entries else tree

    def _replace(self, tree: str, names: _Nested, folder: str, like: str) -> str:
        key = (tree, id(names))
        if key in self._ids:
            return self._ids[key]
        entries = dict(self._trees[tree]) if tree else {}
        for name, below in names.items():
            there = entries.get(name)
            if isinstance(below, dict):
                child = there.id if there is not None and there.mode == _FOLDER else ""
                entries[name] = TreeEntry(_FOLDER, self._replace(child, below, f"{folder}{name}/", like))
            elif there != below.after:
                raise ReplacedEntryError(f"{folder}{name}")
            else:
                entries[name] = below.before
        self._ids[key] = hash_object("tree", _write_tree(entries), like)
        return self._ids[key]

    def _nest(self, entries: Mapping[str, ReplacedEntry]) -> _Nested:
        key = tuple(sorted(entries.items(), key=lambda each: each[0]))
        if key not in self._nested:
            nested: _Nested = {}
            for path, entry in key:
                *folders, name = path.split("/")
                place = nested
                for folder in folders:
                    below = place.setdefault(folder, {})
                    if not isinstance(below, dict):
                        raise ReplacedEntryError(path)
                    place = below
                place[name] = entry
            self._nested[key] = nested
        return self._nested[key]


def _parse_tree(data: bytes, letters: int) -> dict[str, TreeEntry]:
    entries, place = {}, 0
    while place < len(data):
        end = data.index(b"\0", place)
        mode, _, name = data[place:end].partition(b" ")
        place = end + 1 + letters // 2
        entries[name.decode("utf-8", "surrogateescape")] = TreeEntry(mode.decode(), data[end + 1 : place].hex())
    return entries


def _write_tree(entries: Mapping[str, TreeEntry]) -> bytes:
    named = [(name.encode("utf-8", "surrogateescape"), entry) for name, entry in entries.items()]
    named.sort(key=lambda each: each[0] + (b"/" if each[1].mode == _FOLDER else b""))  # a folder as if `/` followed
    return b"".join(b"%s %s\0%s" % (entry.mode.encode(), name, bytes.fromhex(entry.id)) for name, entry in named)
