"""The check of WRD240; its page is `WRD240.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._contents import find_each_contents
from portalgen.lint.rules.word._traces import shorten

_NUMBER: Final = re.compile(
    r"[ \t]*(?:[-–—][ \t]?\d{1,4}[ \t]?[-–—]|(?:Trang|Page)[ \t]\d{1,4}(?:[ \t]?(?:/|of|trên)[ \t]?\d{1,4}))[ \t]*"
)
_LONGEST: Final = 24


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD240 at each lone page number, and at the first line of each pasted table of contents."""
    for part in text.outline.texts[1:-1]:
        if len(part.text) <= _LONGEST and part.kind == "paragraph":
            line = text.lines[part.place.line - 1]
            if _NUMBER.fullmatch(line):
                yield violation("WRD240", text.span(part.place.line, 1, len(line.rstrip())), text=line.strip())
    for lines in find_each_contents(text):
        line = text.lines[lines[0] - 1]
        last = LocalizedText(f"{lines[-1]}", f"{lines[-1]}")  # for `find_root_causes`
        yield violation("WRD240", text.span(lines[0], 1, len(line.rstrip())), text=shorten(line), last=last)


RULE: Final = PageRule("WRD240", check)
