"""The check of WRD212; its page is `WRD212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD212 for each link or picture of the body with white space between its brackets."""
    return report_leftovers(text, "WRD212", "text", "cure")


RULE: Final = PageRule("WRD212", check)
