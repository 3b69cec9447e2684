"""The check of SRC210; its page is `SRC210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.origin._sources import find_source_at_end, needs_source


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC210 if a news item names its source only at the end of the text (QĐ 2111, Art. 8(3))."""
    place = find_source_at_end(text) if needs_source(text) else None
    if place is not None:
        yield violation("SRC210", place)


RULE: Final = PageRule("SRC210", check)
