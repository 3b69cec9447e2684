"""The check of WRD247; its page is `WRD247.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_BREAK: Final = re.compile(r"(?:^|[ \t])[^\s\\]*(\\)[ \t]*$")
r"""A single `\` after a word: a path (`D:\Bài\`) or an escaped backslash (`\\`) has more."""


def check(text: PageText) -> Iterator[Violation]:
    r"""Yield WRD247 at each `\` after the last line of a paragraph."""
    if "\\" not in text.body:
        return
    for block in text.outline.blocks:
        if block.kind != "paragraph":
            continue
        number = min(block.end - 1, len(text.lines))
        line = text.lines[number - 1]
        found = _BREAK.search(line) if "\\" in line else None
        if found is not None:
            yield violation("WRD247", text.span(number, found.start(1) + 1, 1))


RULE: Final = PageRule("WRD247", check)
