"""The check of KND203; its page is `KND203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import MessageValue
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import StateDay
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._days import read_day
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND203 if the written state contradicts a day at the clock, by the kind's `state_days`."""
    today = context.at.date()
    for item in context.library.items:
        page = item.original
        if page.draft or is_sample(page) or not page.kind.state_days or page.kind.states is None:
            continue
        name = page.kind.states.field
        found = next((each for each in page.kind.state_days if _contradicts(page, name, each, today)), None)
        day = read_day(page, found.day) if found is not None else None
        if found is not None and day is not None:
            values: dict[str, MessageValue] = {
                "state": found.state,
                "key": found.day,
                "day": day.text,
                "today": localize(format_day, today),
            }
            yield violation("KND203", context.place(page, name), **values)


def _contradicts(page: Page, name: str, rule: StateDay, today: date) -> bool:
    day = read_day(page, rule.day)
    if page.fields.get(name) != rule.state or day is None:
        return False
    return day.day > today if rule.has_come else day.day < today


RULE: Final = PortalRule("KND203", check)
