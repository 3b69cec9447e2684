"""The check of TXT234; its page is `TXT234.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_LONGEST: Final = 500
"""Maximum characters of a summary."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT234 if the summary is longer than 500 characters; documents have their own abstract."""
    length = len(text.page.summary)
    if length > _LONGEST and not text.page.kind.is_document and "summary" in text.keys:
        yield violation("TXT234", text.place("summary"), length=str(length), limit=str(_LONGEST))


RULE: Final = PageRule("TXT234", check)
