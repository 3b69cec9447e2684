"""The check of TXT210; its page is `TXT210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT210 if a news item has no summary, or a legal document neither summary nor abstract."""
    page = text.page
    if page.kind.needs_summary and not page.summary and not text.keys.get(page.kind.summary_from):
        yield violation("TXT210", text.place("title", key=True))


RULE: Final = PageRule("TXT210", check)
