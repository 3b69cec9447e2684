"""The check of SRC209; its page is `SRC209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC209 if a page marked as the agency's own names a source (QĐ 2111, Art. 8(3))."""
    if text.fields.get("origin") == "own" and text.keys.get("source") and is_original(text):
        yield violation("SRC209", text.place("source", key=True))


RULE: Final = PageRule("SRC209", check)
