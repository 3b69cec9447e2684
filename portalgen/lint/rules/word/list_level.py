"""The check of WRD208; its page is `WRD208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fixable import or_fix
from portalgen.lint.rules.word._levels import find_lost_levels


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD208 at the first entry with `+` of consecutive lists without an empty line between them."""
    end = 0
    for block in find_lost_levels(text):
        if not _is_reported(text, end, block.line):
            line = text.lines[block.line - 1]
            start = len(line) - len(line.lstrip(" \t>"))
            place = text.span(block.line, start + 1, len(line.rstrip()) - start)
            yield violation("WRD208", place, fix=or_fix(block.depth == 0))
        end = block.end


def _is_reported(text: PageText, end: int, line: int) -> bool:
    """Return True if no empty line separates this list from the last list, which ended before `end`."""
    return end > 0 and all(each.strip() for each in text.lines[end - 2 : line - 1])


RULE: Final = PageRule("WRD208", check)
