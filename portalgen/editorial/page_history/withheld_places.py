"""Finds the last place of the line at which an item's text is withheld."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from portalgen.config.purge_map import PURGES_FOLDER
from portalgen.content.withheld_text import WITHHOLDING_REASONS
from portalgen.editorial.page_history.live_versions import SnapshotStates
from portalgen.history.blobs import read_blobs
from portalgen.history.commits import read_first_parent_changes
from portalgen.history.repository import Repository
from portalgen.timeline.main_line import MainLine

NOWHERE: Final = -1


def find_last_withheld_place(states: Mapping[str, SnapshotStates], purged_paths: Mapping[str, int], tip: int) -> int:
    """Return the last place of the line at which an item's text is withheld; `NOWHERE` if there is none.

    `states` are those of its pages by language, `purged_paths` the paths in purges, `tip` the place of the newest
    commit. A reason for withdrawing one language applies to the other languages as well.
    """
    return max((place for each in states.values() for place in _list_places(each, purged_paths, tip)), default=NOWHERE)


def _list_places(states: SnapshotStates, purged_paths: Mapping[str, int], tip: int) -> Iterator[int]:
    known: set[tuple[str, str, str]] = set()
    for number, (place, snapshot) in enumerate(states):
        if snapshot is None:
            continue
        if snapshot.is_tombstone or snapshot.removal_reason in WITHHOLDING_REASONS:
            yield states[number + 1][0] - 1 if number + 1 < len(states) else tip
        notes = set(snapshot.list_notes())
        if any(reason in WITHHOLDING_REASONS for _, _, reason in notes - known):
            yield place - 1
        known |= notes
        yield purged_paths.get(snapshot.page.path, 0) - 1


def read_purged_paths(repository: Repository, line: MainLine) -> Mapping[str, int]:
    """Return the paths named in maps of purges, with the place of the last map of each.

    Signatures of maps are not checked: an invalid map withholds a text at worst.
    """
    changes = [
        (line.entry_places[commit], each)
        for commit, each in read_first_parent_changes(repository, line.commits, PURGES_FOLDER)
        if each.new_blob and each.path.endswith(".json")
    ]
    contents = dict(read_blobs(repository, {each.new_blob for _, each in changes})) if changes else {}
    return {path: place for place, each in changes for path in _paths_in(contents[each.new_blob])}


def _paths_in(data: bytes) -> Iterator[str]:
    value: Any = None
    with suppress(ValueError, RecursionError):
        value = json.loads(data)
    files = value.get("files") if isinstance(value, dict) else None
    for each in files if isinstance(files, list) else ():
        if isinstance(each, dict) and isinstance(each.get("path"), str):
            yield each["path"]
