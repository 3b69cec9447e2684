"""The check of WRD201; its page is `WRD201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fixable import or_fix
from portalgen.lint.rules.word._marks import find_lone_bullets, find_typed_lists, is_plain


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD201 at the first entry of each list joined into a paragraph, or split into paragraphs with bullets."""
    for number, start, bullet in find_lone_bullets(text):
        place = text.span(number, start + 1, 1)
        yield violation("WRD201", place, mark=bullet, cure=Phrase("list.lines"), fix=or_fix(is_fixed=False))
    for each in find_typed_lists(text):
        line, mark = each.first
        place = text.span(line.number, line.start + 1, len(line.text.rstrip()))
        cure = Phrase(f"list.{mark.style.cure}")
        yield violation("WRD201", place, mark=mark.written or mark.style.name, cure=cure, fix=or_fix(is_plain(each)))


RULE: Final = PageRule("WRD201", check)
