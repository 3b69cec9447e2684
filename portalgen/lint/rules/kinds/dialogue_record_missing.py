"""The check of KND216; its page is `KND216.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.graph.moments import period_of
from portalgen.kinds.file_roles import RECORD_ROLE, file_roles_of
from portalgen.kinds.question_fields import TAKEN_QUESTIONS, takes_questions
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._live import is_live
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND216 for each dialogue without a record but with unanswered questions, after the days in the settings."""
    today, limit = context.at.date(), context.settings.participation.report_days
    for item in context.library.items:
        page = item.original
        period = period_of(page) if takes_questions(page.kind) else None
        if period is None or period.end is None or not is_live(page, context.at):
            continue
        last = to_vietnam_time(period.end - period.end.resolution).date()
        unanswered = [each for each in page.fields.get(TAKEN_QUESTIONS.name) or () if not each.get("answer")]
        if unanswered and (today - last).days > limit and RECORD_ROLE not in file_roles_of(page.fields):
            values: dict[str, MessageValue] = {
                "last": localize(format_day, last),
                "limit": str(limit),
                "count": str(len(unanswered)),
            }
            yield violation("KND216", context.place(page, TAKEN_QUESTIONS.name, key=True), **values)


RULE: Final = PortalRule("KND216", check)
