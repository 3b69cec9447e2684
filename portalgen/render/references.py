"""Checks the references to items in the front matter of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.kinds.definition import Field
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.context import Context
from portalgen.render.markdown.resolver import FindPlace
from portalgen.text.bilingual import Bilingual

GONE_STATES: Final[Mapping[str, LocalizedText]] = MappingProxyType(
    {
        "withdrawn": LocalizedText("đã thu hồi", "was withdrawn"),
        "expired": LocalizedText("đã hết thời gian hiển thị", "is no longer shown"),
        "removed": LocalizedText("đã bị gỡ", "was removed"),
    }
)
"""The states of pages that should no longer be linked, keyed by status."""


def check_references(context: Context, page: Page) -> Iterator[Diagnostic]:
    """Yield the faults of a page's references to items: LNK104, LNK107 to LNK110, CHG101, CHG103.

    References inherited by a translation are reported for its original.
    """
    is_translation = "translated_from" in page.fields
    for field in page.kind.references:
        if not (is_translation and field.shared):
            for declared, location, identifier in _references_in(field, (field.name,), page.fields.get(field.name)):
                yield from _check(context, page, declared, location, identifier)


def list_referred_items(page: Page) -> Iterator[str]:
    """Yield the ids of the items named in the front matter of a page, including inherited references."""
    for field in page.kind.references:
        for _, _, identifier in _references_in(field, (field.name,), page.fields.get(field.name)):
            yield identifier


def _references_in(field: Field, location: Location, value: Any) -> Iterator[tuple[Field, Location, str]]:
    """Yield (field of type `reference`, its location, id) of each reference in a value, in order."""
    if value is None:
        return
    if field.is_list and isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _references_of_one(field, (*location, index), each)
    else:
        yield from _references_of_one(field, location, value)


def _references_of_one(field: Field, location: Location, value: Any) -> Iterator[tuple[Field, Location, str]]:
    if field.type == "reference":
        yield field, location, value
    for below in field.fields:
        yield from _references_in(below, (*location, below.name), value.get(below.name))


def _check(context: Context, page: Page, field: Field, location: Location, identifier: str) -> Iterator[Diagnostic]:
    def place() -> Place:
        return place_in_page(page, location, context.portal)

    target = context.targets.item(identifier, page.language)
    if identifier == page.id:
        yield diagnostic("LNK107", place(), key=str(location[0]), target=identifier)
    elif target is None:
        yield _missing(context, str(location[0]), identifier, place())
    elif field.kinds and target.kind not in field.kinds and target.status != "removed":
        yield diagnostic(
            "LNK109",
            place(),
            key=str(location[0]),
            target=identifier,
            kind=_name_kinds(context, (target.kind,)),
            expected=_name_kinds(context, field.kinds),
        )
    elif target.status in GONE_STATES:
        code = "CHG103" if field.name == "superseded_by" else "CHG101"
        yield diagnostic(code, place(), target=identifier, state=GONE_STATES[target.status])


def check_status(target: ResolvedTarget, written: str, page: Page, find_place: FindPlace) -> Diagnostic | None:
    """Return the finding about a link from the text of `page` to a target that is gone or superseded, or None."""
    if target.status in GONE_STATES:
        return diagnostic("CHG101", find_place(), target=written, state=GONE_STATES[target.status])
    if target.successor and target.successor != page.id:
        return diagnostic("CHG102", find_place(), target=written, successor=f"id:{target.successor}")
    return None


def _name_kinds(context: Context, names: tuple[str, ...]) -> LocalizedText:
    """Return the labels of kinds; a kind unknown to this portal is shown by its name."""
    kinds = context.portal.kinds
    labels = [kinds[name].label if name in kinds else Bilingual(name, name) for name in names]
    return LocalizedText(", ".join(each.vi for each in labels), ", ".join(each.en for each in labels))


def _missing(context: Context, key: str, identifier: str, place: Place) -> Diagnostic:
    target = f"id:{identifier}"
    if context.targets.hidden_item(identifier) is not None:
        return diagnostic("LNK104", place, target=target)
    fault = context.targets.find_fault(target)
    if fault is not None:
        return diagnostic("LNK108", place, target=target, file=fault)
    return diagnostic("LNK110", place, key=key, target=identifier, suggestion="")
