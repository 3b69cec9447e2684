"""The check of SRC208; its page is `SRC208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC208 if a supplied page names neither its supplier nor an author (QĐ 2111, Art. 6(2))."""
    if text.fields.get("origin") != "supplied" or not is_original(text):
        return
    source = text.fields.get("source", {})
    if not (source.get("name") or source.get("author") or text.fields.get("author")):
        yield violation("SRC208", text.place("origin"))


RULE: Final = PageRule("SRC208", check)
