"""The check of CHG113; its page is `CHG113.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield CHG113 at the first line of text below a removal notice."""
    if not text.page.kind.is_tombstone or not text.body.strip():
        return
    first = next(number for number, line in enumerate(text.lines, 1) if number >= text.page.body_line and line.strip())
    yield violation("CHG113", text.span(first, 1, len(text.lines[first - 1])))


RULE: Final = PageRule("CHG113", check)
