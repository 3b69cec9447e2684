"""The check of DOC202; its page is `DOC202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._numbers import DocumentNumber, parse_number
from portalgen.lint.rules.documents._reading import is_document, number_of, relations_of

_TYPES: Final = MappingProxyType(
    {
        "QĐ": "decision",
        "NĐ": "decree",
        "TT": "circular",
        "TTLT": "circular",
        "NQ": "resolution",
        "CT": "directive",
        "TB": "notice",
        "KH": "work_plan",
        "BC": "report",
    }
)
_SURE_IN_LETTERS: Final = ("QĐ", "NĐ", "NQ")
"""Kinds certain in an official letter, which has the symbol of an agency, such as TT (Thanh tra) or CT (Cục Thuế)."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC202 if the abbreviation in the number belongs to another type.

    A document issued with a decision is skipped, because it has the number of the decision.
    """
    if not is_document(text.page):
        return
    number, given = parse_number(number_of(text.page)), str(text.fields.get("document_type", ""))
    expected = _find_expected_type(number, given) if number else ""
    issued_with = any(each.type == "issued_with" for each in relations_of(text.page))
    if number and expected and expected != given and not issued_with:
        yield violation(
            "DOC202", text.place("document_type"), number=number_of(text.page), given=given, wanted=expected
        )


def _find_expected_type(number: DocumentNumber, given: str) -> str:
    """Return the type for the abbreviation, or an empty string if uncertain."""
    if number.is_of_assembly:
        return "" if given in ("law", "resolution", "regulation") else "law"
    if given == "regulation" or (given == "official_letter" and number.kind not in _SURE_IN_LETTERS):
        return ""
    return _TYPES.get(number.kind, "")


RULE: Final = PageRule("DOC202", check)
