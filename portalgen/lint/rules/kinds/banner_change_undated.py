"""The check of KND276; its page is `KND276.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample, period_of
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation

_READ_APART: Final = frozenset(("title", "summary", "date", "updated"))
"""Keys without facts of an item, or separate attributes of a page."""
_AT_ONCE: Final = timedelta(hours=1)
"""The maximum remaining time of a banner taken down by an editor with a new end."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND276 at each emergency visible to readers and changed without a new time of update."""
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        page = item.page(previous.language) if item is not None else None
        if page is None or page.kind.banner is None or page.draft or is_sample(page):
            continue
        is_changed = _is_changed(page, previous) and not _ends_at_once(page, previous, context.at)
        if previous.kind == page.kind.name and previous.was_shown(context.at) and is_changed:
            told = _find_told(page.date, page.publish_at, page.fields, context.at)
            before = _find_told(previous.fields.get("date"), previous.publish_at, previous.fields, context.at)
            if told is None or before is None or told <= before:
                yield violation("KND276", context.place(page, "title"), previous.path, title=page.title)


def _find_told(
    date: datetime | None, publish_at: datetime | None, fields: Mapping[str, Any], at: datetime
) -> datetime | None:
    """Return the time of the last change shown by a banner at `at`; None if all its times are in the future."""
    notes = (note["at"] for note in fields.get("change_notes") or ())
    moments = (date, publish_at, fields.get("updated"), *notes)
    return max((each for each in moments if each is not None and each <= at), default=None)


def _ends_at_once(page: Page, previous: PreviousPage, at: datetime) -> bool:
    """Return True if only the end changed, and it is too soon for anybody to read a time of the change."""
    closes = page.kind.period.closes if page.kind.period is not None else ""
    period = period_of(page)
    return (
        period is not None
        and period.end is not None
        and period.end <= at + _AT_ONCE
        and not _is_changed(page, previous, frozenset((closes,)))
    )


def _is_changed(page: Page, previous: PreviousPage, apart: frozenset[str] = frozenset()) -> bool:
    """Return True if the content or the period of the banner changed, ignoring the fields in `apart`."""
    facts = (field.name for field in page.kind.own_fields if field.name not in _READ_APART | apart)
    return (page.title, page.summary) != (previous.title, previous.summary) or any(
        previous.fields.get(name, page.fields.get(name)) != page.fields.get(name) for name in facts
    )


RULE: Final = PortalRule("KND276", check)
