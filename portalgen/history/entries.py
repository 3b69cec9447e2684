"""Changes of each commit with modes, at every path of the portal: files, executables, links and submodules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from portalgen.history.commits import read_raw_changes
from portalgen.history.kept_answers import read_about_objects
from portalgen.history.model import Commit, EntryChange, TreeEntry
from portalgen.history.repository import Repository

_NOTHING: Final = "000000"


def read_line_entries(repository: Repository, line: Iterable[Commit]) -> Iterator[tuple[str, EntryChange]]:
    """Yield (commit id, change) of each commit against its first parent, in the order of `line`, at every path.

    Paths outside UTF-8 keep their bytes as surrogates.
    """
    input_lines = (" ".join((each.id, *each.parents[:1])) for each in line)
    for commit, record, name in read_raw_changes(repository, input_lines):
        path = name.decode("utf-8", "surrogateescape")
        if path.startswith(repository.prefix):
            old_mode, new_mode, old, new, _ = record[1:].decode().split(" ")
            path = path.removeprefix(repository.prefix)
            yield commit, EntryChange(path, _entry(old_mode, old), _entry(new_mode, new))


def read_own_paths(repository: Repository, commits: Iterable[Commit]) -> Iterator[tuple[str, str]]:
    """Yield (commit id, path) of each commit's own changes: for a merge, only paths that differ from all parents."""
    for commit, _, name in read_raw_changes(repository, (each.id for each in commits)):
        path = name.decode("utf-8", "surrogateescape")
        if path.startswith(repository.prefix):
            yield commit, path.removeprefix(repository.prefix)


def list_entries_at(repository: Repository, commit: str) -> Mapping[str, TreeEntry]:
    """Return path (from the portal's root) to entry, for everything in the commit with this id."""
    arguments = ("ls-tree", "-r", "-z", "--full-tree", commit)
    return _entries_of(repository, read_about_objects(repository, arguments, (commit,)))


def list_entries_below(repository: Repository, commit: str, folder: str) -> Mapping[str, TreeEntry]:
    """Return path (from the portal's root) to entry, for everything below `folder` in the commit with this id."""
    arguments = ("ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{repository.prefix}{folder}")
    return _entries_of(repository, read_about_objects(repository, arguments, (commit,)))


def _entries_of(repository: Repository, output: bytes) -> Mapping[str, TreeEntry]:
    entries = {}
    for line in output.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape")
        if name and path.startswith(repository.prefix):
            mode, _, id = facts.decode().split(" ")
            entries[path.removeprefix(repository.prefix)] = TreeEntry(mode, id)
    return entries


def _entry(mode: str, id: str) -> TreeEntry | None:
    return None if mode == _NOTHING else TreeEntry(mode, id)
