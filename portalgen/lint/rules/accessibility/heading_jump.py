"""The check of ACC202; its page is `ACC202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC202 for each heading more than one level below the previous heading."""
    before = 1
    for heading in text.outline.headings:
        if heading.level > before + 1:
            yield violation("ACC202", heading.place, level="#" * heading.level, expected="#" * (before + 1))
        before = heading.level


RULE: Final = PageRule("ACC202", check)
