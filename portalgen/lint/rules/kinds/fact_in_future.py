"""The check of KND210; its page is `KND210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from portalgen.content.model import Item, Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import Field
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._values import find_values
from portalgen.locale.dates import format_day, format_moment, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND210 for each fact marked `has_happened` later than both the clock and `publish_at`.

    Facts with `needs_time` are compared by moment, all others by day. Days that start a time limit are left to DDL202,
    the day of a legal document to DOC205.
    """
    for page in context.library.pages:
        if page.draft or is_sample(page):
            continue
        shown = max(context.at, page.publish_at) if page.publish_at else context.at
        item = context.item(page.id)
        for field, location, value in find_values(page, lambda each: each.has_happened):
            if _is_to_come(field, value, shown) and not _is_inherited(page, item, field):
                values: dict[str, str | LocalizedText] = {
                    "key": field.name,
                    "day": _format(field, value),
                    "now": _format_now(field, shown),
                }
                yield violation("KND210", context.place(page, *location), **values)


def _is_inherited(page: Page, item: Item | None, field: Field) -> bool:
    """Return True if a translation takes this value from its original, on which it is reported."""
    original = item.original if item is not None else page
    return field.inherited and page is not original and page.fields.get(field.name) == original.fields.get(field.name)


def _is_to_come(field: Field, value: Any, at: datetime) -> bool:
    """Return True if a value is in the future: by the minute if the field has a time, otherwise by its day."""
    return value > at if field.needs_time else _day_of(value) > _day_of(at)


def _format(field: Field, value: Any) -> LocalizedText:
    return localize(format_moment, value) if field.needs_time else localize(format_day, _day_of(value))


def _format_now(field: Field, at: datetime) -> LocalizedText:
    now = _format(field, at)
    return (
        LocalizedText(f"lúc này {now.vi}", f"it is {now.en}")
        if field.needs_time
        else LocalizedText(f"hôm nay {now.vi}", f"today is {now.en}")
    )


def _day_of(value: Any) -> date:
    return to_vietnam_time(value).date() if isinstance(value, datetime) else value


RULE: Final = PortalRule("KND210", check)
