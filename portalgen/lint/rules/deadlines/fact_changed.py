"""The check of DDL215; its page is `DDL215.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day_or_moment, localize

_LOCATIONS: Final = {
    "event_end": ("event_end",),
    "signed": ("signed",),
    "issued": ("issued",),
    "suspension_start": ("suspension_start",),
    "received.at": ("received", "at"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL215 for each start of a clock changed or removed by a submission after publication."""
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        times = context.times.get(previous.id) if context.times is not None else None
        if item is None or times is None or times.publication.at is None or previous.language != item.original.language:
            continue
        if item.original.kind.is_tombstone:
            continue  # its facts stay as they were on main
        for key, previous_fact in previous.facts:
            current_fact = _find_fact(item.original, key)
            if current_fact != previous_fact:
                place = context.place(item.original, *(_LOCATIONS[key] if current_fact is not None else ("id",)))
                value = localize(format_day_or_moment, current_fact) if current_fact is not None else "—"
                yield violation(
                    "DDL215",
                    place,
                    f"id:{previous.id}",
                    key=key,
                    before=localize(format_day_or_moment, previous_fact),
                    value=value,
                )


def _find_fact(page: Page, key: str) -> date | None:
    top, _, below = key.partition(".")
    value = page.fields.get(top)
    value = value.get(below) if below and value is not None else value
    return value if isinstance(value, date) else None


RULE: Final = PortalRule("DDL215", check)
