"""The check of WRD203; its page is `WRD203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._columns import find_typed_columns, is_table
from portalgen.lint.rules.word._fixable import or_fix


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD203 at the first line of each run of lines with columns."""
    for each in find_typed_columns(text):
        line = each.lines[0]
        place = text.span(line.number, line.start + 1, len(line.text.rstrip()))
        gap, fix = Phrase(f"columns.{each.gap}"), or_fix(is_table(each))
        yield violation("WRD203", place, count=str(len(each.lines)), gap=gap, fix=fix)


RULE: Final = PageRule("WRD203", check)
