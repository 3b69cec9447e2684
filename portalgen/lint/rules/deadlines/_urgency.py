"""Finds urgent items, and the instrument or directive that they name as their basis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from portalgen.config.legal import LegalSettings
from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext
from portalgen.lint.model import Violation, violation
from portalgen.lint.rules.documents._numbers import parse_number

_CLASS: Final = "urgent"
"""The deadline class of urgent items, and its key in the front matter."""
_AROUND: Final = " \t,;:.()[]“”\"'"
_NOTHING: Final = LocalizedText("chưa ghi căn cứ", "gives no basis")
_EXAMPLE: Final = 'urgent: {basis: "34/CĐ-BBT"}'
_KEYS: Final = ("urgent", "urgent_basis", "deadline_class")


@frozen
class UnnamedUrgency:
    """An item marked as urgent that names no document as the basis."""

    page: Page
    basis: str
    location: tuple[str, ...]
    """The location of the value in its front matter."""
    example: str
    is_new: bool
    """True if the item is marked as urgent in this submission, but was not on main."""


def find_unnamed_urgencies(context: LintContext) -> Iterator[UnnamedUrgency]:
    """Yield the items with the time limit for urgent information that name no document as the basis."""
    for item in context.library.items:
        page = item.original
        said = _read_basis(page.fields)
        if said is not None and not names_document(said[0], context.legal):
            basis, location, example = said
            yield UnnamedUrgency(page, basis, location, example, _is_new(context, page))


def report_urgency(context: LintContext, code: str, found: UnnamedUrgency) -> Violation:
    """Return a violation at the value that makes the item urgent."""
    words = LocalizedText(f"`{found.basis}` không nêu số văn bản nào", f"`{found.basis}` names no document")
    place = context.place(found.page, *found.location)
    said = words if found.basis else _NOTHING
    return violation(code, place, f"id:{found.page.id}", said=said, example=found.example)


def names_document(basis: str, legal: LegalSettings) -> bool:
    """Return True if `basis` names a document number or a listed instrument.

    The instruments that set the limit for urgent information do not count.
    """
    deadline = legal.deadline(_CLASS)
    dated = [basis for each in deadline.lengths for basis in each.basis] if deadline is not None else []
    general = {each.instrument for each in (*deadline.basis, *dated)} if deadline is not None else set()
    excluded = {
        number
        for each in legal.instruments
        if each.id in general
        for number in _numbers(f"{each.names.vi} {each.short}")
    }
    listed = (each.short for each in legal.instruments if each.id not in general)
    return any(number not in excluded for number in _numbers(basis)) or any(
        re.search(rf"(?<!\w){re.escape(short)}(?!\w)", basis) for short in listed
    )


def _numbers(text: str) -> Iterator[str]:
    words = (each.strip(_AROUND) for each in text.split())
    return (each for each in words if parse_number(each) is not None)


def _read_basis(fields: Mapping[str, Any]) -> tuple[str, tuple[str, ...], str] | None:
    """Return the basis of an urgent item, its location, and an example of the right form; None for any other item."""
    urgent = fields.get(_CLASS)
    if isinstance(urgent, Mapping):
        return str(urgent.get("basis") or ""), (_CLASS, "basis"), _EXAMPLE
    if urgent is True:
        basis = str(fields.get("urgent_basis") or "")
        return basis, ("urgent_basis" if basis else _CLASS,), "urgent_basis: 34/CĐ-BBT"
    return ("", ("deadline_class",), _EXAMPLE) if fields.get("deadline_class") == _CLASS else None


def _is_new(context: LintContext, page: Page) -> bool:
    if context.previous_pages is None or page.id not in (context.submitted_ids or ()):
        return False
    former = (each.fields for each in context.previous_pages.values() if each.id == page.id)
    return _said(page.fields) not in [_said(each) for each in former]


def _said(fields: Mapping[str, Any]) -> Iterable[Any]:
    return [fields.get(key) for key in _KEYS]
