"""The check of DAT202; its page is `DAT202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.data._figures import find_figures


def check(text: PageText) -> Iterator[Violation]:
    """Yield DAT202 for each data file without `unit`."""
    for each in find_figures(text):
        if not each.unit.strip():
            yield violation("DAT202", each.place, file=each.file)


RULE: Final = PageRule("DAT202", check)
