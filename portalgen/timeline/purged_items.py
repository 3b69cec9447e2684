"""Items with data purged from the history: their first publication can no longer be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from portalgen.config.purge_map import PURGES_FOLDER, PurgedFile, PurgeMapError, read_purge_map
from portalgen.history.blobs import read_blobs
from portalgen.history.entries import list_entries_below
from portalgen.history.repository import Repository
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import ItemRecord
from portalgen.timeline.states import is_text_path, item_version_of

_NOTHING: Final[frozenset[str]] = frozenset()


def list_purged_texts(repository: Repository, tip: str, *, has_masked: bool) -> frozenset[str]:
    """Return the paths of texts that lost a version of an item, by the maps at `tip`.

    With `has_masked`, include texts whose version was replaced: if receipts count, the receipts of its former commits
    count for the current commits, and would make another text appear old. Signatures of a map are checked by the audit
    of approvals; a map never improves a time.
    """
    texts = [each for each in _list_purged(repository, tip) if is_text_path(each.path)]
    if has_masked:
        return frozenset(each.path for each in texts)
    put = dict.fromkeys(each.after.id for each in texts if each.after is not None)
    items = {id for id, text in read_blobs(repository, put) if item_version_of(text) is not None}
    return frozenset(each.path for each in texts if each.after is None or each.after.id not in items)


def list_purged_attachments(repository: Repository, tip: str) -> frozenset[str]:
    """Return the paths of other files that lost a version, by the maps at `tip`: their former content is unknown."""
    return frozenset(each.path for each in _list_purged(repository, tip) if not is_text_path(each.path))


def _list_purged(repository: Repository, tip: str) -> list[PurgedFile]:
    entries = list_entries_below(repository, tip, PURGES_FOLDER)
    data = dict(read_blobs(repository, (each.id for each in entries.values() if each.mode.startswith("100"))))
    files: list[PurgedFile] = []
    for path, entry in entries.items():
        try:
            files += read_purge_map(path, data.get(entry.id, b"")).files
        except PurgeMapError:
            continue
    return files


def doubt_purged(
    items: Mapping[str, ItemTimes], records: Mapping[str, ItemRecord], paths: frozenset[str]
) -> Mapping[str, ItemTimes]:
    """Return the times of items, unproven if their file at one of `paths` lost its first versions."""
    if not paths:
        return items
    return MappingProxyType(
        {
            identity: ItemTimes(_doubt(times.submission), _doubt(times.publication))
            if identity in records and records[identity].path in paths
            else times
            for identity, times in items.items()
        }
    )


def _doubt(evidence: Evidence) -> Evidence:
    return evidence if evidence.at is None else replace(evidence, strength="unproven", reason="purged", earliest=None)
