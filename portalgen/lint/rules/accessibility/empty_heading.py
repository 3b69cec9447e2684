"""The check of ACC213; its page is `ACC213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC213 for each heading without text."""
    for heading in text.outline.headings:
        if not heading.text.strip():
            yield violation("ACC213", heading.place)


RULE: Final = PageRule("ACC213", check)
