"""The check of TXT240; its page is `TXT240.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value
from portalgen.lint.rules.word.emoji_row import EMOJI, ROW


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT240 at the first emoji of the title; WRD242 reports three in a row."""
    title = text.page.title
    if title.isascii() or not EMOJI.search(title) or ROW.search(title):
        return
    for place in find_in_value(text, ("title",), EMOJI):
        yield violation("TXT240", place, emoji=place.underlined)
        return


RULE: Final = PageRule("TXT240", check)
