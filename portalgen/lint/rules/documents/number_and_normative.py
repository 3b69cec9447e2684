"""The check of DOC216; its page is `DOC216.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._numbers import parse_number
from portalgen.lint.rules.documents._reading import day_of_key, is_document, number_of

_TYPES: Final = ("decision", "resolution", "decree", "circular")
_FROM: Final = 2016
"""The first year checked: documents of any age are published, and laws changed the form of numbers."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC216 if a document with a year in its number is not `normative`, or the reverse."""
    page = text.page
    if not is_document(page) or page.fields.get("document_type") not in _TYPES:
        return
    number, issued = parse_number(number_of(page)), day_of_key(page, "issued")
    if number is None or number.is_of_assembly or issued is None or issued.year < _FROM:
        return
    normative = bool(page.fields.get("normative"))
    if normative != bool(number.year):
        given = "true" if normative else "false"
        yield violation("DOC216", text.place("normative"), number=number_of(page), given=given)


RULE: Final = PageRule("DOC216", check)
