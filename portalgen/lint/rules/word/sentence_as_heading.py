"""The check of WRD207; its page is `WRD207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_ENDS: Final = tuple(".;!?…,:")
_QUOTES: Final = '*_"”’)» \t'
_LONGEST: Final = 120
"""Maximum characters of a line that may be meant as a heading."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD207 at the line of dashes below each paragraph that is clearly no heading.

    A line of `=` makes a heading of level 1, which MRK111 reports.
    """
    for block in text.outline.blocks:
        if (
            block.kind == "underlined"
            and block.mark == "-"
            and _is_sentence(text.lines[block.line - 1 : block.end - 2])
        ):
            line = text.lines[block.end - 2]
            start = len(line) - len(line.lstrip(" \t>"))
            place = text.span(block.end - 1, start + 1, len(line.rstrip()) - start)
            yield violation("WRD207", place, text=text.lines[block.end - 3].strip()[:_SHOWN])


_SHOWN: Final = 60
"""Characters of the paragraph quoted in the message."""


def _is_sentence(lines: tuple[str, ...]) -> bool:
    words = " ".join(line.strip() for line in lines)
    return words.rstrip(_QUOTES).endswith(_ENDS) or len(words) > _LONGEST


RULE: Final = PageRule("WRD207", check)
