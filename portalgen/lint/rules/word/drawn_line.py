"""The check of WRD209; its page is `WRD209.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_BEGINNINGS: Final = frozenset("=–—─━═-_*~")
_DRAWN: Final = re.compile(
    r"[ \t>]*([=–—─━═]{3,}|[-=–—─━═_*~]{2,300} ?(?:[oO0][oO0][oO0]|[*]{3}) ?[-=–—─━═_*~]{2,300})[ \t]*"
)
"""Each place in a row of stars is tried for the three in the middle, so the length of both sides is limited."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD209 at each line of a paragraph consisting only of drawing characters."""
    for block in text.outline.blocks:
        if block.kind != "paragraph":
            continue
        for number in range(block.line, block.end):
            line = text.lines[number - 1]
            found = _DRAWN.fullmatch(line) if line.lstrip(" \t>")[:1] in _BEGINNINGS else None
            if found:
                start, end = found.span(1)
                yield violation("WRD209", text.span(number, start + 1, end - start), marks=found[1][:_SHOWN])


_SHOWN: Final = 20
"""Characters quoted in the message."""

RULE: Final = PageRule("WRD209", check)
