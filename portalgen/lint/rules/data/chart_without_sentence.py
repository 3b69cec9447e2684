"""The check of DAT201; its page is `DAT201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.data._figures import find_figures
from portalgen.render.datasets import CHARTS


def check(text: PageText) -> Iterator[Violation]:
    """Yield DAT201 for each chart without `chart_says`."""
    for each in find_figures(text):
        if each.chart in CHARTS and not each.chart_says:
            yield violation("DAT201", each.place, file=each.file)


RULE: Final = PageRule("DAT201", check)
