"""Items that point at other items by the relations of their kinds, for the other end to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from portalgen.content.model import Item, Page
from portalgen.graph.moments import has_expired, is_shown, is_waiting, is_withdrawn
from portalgen.kinds.definition import Kind, Referrer, Relation
from portalgen.kinds.withdrawal_reasons import denies_content


@dataclass(frozen=True, slots=True)
class ItemReference:
    """That the item `id` points at the item `to` with the relation of its kind whose field is `field`."""

    to: str
    id: str
    kind: str
    """The kind of the item that points."""
    field: str
    referrer: Referrer
    lasts: bool = False
    """Whether it changes the other item, which it goes on doing when the page that says so is gone."""
    is_gone: bool = False
    """Whether the page that says so has expired or was withdrawn: then nothing leads to it, and what it did lasts."""
    number: str = ""
    """By which an item that is gone is cited, where its kind has one."""


def find_references(items: Iterable[Item]) -> Mapping[str, tuple[ItemReference, ...]]:
    """Return the references of these items by the item that each points at, in the order of `items`."""
    found: dict[str, list[ItemReference]] = {}
    for item in items:
        for each in references_of(item.original):
            found.setdefault(each.to, []).append(each)
    return {to: tuple(references) for to, references in found.items()}


def find_references_at(
    items: Iterable[Item], at: datetime, *, unpublished: bool = False
) -> Mapping[str, tuple[ItemReference, ...]]:
    """Return what holds at `at` of the references of these items, by the item that each points at."""
    found: dict[str, list[ItemReference]] = {}
    for item in items:
        for each in references_at(item, at, unpublished=unpublished):
            found.setdefault(each.to, []).append(each)
    return {to: tuple(references) for to, references in found.items()}


def references_at(item: Item, at: datetime, *, unpublished: bool = False) -> Iterator[ItemReference]:
    """Yield what holds at `at` of the references of an item; with `unpublished`, what is hidden counts as shown."""
    if not item.original.kind.relations:
        return
    pages = item.pages
    page = next((each for each in pages if unpublished or is_shown(each, at)), None)
    page = page or next((each for each in pages if _was_shown(each, at)), None)
    for reference in references_of(page) if page is not None else ():
        held = hold_reference(reference, page, at, unpublished=unpublished) if page is not None else None
        if held is not None:
            yield held


def hold_reference(
    reference: ItemReference, page: Page, at: datetime, *, unpublished: bool = False
) -> ItemReference | None:
    """Return what is left at `at` of a reference of `page`; None where there is nothing.

    It is all there where readers see the page. What it changed stays changed when the page has expired or was withdrawn:
    the law does not end with a page. Only a reason that denies what the page said takes that back as well.
    """
    is_seen = unpublished or is_shown(page, at)
    if is_seen and not is_withdrawn(page, at):
        return reference
    is_denied = is_withdrawn(page, at) and denies_content(page.fields["withdrawn"]["reason"])
    if not reference.lasts or is_denied or not (is_seen or _was_shown(page, at)):
        return None
    name = page.kind.number_from
    return replace(reference, is_gone=True, number=str(page.fields.get(name) or "") if name else "")


def _was_shown(page: Page, at: datetime) -> bool:
    return has_expired(page, at) and not page.draft and not is_waiting(page, at)


def references_of(page: Page) -> Iterator[ItemReference]:
    """Yield what the original `page` of an item points at by relations, in the order of its front matter, each once."""
    kind = page.kind
    for relation in kind.relations:
        effects = {effect.relation for effect in relation.effects}
        for to, value in dict.fromkeys(_targets(relation, page.fields.get(relation.field))):
            if to != page.id:
                referrer = Referrer(value, _state_fields(kind, page), page.fields.get("sample") is True)
                yield ItemReference(to, page.id, kind.name, relation.field, referrer, lasts=value in effects)


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
