"""The check of WRD213; its page is `WRD213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD213 for each link or picture of the body with a missing bracket."""
    return report_leftovers(text, "WRD213", "text", "cure")


RULE: Final = PageRule("WRD213", check)
