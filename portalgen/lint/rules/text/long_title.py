"""The check of TXT208; its page is `TXT208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT208 if a title has more characters than the settings allow."""
    length = len(text.page.title)
    if length > text.settings.title_length:
        yield violation("TXT208", text.place("title"), length=str(length), limit=str(text.settings.title_length))


RULE: Final = PageRule("TXT208", check)
