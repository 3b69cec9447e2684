"""The check of KND240; its page is `KND240.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import MessageValue
from portalgen.kinds.question_fields import is_question
from portalgen.law.due_dates import Limit, compute_due_date
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._live import is_live
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND240 for each unanswered question after its last day: its own, or the day by house practice."""
    today = context.at.date()
    for item in context.library.items:
        page = item.original
        if not is_question(page.kind) or not is_live(page, context.at):
            continue
        last = _last_day(context, page)
        if not _is_answered(page, today) and last is not None and last < today:
            key = "due" if page.fields.get("due") is not None else "asked"
            values: dict[str, MessageValue] = {"last": localize(format_day, last), "days": str((today - last).days)}
            yield violation("KND240", context.place(page, key), **values)


def _is_answered(page: Page, today: date) -> bool:
    """Return True if it is answered; a future day of answer does not count."""
    answered = page.fields.get("answered")
    return answered is not None and answered <= today


def _last_day(context: LintContext, page: Page) -> date | None:
    due, asked = page.fields.get("due"), page.fields.get("asked")
    if due is not None or asked is None:
        return due
    limit = Limit("working_days", context.settings.participation.answer_working_days)
    return compute_due_date(limit, asked, context.legal.calendar).last_day


RULE: Final = PortalRule("KND240", check)
