"""The check of WRD217; its page is `WRD217.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD217 for each bold text of the body not shown in bold because of an adjacent letter."""
    return report_leftovers(text, "WRD217", "text")


RULE: Final = PageRule("WRD217", check)
