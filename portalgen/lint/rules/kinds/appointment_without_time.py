"""The check of KND266; its page is `KND266.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND266 once for each occasion without a time and not marked as all-day."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is not None and each.start is None and not each.is_all_day:
            place = text.place(*location, occasions.title)
            yield violation("KND266", place, title=each.title, start=occasions.start, all_day=occasions.all_day)


RULE: Final = PageRule("KND266", check)
