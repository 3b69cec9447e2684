"""The check of DOC217; its page is `DOC217.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import day_of_key, is_document
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC217 if `effective` is before `issued`."""
    if not is_document(text.page):
        return
    issued, effective = day_of_key(text.page, "issued"), day_of_key(text.page, "effective")
    if issued and effective and effective < issued:
        yield violation(
            "DOC217",
            text.place("effective"),
            effective=localize(format_day, effective),
            issued=localize(format_day, issued),
        )


RULE: Final = PageRule("DOC217", check)
