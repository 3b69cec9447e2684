"""The check of WRD214; its page is `WRD214.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD214 for each link of the body with its brackets swapped."""
    return report_leftovers(text, "WRD214", "text", "cure")


RULE: Final = PageRule("WRD214", check)
