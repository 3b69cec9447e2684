"""The check of WRD218; its page is `WRD218.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD218 for each unpaired `**` or `__` of the body."""
    return report_leftovers(text, "WRD218", "text", "cure")


RULE: Final = PageRule("WRD218", check)
