"""The check of WRD205; its page is `WRD205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fixable import or_fix
from portalgen.lint.rules.word._indents import find_indents


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD205 at the white space before a paragraph, if it is displayed or makes code."""
    for each in find_indents(text):
        place = text.span(each.number, each.start + 1, each.length)
        effect, fix = Phrase(f"indent.{each.effect}"), or_fix(each.is_movable)
        yield violation("WRD205", place, effect=effect, fix=fix)


RULE: Final = PageRule("WRD205", check)
