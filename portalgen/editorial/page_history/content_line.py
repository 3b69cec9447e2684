"""The texts and files of each item along main's first-parent line, read in a single pass over all content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.frozen import frozen
from portalgen.history.commits import read_first_parent_changes
from portalgen.history.model import FileChange
from portalgen.history.repository import Repository
from portalgen.kinds.tombstone import TOMBSTONE
from portalgen.timeline.blob_states import load_item_versions
from portalgen.timeline.facts import ItemIdentity
from portalgen.timeline.main_line import MainLine
from portalgen.timeline.read import open_timeline_store
from portalgen.timeline.states import ItemVersion, is_page_path, is_text_path


@frozen
class ItemTexts:
    """The files of an item from a place of the line on."""

    place: int
    blobs: Mapping[str, str]
    """Path from the portal's root to the blob id; empty if the item is gone."""


@frozen
class ContentLine:
    """The content of some items on main, commit by commit."""

    texts: Mapping[str, tuple[ItemTexts, ...]]
    """By the item's id, an entry for each change of its texts, oldest first."""
    files: Mapping[str, tuple[tuple[int, str], ...]]
    """By the path of any other file: (place, new blob id, empty if removed), oldest first."""

    def blob_of_file(self, path: str, place: int) -> str:
        """Return the blob id of the file at `path` after the commit at `place`; empty if it did not exist."""
        states = self.files.get(path, ())
        number = bisect_right(states, place, key=lambda each: each[0])
        return states[number - 1][1] if number else ""


def read_content_line(
    repository: Repository,
    line: MainLine,
    ids: Collection[str],
    cache_folder: Path | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> ContentLine:
    """Return the content of the items `ids` along main. The result does not depend on `cache_folder`.

    `report` receives the numbers of texts read so far and in all.
    """
    changes = [
        (line.entry_places[commit], each)
        for commit, each in read_first_parent_changes(repository, line.commits, CONTENT_FOLDER)
    ]
    rows = open_timeline_store(repository, cache_folder)
    blobs = (each.new_blob for _, each in changes if each.new_blob and is_text_path(each.path))
    versions = load_item_versions(repository, blobs, rows, with_tombstones=True, report=report)
    rows.close()
    texts: dict[str, list[ItemTexts]] = {each: [] for each in ids}
    for identity, step, is_other_item in _walk_texts(changes, versions):
        if identity in texts:
            texts[identity] = [*(() if is_other_item else texts[identity]), step]
    files: dict[str, list[tuple[int, str]]] = {}
    for place, each in changes:
        if not is_text_path(each.path):
            files.setdefault(each.path, []).append((place, each.new_blob))
    return ContentLine(
        {identity: tuple(steps) for identity, steps in texts.items()},
        {path: tuple(states) for path, states in files.items()},
    )


@dataclass(slots=True)
class _Holders:
    """The files of an item at a place of the line."""

    blobs: dict[str, str] = field(default_factory=dict)
    identity: ItemIdentity | None = None
    """The identity last stated by its original."""
    is_absent: bool = False
    """True if no part of it remains, except the notice of a removal."""


def _walk_texts(
    changes: Sequence[tuple[int, FileChange]], versions: Mapping[str, ItemVersion]
) -> Iterator[tuple[str, ItemTexts, bool]]:
    """Yield (id, files, True if the id now stands for another item) of every item changed by a commit."""
    owners: dict[str, str] = {}
    items: dict[str, _Holders] = {}
    for place, group in groupby(changes, key=lambda each: each[0]):
        touched: dict[str, None] = {}
        for _, each in group:
            if not is_page_path(each.path):
                continue
            former = owners.pop(each.path, "")
            if former:
                items[former].blobs.pop(each.path, None)
                touched[former] = None
            version = versions.get(each.new_blob)
            if version is not None:
                owners[each.path] = version.id
                items.setdefault(version.id, _Holders()).blobs[each.path] = each.new_blob
                touched[version.id] = None
        for identity in touched:
            is_other_item = _note_identity(items[identity], versions)
            yield identity, ItemTexts(place, dict(items[identity].blobs)), is_other_item


def _note_identity(holders: _Holders, versions: Mapping[str, ItemVersion]) -> bool:
    """Store the original's present identity; return True if it differs from the earlier item with the id."""
    found = (versions[blob] for _, blob in sorted(holders.blobs.items()))
    original = next((each for each in found if not each.state.is_translation and not _is_tombstone(each)), None)
    if original is None:
        holders.is_absent = True
        return False
    before, was_gone = holders.identity, holders.is_absent
    holders.identity, holders.is_absent = original.identity, False
    return before is not None and before.is_taken_over_by(original.identity, was_gone=was_gone)


def _is_tombstone(version: ItemVersion) -> bool:
    return version.identity.kind == TOMBSTONE.name
