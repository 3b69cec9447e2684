"""References between items by the relations of their kinds. The target of a reference shows it too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_notice, is_sample, is_shown, is_withdrawn
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind, Referrer, Relation
from portalgen.kinds.withdrawal_reasons import denies_content


@frozen
class ItemReference:
    """A reference from the item `id` to the item `to`. It comes from the relation of the kind in the field `field`."""

    to: str
    id: str
    kind: str
    """The kind of the referring item. For a removed item, the kind that it had."""
    field: str
    referrer: Referrer
    lasts: bool = False
    """True if the reference changes its target permanently, even after the referring page is gone."""
    is_gone: bool = False
    """True if the referring page has expired, or was withdrawn or removed.

    The reference then has no link, but its effect lasts.
    """
    number: str = ""
    """The number under which an item that is gone is cited, if its kind has such a number."""


def find_references(items: Iterable[Item], kinds: Kinds) -> Mapping[str, tuple[ItemReference, ...]]:
    """Return the references of these items, keyed by target, in the order of `items`."""
    found: dict[str, list[ItemReference]] = {}
    for item in items:
        for each in references_of(item.original, kinds):
            found.setdefault(each.to, []).append(each)
    return {to: tuple(references) for to, references in found.items()}


def find_references_at(
    items: Iterable[Item], kinds: Kinds, at: datetime, *, unpublished: bool = False
) -> Mapping[str, tuple[ItemReference, ...]]:
    """Return the references of these items that are valid at `at`, keyed by target."""
    found: dict[str, list[ItemReference]] = {}
    for item in items:
        for each in references_at(item, kinds, at, unpublished=unpublished):
            found.setdefault(each.to, []).append(each)
    return {to: tuple(references) for to, references in found.items()}


def references_at(item: Item, kinds: Kinds, at: datetime, *, unpublished: bool = False) -> Iterator[ItemReference]:
    """Yield the references of an item that are valid at `at`. With `unpublished`, hidden pages count as shown."""
    kind = item.original.kind
    if not kind.relations and not kind.is_tombstone:
        return
    pages = item.pages
    page = next((each for each in pages if _is_seen(each, at, unpublished=unpublished)), None)
    page = page or next((each for each in pages if is_notice(each, at)), None)
    for reference in references_of(page, kinds) if page is not None else ():
        held = hold_reference(reference, page, at, unpublished=unpublished) if page is not None else None
        if held is not None:
            yield held


def hold_reference(
    reference: ItemReference, page: Page, at: datetime, *, unpublished: bool = False
) -> ItemReference | None:
    """Return the part of `reference` that is valid at `at`, or None if there is none. `page` contains the reference.

    It is complete if readers see the page. Its effects last after the page has expired, was withdrawn or removed, since
    the law does not end with a page. Only a reason that denies the content of the page ends them.
    """
    is_seen = _is_seen(page, at, unpublished=unpublished)
    if is_seen and not is_withdrawn(page, at):
        return reference
    told = page.fields.get("removed") if page.kind.is_tombstone else None
    told = page.fields["withdrawn"] if told is None and is_withdrawn(page, at) else told
    is_denied = told is not None and denies_content(told["reason"])
    if not reference.lasts or is_denied or not (is_seen or is_notice(page, at)):
        return None
    return replace(reference, is_gone=True, number=reference.number or find_cited_number(page))


def find_cited_number(page: Page) -> str:
    """Return the number under which the item of `page` is cited. Return an empty string if its kind has none."""
    name = page.kind.number_from
    return str(page.fields.get(name) or "") if name else ""


def _is_seen(page: Page, at: datetime, *, unpublished: bool) -> bool:
    return (unpublished and not page.kind.is_tombstone) or is_shown(page, at)


def references_of(page: Page, kinds: Kinds) -> Iterator[ItemReference]:
    """Yield the references of `page`, the original of an item, in the order of its front matter, without repetition.

    For a removed item, these are its lasting effects, if its former kind is one of `kinds` with such effects.
    """
    kind = page.kind
    if kind.is_tombstone:
        written = {(each["type"], each["to"]): each for each in page.fields.get("effects", ()) if each["to"] != page.id}
        found = (read_lasting_effect(page, each, kinds) for each in written.values())
        yield from (each for each in found if each is not None)
    for relation in kind.relations:
        effects = {effect.relation for effect in relation.effects}
        for to, value in dict.fromkeys(_targets(relation, page.fields.get(relation.field))):
            if to != page.id:
                referrer = Referrer(value, _state_fields(kind, page), page.fields.get("sample") is True)
                yield ItemReference(to, page.id, kind.name, relation.field, referrer, lasts=value in effects)


def read_lasting_effect(page: Page, written: Mapping[str, Any], kinds: Kinds) -> ItemReference | None:
    """Return the reference for an effect of a removed item. Return None if its former kind has no such effect."""
    kind = kinds.find(page.fields.get("former_kind", ""))
    for relation in kind.relations if kind is not None else ():
        if any(effect.relation == written["type"] for effect in relation.effects) and kind is not None:
            says_since = relation.since_from and "since" in written
            fields = {relation.since_from: written["since"]} if says_since else {}
            referrer = Referrer(written["type"], fields, is_sample(page))
            number = written.get("number", "")
            return ItemReference(written["to"], page.id, kind.name, relation.field, referrer, lasts=True, number=number)
    return None


def _targets(relation: Relation, value: Any) -> Iterator[tuple[str, str]]:
    """Yield (id, choice of the relation or empty) for each target in the value of the relation's field."""
    members = value if isinstance(value, tuple) else () if value is None else (value,)
    for each in members:
        if not relation.to:
            yield each, ""
        elif relation.to in each:
            yield each[relation.to], each.get(relation.by, "")


def _state_fields(kind: Kind, page: Page) -> Mapping[str, Any]:
    names = kind.states.fields if kind.states is not None else ()
    return {name: page.fields[name] for name in names if name in page.fields}
