"""The check of WRD210; its page is `WRD210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import find_reported_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD210 for each displayed mark of Markdown in the body without a rule of its own."""
    for each in find_reported_leftovers(text, "WRD210"):
        yield violation("WRD210", each.place, text=each.text, cure=Phrase(f"leftover.{each.cure}"))


RULE: Final = PageRule("WRD210", check)
