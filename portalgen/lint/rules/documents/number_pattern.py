"""The check of DOC201; its page is `DOC201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._numbers import correct_number, parse_number
from portalgen.lint.rules.documents._reading import is_document, number_of


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC201 for a number in another form than that of a document, with spaces or without marks."""
    if not is_document(text.page):
        return
    written = number_of(text.page)
    better = correct_number(written)
    if parse_number(written) is None or (better and better != written):
        yield violation("DOC201", text.place("number"), number=written, suggestion=better if better != written else "")


RULE: Final = PageRule("DOC201", check)
