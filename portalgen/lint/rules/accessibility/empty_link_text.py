"""The check of ACC204; its page is `ACC204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC204 for each link without text; the alternative text of a picture counts as text."""
    for link in text.outline.links:
        if not link.text.strip():
            yield violation("ACC204", link.place, target=link.target)


RULE: Final = PageRule("ACC204", check)
