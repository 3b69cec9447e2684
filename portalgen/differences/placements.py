"""Changes of lists and homes for readers: entries that appear, disappear or move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portalgen.differences.alignment import WorkBudget, align
from portalgen.differences.model import PlacementChange, PlacementChangeKind
from portalgen.frozen import frozen
from portalgen.inspection.list_entries import ListedEntry, ListOfEntries


@frozen
class ListPlace:
    """A list or home: its site, name and address."""

    site: str
    language: str
    name: str
    url: str


def compare_lists_of_entries(
    place: ListPlace, before: ListOfEntries | None, after: ListOfEntries | None
) -> tuple[PlacementChange, ...]:
    """Return the differences in a list or home; None is a missing list."""
    first, second = _by_part(before), _by_part(after)
    parts = dict.fromkeys((*second, *first))
    return tuple(
        change for part in parts for change in _compare_part(place, part, first.get(part, []), second.get(part, []))
    )


def _by_part(page: ListOfEntries | None) -> dict[str, list[ListedEntry]]:
    parts: dict[str, list[ListedEntry]] = {}
    for entry in page.entries if page is not None else ():
        parts.setdefault(entry.part, []).append(entry)
    return parts


def _compare_part(
    place: ListPlace, part: str, before: Sequence[ListedEntry], after: Sequence[ListedEntry]
) -> Iterator[PlacementChange]:
    first, second = [entry.url for entry in before], [entry.url for entry in after]
    pairs = dict(align(first, second, lambda _: 1, WorkBudget()))
    stayed = set(pairs.values())
    gone = {url: index for index, url in enumerate(first) if index not in pairs}
    for index, entry in enumerate(after):
        if index in stayed:
            continue
        former = gone.pop(entry.url, None)
        yield _change(place, part, entry, index, former, "added" if former is None else "moved")
    for source, target in pairs.items():
        if before[source].title != after[target].title:
            change = _change(place, part, after[target], target, source, "renamed")
            yield replace(change, former_entry=before[source].title)
    for index in gone.values():
        yield _change(place, part, before[index], index, None, "removed")


def _change(
    place: ListPlace, part: str, entry: ListedEntry, index: int, former: int | None, change: PlacementChangeKind
) -> PlacementChange:
    return PlacementChange(
        site=place.site,
        language=place.language,
        page=place.name,
        url=place.url,
        part=part if part != place.name else "",
        entry=entry.title,
        change=change,
        position=index + 1,
        former_position=0 if former is None else former + 1,
    )
