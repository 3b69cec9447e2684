"""The check of TXT237; its page is `TXT237.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_prose_blocks
from portalgen.render.markdown.inline_rules import is_in_name

_RAISED: Final = re.compile(r"(?<=[^\W\d_])\^[^\W\d_]{2,24}\^(?=[^\W\d_])")


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT237 for each group of two or more letters raised between letters, except in names."""
    if "^" not in text.body or _RAISED.search(text.body) is None:
        return
    for part, until in find_prose_blocks(text):
        for place in find_in_block(text, part, until, _RAISED):
            if not is_in_name(place.excerpt, place.column - 1):
                yield violation("TXT237", place, text=place.underlined.strip("^"))


RULE: Final = PageRule("TXT237", check)
