"""The check of KND261; its page is `KND261.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions
from portalgen.locale.dates import format_time, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND261 once for each occasion with its end before or at its start."""
    occasions = text.page.kind.occasions
    for location, each in list_written_occasions(text):
        if occasions is not None and each.ends_before_it_begins and each.start and each.end:
            place = text.place(*location, occasions.end)
            yield violation(
                "KND261", place, start=localize(format_time, each.start), end=localize(format_time, each.end)
            )


RULE: Final = PageRule("KND261", check)
