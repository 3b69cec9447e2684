"""The check of WRD215; its page is `WRD215.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD215 for each line of the body beginning with `##` and no space."""
    return report_leftovers(text, "WRD215", "text", "cure")


RULE: Final = PageRule("WRD215", check)
