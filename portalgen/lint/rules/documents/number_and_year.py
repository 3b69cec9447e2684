"""The check of DOC203; its page is `DOC203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._numbers import parse_number
from portalgen.lint.rules.documents._reading import day_of_key, is_document, number_of
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC203 if the year in the number differs from the year of `issued`."""
    if not is_document(text.page):
        return
    number, issued = parse_number(number_of(text.page)), day_of_key(text.page, "issued")
    if number and number.year and issued and number.year != issued.year:
        values: dict[str, MessageValue] = {
            "number": number_of(text.page),
            "year": str(number.year),
            "issued": localize(format_day, issued),
        }
        yield violation("DOC203", text.place("issued"), **values)


RULE: Final = PageRule("DOC203", check)
