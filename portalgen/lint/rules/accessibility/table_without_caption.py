"""The check of ACC210; its page is `ACC210.md`."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC210 for each table without a caption that shares its section with another table."""
    tables = text.outline.tables
    if len(tables) < 2:
        return
    headings = [heading.place.line for heading in text.outline.headings]
    sections = [bisect(headings, table.place.line) for table in tables]
    counts = Counter(sections)
    for table, section in zip(tables, sections, strict=True):
        if not table.caption and counts[section] > 1:
            yield violation("ACC210", table.place)


RULE: Final = PageRule("ACC210", check)
