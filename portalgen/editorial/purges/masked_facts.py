"""The effect of purges on the clocks of items: words may go, but the facts by which an item is judged stay.

An item that lost whole versions has no proven time any more (`timeline.purged_items`). An item with all its versions is
judged as before, so a mask must not change any fact relevant to the judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from portalgen.config.purge_map import PurgedFile
from portalgen.timeline.states import ItemVersion, is_text_path, item_version_of

_FACTS: Final[Mapping[str, Callable[[ItemVersion], object]]] = {
    "id": lambda item: item.state.id,
    "translated_from": lambda item: item.state.is_translation,
    "draft": lambda item: item.state.is_hidden,
    "publish_at": lambda item: item.state.publish_at,
    "expires_at": lambda item: item.state.expires_at,
    "kind": lambda item: item.identity.kind,
    "title": lambda item: item.identity.title,
    "number": lambda item: item.identity.number,
    "issuer": lambda item: item.identity.issuer,
    "issued": lambda item: (item.identity.issued, item.facts.issued),
    "received": lambda item: item.facts.received,
    "signed": lambda item: item.facts.signed,
    "event_end": lambda item: item.facts.event_end,
    "suspension_start": lambda item: item.facts.suspension_start,
    "date": lambda item: item.facts.date,
    "deadline_class": lambda item: item.facts.deadline_class,
    "urgent": lambda item: item.facts.flags,
    "body": lambda item: item.has_content,
}
"""The names of facts by front matter key; `body` is the existence of a text."""


def list_masked_texts(files: Iterable[PurgedFile]) -> tuple[PurgedFile, ...]:
    """Return the versions of texts that were replaced by other texts."""
    return tuple(each for each in files if each.after is not None and is_text_path(each.path))


def find_masked_facts(
    files: Iterable[PurgedFile], contents: Mapping[str, bytes]
) -> Iterator[tuple[PurgedFile, tuple[str, ...]]]:
    """Yield (file, keys) of each mask that changes the judgement of an item; `contents` are blobs by id.

    A version is skipped unless `contents` have both sides.
    """
    for each in list_masked_texts(files):
        if each.after is None or each.before.id not in contents or each.after.id not in contents:
            continue
        before, after = item_version_of(contents[each.before.id]), item_version_of(contents[each.after.id])
        keys = _list_differences(before, after)
        if keys:
            yield each, keys


def _list_differences(before: ItemVersion | None, after: ItemVersion | None) -> tuple[str, ...]:
    if after is None:
        return ()  # it lost the version as a whole
    if before is None:
        return ("id",)
    named = [key for key, fact_of in _FACTS.items() if fact_of(before) != fact_of(after)]
    return tuple(dict.fromkeys((*named, *sorted(set(before.keys) ^ set(after.keys)))))


def find_moved_items(
    files: Iterable[PurgedFile], contents: Mapping[str, bytes], standing: Mapping[str, str]
) -> Iterator[tuple[PurgedFile, str]]:
    """Yield (file, path) of each completely removed version of an item now at another path.

    `standing` are the paths of originals by their ids. The facts by which such an item was judged would be lost without
    a trace.
    """
    removed = [each for each in files if is_text_path(each.path)]
    purged = frozenset(each.path for each in removed)
    for each in removed:
        item = item_version_of(contents[each.before.id])
        is_whole = each.after is None or item_version_of(contents[each.after.id]) is None
        path = standing.get(item.id, "") if item is not None and not item.state.is_translation else ""
        if is_whole and path and path not in purged:
            yield each, path


def list_standing_originals(texts: Iterable[tuple[str, bytes]]) -> Mapping[str, str]:
    """Return the paths of the originals among `texts` (path, bytes) by their ids; removed originals are missing."""
    items = ((path, item_version_of(data)) for path, data in texts if is_text_path(path))
    return {
        item.id: path
        for path, item in items
        if item is not None and not item.state.is_translation and not item.is_tombstone
    }


def list_text_blobs(files: Collection[PurgedFile]) -> frozenset[str]:
    """Return the blob ids of removed texts and of their replacements."""
    states = (state for each in files if is_text_path(each.path) for state in (each.before, each.after))
    return frozenset(each.id for each in states if each is not None)
