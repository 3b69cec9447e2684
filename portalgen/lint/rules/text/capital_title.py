"""The check of TXT203; its page is `TXT203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_LONGEST_ABBREVIATION: Final = 10
"""Maximum number of letters of a title that may be a single abbreviation, such as `UBND`."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT203 if a title is longer than an abbreviation and all in capitals."""
    letters = [letter for letter in text.page.title if letter.isalpha()]
    if len(letters) > _LONGEST_ABBREVIATION and all(letter.isupper() for letter in letters):
        yield violation("TXT203", text.place("title"))


RULE: Final = PageRule("TXT203", check)
