"""The check of WRD219; its page is `WRD219.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD219 for each reference to a missing footnote."""
    return report_leftovers(text, "WRD219", "text")


RULE: Final = PageRule("WRD219", check)
