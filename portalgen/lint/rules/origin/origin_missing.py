"""The check of SRC201; its page is `SRC201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC201 if a news item other than a translation has no `origin` (QĐ 2111, Art. 6(2))."""
    if text.page.kind.is_report and "origin" not in text.keys and is_original(text):
        yield violation("SRC201", text.place("kind", key=True))


RULE: Final = PageRule("SRC201", check)
