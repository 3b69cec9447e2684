"""The present and former maps on main."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from portalgen.config.purge_map import PURGES_FOLDER, is_purge_map
from portalgen.editorial.purges.former_history import NO_FORMER_HISTORY, FormerHistory, StoredMap, apply_maps
from portalgen.history.blobs import read_blobs
from portalgen.history.entries import list_entries_below
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository


def list_stored_maps(repository: Repository, tip: str) -> list[StoredMap]:
    """Return every version of every map on the line of `tip`, the oldest first."""
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--diff-filter=AMT", "--raw", "--no-abbrev",
                 "--no-renames", "-z", "--format=", tip, "--", f"{repository.prefix}{PURGES_FOLDER}")  # fmt: skip
    fields = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\0")
    found = []
    for record, name in zip(fields[::2], fields[1::2], strict=False):
        path = name.removeprefix(repository.prefix)
        _, mode, _, blob, _ = record.strip().split(" ")
        if is_purge_map(path) and mode.startswith("100"):
            found.append((path, blob))
    return _read(repository, list(reversed(found)))


def list_maps_at(repository: Repository, commit: str) -> list[StoredMap]:
    """Return the maps in a commit."""
    there = list_entries_below(repository, commit, PURGES_FOLDER)
    maps = [(path, each.id) for path, each in there.items() if is_purge_map(path) and each.mode.startswith("100")]
    return _read(repository, maps)


def read_former_history(repository: Repository, tip: str, named: Iterable[str] | None = None) -> FormerHistory:
    """Return the former history of main by the valid maps at `tip`, whoever signed them: an audit checks the signers.

    With `named`, ids of commits, the proof is skipped if no map is about any of them.
    """
    stored = list_maps_at(repository, tip)
    if not stored or (named is not None and not _are_former(stored, frozenset(named))):
        return NO_FORMER_HISTORY
    ids = read_git_output(repository.top, ("rev-list", tip)).decode().split()
    return apply_maps(repository, stored, frozenset(ids))


def _are_former(stored: Iterable[StoredMap], ids: frozenset[str]) -> bool:
    return any(id.encode() in each.data for id in ids for each in stored)


def add_former_times(former: FormerHistory, times: Mapping[str, datetime]) -> Mapping[str, datetime]:
    """Return when each commit of the line was committed, also by its ids before data was purged."""
    return {**times, **{id: times[each.today] for id, each in former.commits.items() if each.today in times}}


def _read(repository: Repository, found: list[tuple[str, str]]) -> list[StoredMap]:
    data = dict(read_blobs(repository, dict.fromkeys(blob for _, blob in found)))
    return [StoredMap(path, data[blob]) for path, blob in dict.fromkeys(found)]
