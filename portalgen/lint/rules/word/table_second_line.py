"""The check of WRD202; its page is `WRD202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._tables import find_broken_tables


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD202 at the line that keeps rows from being a table."""
    for each in find_broken_tables(text):
        place = text.span(each.line.number, each.line.start + 1, len(each.line.text.rstrip()))
        problem, cure = Phrase(f"table.{each.problem}"), Phrase(f"table.{each.problem}.cure")
        yield violation("WRD202", place, problem=problem, cure=cure, line=each.second_line)


RULE: Final = PageRule("WRD202", check)
