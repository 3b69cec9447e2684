"""The check of WRD231; its page is `WRD231.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_prose_blocks
from portalgen.lint.rules.word._traces import last_line_of

_STRAY: Final = re.compile(r"(?P<mark>[ØüŸ§]|[vqnlw](?=[ \t\xa0]))[ \t\xa0]+(?!Điều\b|Section\b|[Aa]rt)(?=[^\W\d_])")
_MARKS: Final = frozenset("ØüŸ§vqnlw")
_CERTAIN: Final = frozenset("ØŸ")
_LEAD: Final = re.compile(r"[\s>]*")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD231 at the first line beginning with such a letter before a capital; counts these lines."""
    if not any(part.text[:1] in _MARKS and _STRAY.match(part.text) for part in text.outline.texts):
        return
    lines: list[tuple[int, int, str]] = []
    for part, until in find_prose_blocks(text):
        if part.kind != "paragraph" or not _STRAY.match(part.text):
            continue
        for number in range(part.place.line, last_line_of(text, part, until) + 1):
            line = text.lines[number - 1]
            lead = _LEAD.match(line)
            start = part.place.column - 1 if number == part.place.line else lead.end() if lead else 0
            match = _STRAY.match(line, start)
            if match is not None and line[match.end()].isupper():
                lines.append((number, start + 1, match["mark"]))
    first = next((each for each in lines if each[2] in _CERTAIN or _count(lines, each[2]) > 1), None)
    if first is not None:
        yield violation("WRD231", text.span(first[0], first[1], 1), mark=first[2], count=str(_count(lines, first[2])))


def _count(lines: list[tuple[int, int, str]], mark: str) -> int:
    return sum(each[2] == mark for each in lines)


RULE: Final = PageRule("WRD231", check)
