"""The check of SRC203; its page is `SRC203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC203 if the source was posted after the page's own `date` (QĐ 2111, Art. 8(3))."""
    if "source" not in text.keys or "date" not in text.keys or not is_original(text):
        return
    posted, day = text.fields.get("source", {}).get("posted"), text.page.day
    if isinstance(posted, date) and day is not None and posted > day:
        yield violation(
            "SRC203", text.place("source", "posted"), posted=localize(format_day, posted), day=localize(format_day, day)
        )


RULE: Final = PageRule("SRC203", check)
