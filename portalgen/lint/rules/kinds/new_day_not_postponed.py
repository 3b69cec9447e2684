"""The check of KND290; its page is `KND290.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND290 once for each occasion with a new day but not postponed."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is None or not occasions.new_day or each.is_postponed:
            continue
        if text.fields[occasions.field][each.index].get(occasions.new_day):
            place = text.place(*location, occasions.new_day)
            values = ", ".join(sorted(occasions.postponed))
            yield violation(
                "KND290", place, title=each.title, key=occasions.new_day, change=occasions.change, values=values
            )


RULE: Final = PageRule("KND290", check)
