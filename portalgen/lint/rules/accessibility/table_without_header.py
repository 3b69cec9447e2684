"""The check of ACC205; its page is `ACC205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC205 for each table with an empty header above data.

    The first cell may be empty if another header has text.
    """
    for table in text.outline.tables:
        empty = [column for column, header in enumerate(table.headers) if not header and column in table.filled]
        if empty and (empty != [0] or not any(table.headers)):
            yield violation("ACC205", table.place, columns=", ".join(str(column + 1) for column in empty))


RULE: Final = PageRule("ACC205", check)
