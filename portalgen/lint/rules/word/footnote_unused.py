"""The check of WRD220; its page is `WRD220.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD220 for each footnote of the body without a reference."""
    for each in text.outline.unused_footnotes:
        yield violation("WRD220", each.place, label=each.label)


RULE: Final = PageRule("WRD220", check)
