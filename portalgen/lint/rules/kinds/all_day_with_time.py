"""The check of KND268; its page is `KND268.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND268 once for each all-day occasion with a time."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is None or not each.is_all_day:
            continue
        row = text.fields[occasions.field][each.index]
        key = next((name for name in (occasions.start, occasions.end) if row.get(name)), "")
        if key:
            place = text.place(*location, key)
            yield violation("KND268", place, title=each.title, key=key, time=row[key], all_day=occasions.all_day)


RULE: Final = PageRule("KND268", check)
