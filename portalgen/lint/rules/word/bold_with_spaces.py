"""The check of WRD216; its page is `WRD216.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD216 for each bold or italic text of the body with a space inside its marks."""
    return report_leftovers(text, "WRD216", "text", "cure")


RULE: Final = PageRule("WRD216", check)
