"""The check of WRD244; its page is `WRD244.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_prose_blocks

_SIGN: Final = re.compile(r"\*\d[\d.,]{0,9}\*\d")
_MEASURE: Final = re.compile(r"(?<![\w*\\.,])\d[\d.,]{0,9}(?:\*\d[\d.,]{0,9}){2,5}(?<![.,])(?!\*)")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD244 for each measure with asterisks that Markdown reads as emphasis."""
    if _SIGN.search(text.body) is None:
        return
    for part, until in find_prose_blocks(text):
        for place in find_in_block(text, part, until, _MEASURE):
            yield violation("WRD244", place, text=place.underlined, cure=place.underlined.replace("*", " × "))


RULE: Final = PageRule("WRD244", check)
