"""Items that point at other items by the relations of their kinds, for the other end to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portalgen.content.model import Item, Page
from portalgen.kinds.definition import Kind, Referrer, Relation


@dataclass(frozen=True, slots=True)
class ItemReference:
    """That the item `id` points at the item `to` with the relation of its kind whose field is `field`."""

    to: str
    id: str
    kind: str
    """The kind of the item that points."""
    field: str
    referrer: Referrer


def find_references(items: Iterable[Item]) -> Mapping[str, tuple[ItemReference, ...]]:
    """Return the references of these items by the item that each points at, in the order of `items`."""
    found: dict[str, list[ItemReference]] = {}
    for item in items:
        for each in references_of(item.original):
            found.setdefault(each.to, []).append(each)
    return {to: tuple(references) for to, references in found.items()}


def references_of(page: Page) -> Iterator[ItemReference]:
    """Yield what the original `page` of an item points at by relations, in the order of its front matter."""
    kind = page.kind
    for relation in kind.relations:
        for to, value in _targets(relation, page.fields.get(relation.field)):
            if to != page.id:
                referrer = Referrer(value, _state_fields(kind, page), page.fields.get("sample") is True)
                yield ItemReference(to, page.id, kind.name, relation.field, referrer)


def _targets(relation: Relation, value: Any) -> Iterator[tuple[str, str]]:
    """(id, choice of the relation or nothing) for each target in the value of the relation's field."""
    members = value if isinstance(value, tuple) else () if value is None else (value,)
    for each in members:
        if not relation.to:
            yield each, ""
        elif relation.to in each:
            yield each[relation.to], each.get(relation.by, "")


def _state_fields(kind: Kind, page: Page) -> Mapping[str, Any]:
    names = kind.states.fields if kind.states is not None else ()
    return {name: page.fields[name] for name in names if name in page.fields}
