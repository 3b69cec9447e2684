"""The check of WRD203; its page is `WRD203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import Paragraph
from portalgen.lint.rules.word import letterhead_in_news
from portalgen.lint.rules.word._columns import find_typed_columns, is_table
from portalgen.lint.rules.word._fixable import or_fix

_BESIDE: Final = 8
"""Lines that belong to the same letterhead or signatures."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD203 at the first line of each run of lines with columns; once for each paragraph, letterhead or signatures.

    WRD243 reports letterheads in news.
    """
    found = find_typed_columns(text)
    is_known = any(each.is_official for each in found) and any(letterhead_in_news.check(text))
    last = -_BESIDE
    above: Paragraph | None = None
    for each in found:
        if each.paragraph is not None and each.paragraph is above:
            continue  # a table in which a cell goes on
        above = each.paragraph
        is_beside = each.lines[0].number - last < _BESIDE and (each.is_official or len(each.lines) == 1)
        last = each.lines[-1].number if each.is_official or is_beside else last
        if is_beside or (each.is_official and is_known):
            continue
        line = each.lines[0]
        place = text.span(line.number, line.start + 1, len(line.text.rstrip()))
        gap, fix = Phrase(f"columns.{each.gap}"), or_fix(is_table(each))
        cure = Phrase("columns.official" if each.is_official else "columns.table")
        yield violation("WRD203", place, count=str(len(each.lines)), gap=gap, cure=cure, fix=fix)


RULE: Final = PageRule("WRD203", check)
