"""Ids of commits and trees before files in them were replaced, computed from the current objects.

The id of a commit is a digest of its content. From today's commit and the ids of the replaced entries, the former id of
the commit can be computed without the removed bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from typing import Final

from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.model import TreeEntry
from portalgen.history.repository import Repository

_FOLDER: Final = b"40000"
_SHA1_LETTERS: Final = 40


@frozen
class ReplacedEntry:
    """The former and the current entry at a path."""

    before: TreeEntry
    after: TreeEntry | None


@frozen
class RawCommit:
    """A commit as Git stores it, in parts."""

    tree: str
    parents: tuple[str, ...]
    headers: bytes
    """The headers after the parents, with a newline at the end: author, committer and more."""
    message: bytes

    def write(self) -> bytes:
        """Return the bytes stored by Git."""
        first = [f"tree {self.tree}\n", *(f"parent {each}\n" for each in self.parents)]
        return "".join(first).encode() + self.headers + b"\n" + self.message


class ReplacedEntryError(ValueError):
    """The entry of a tree at a path differs from the expected entry."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def hash_object(kind: str, data: bytes, like: str) -> str:
    """Return the id of an object, in the form of the id `like`."""
    algorithm = sha1 if len(like) == _SHA1_LETTERS else sha256
    return algorithm(f"{kind} {len(data)}\0".encode() + data).hexdigest()


def parse_commit(data: bytes) -> RawCommit:
    """Return the parts of a commit."""
    head, _, message = data.partition(b"\n\n")
    lines = head.split(b"\n")
    count = 1
    while count < len(lines) and lines[count].startswith(b"parent "):
        count += 1
    parents = tuple(each[7:].decode("utf-8", "replace") for each in lines[1:count])
    return RawCommit(lines[0][5:].decode("utf-8", "replace"), parents, b"\n".join(lines[count:]) + b"\n", message)


def read_raw_commits(repository: Repository, ids: Iterable[str]) -> Mapping[str, RawCommit]:
    """Return commits by id. Raises UnusableEnvironmentError if any is missing."""
    return {id: parse_commit(data) for id, data in read_blobs(repository, ids)}


_Nested = dict[str, "ReplacedEntry | _Nested"]
"""Entries by name; entries of a folder below its name."""


@dataclass(slots=True)
class FormerTrees:
    """Trees with restored entries. Loaded trees are kept until `clear`, computed ids permanently."""

    repository: Repository
    _trees: dict[str, bytes] = field(default_factory=dict)
    _ids: dict[tuple[str, int], str] = field(default_factory=dict)
    _nested: dict[tuple[tuple[str, ReplacedEntry], ...], _Nested] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget loaded trees."""
        self._trees.clear()

    def load(self, trees: Sequence[tuple[str, Mapping[str, ReplacedEntry]]]) -> None:
        """Load the data needed for these trees (id, entries by path from the repository's top), level by level."""
        level = [(id, self._nest(entries)) for id, entries in trees]
        while level:
            level = [each for each in level if (each[0], id(each[1])) not in self._ids]
            missing = dict.fromkeys(tree for tree, _ in level if tree not in self._trees)
            self._trees |= dict(read_blobs(self.repository, missing))
            found = {(child, id(below)): (child, below) for child, below in self._list_folders(level)}
            level = list(found.values())

    def _list_folders(self, level: Iterable[tuple[str, _Nested]]) -> Iterator[tuple[str, _Nested]]:
        """Yield the folders of these trees that contain some of the entries."""
        for tree, names in level:
            folders = {_encode(name): below for name, below in names.items() if isinstance(below, dict)}
            for name, entry, _, _ in _find_entries(self._trees[tree], len(tree), dict.fromkeys(folders, _FOLDER)):
                if entry is not None:
                    yield entry.id, folders[name]

    def find_id(self, tree: str, entries: Mapping[str, ReplacedEntry]) -> str:
        """Return the id of a loaded tree with its former entries.

        Raises ReplacedEntryError if its current entries differ from the expected entries.
        """
        return self._replace(tree, self._nest(entries), "", tree) if entries else tree

    def _replace(self, tree: str, names: _Nested, folder: str, like: str) -> str:
        key = (tree, id(names))
        if key not in self._ids:
            data = self._trees[tree] if tree else b""
            self._ids[key] = hash_object("tree", self._put_back(data, names, folder, like), like)
        return self._ids[key]

    def _put_back(self, data: bytes, names: _Nested, folder: str, like: str) -> bytes:
        """Return the bytes of a tree with restored entries; other entries are copied unchanged."""
        by_name = {_encode(name): (name, below) for name, below in names.items()}
        keys = {name: _FOLDER if isinstance(below, dict) else b"" for name, (_, below) in by_name.items()}
        pieces, kept = [], 0
        for key, there, start, end in _find_entries(data, len(like), keys):
            name, below = by_name[key]
            pieces += [data[kept:start], self._entry(f"{folder}{name}", below, there, like)]
            kept = end
        return b"".join((*pieces, data[kept:]))

    def _entry(self, path: str, below: ReplacedEntry | _Nested, there: TreeEntry | None, like: str) -> bytes:
        """Return the former entry at a path, in the form of a tree."""
        if isinstance(below, dict):
            child = "" if there is None else there.id
            former = TreeEntry(_FOLDER.decode(), self._replace(child, below, f"{path}/", like))
        elif there == below.after:
            former = below.before
        else:
            raise ReplacedEntryError(path)
        name = _encode(path.rpartition("/")[2])
        return b"%s %s\0%s" % (former.mode.encode(), name, bytes.fromhex(former.id))

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


def _encode(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _find_entries(
    data: bytes, letters: int, kinds: Mapping[bytes, bytes]
) -> Iterator[tuple[bytes, TreeEntry | None, int, int]]:
    """Yield (name, entry, start, end) for each of `kinds`, in the order of a tree.

    Names have the mode of a folder, or none for other entries; a missing entry has a position but no entry. Git sorts a
    folder as if its name ended in `/`. Raises ReplacedEntryError for a name with an entry of the other kind.
    """
    waiting = sorted((name + b"/" if kind == _FOLDER else name, name) for name, kind in kinds.items())
    place, size, number = 0, letters // 2 + 1, 0
    while place < len(data) and number < len(waiting):
        space = data.index(b" ", place)
        end = data.index(b"\0", space)
        mode, name = data[place:space], data[space + 1 : end]
        key = name + b"/" if mode == _FOLDER else name
        while number < len(waiting) and waiting[number][0] < key:
            yield waiting[number][1], None, place, place
            number += 1
        after = end + size
        if name in kinds:
            if number == len(waiting) or waiting[number][0] != key:
                raise ReplacedEntryError(name.decode("utf-8", "replace"))
            yield name, TreeEntry(mode.decode(), data[end + 1 : after].hex()), place, after
            number += 1
        place = after
    yield from ((name, None, len(data), len(data)) for _, name in waiting[number:])
