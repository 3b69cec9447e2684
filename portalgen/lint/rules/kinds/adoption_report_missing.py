"""The check of KND234; its page is `KND234.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.kinds.opinion_fields import OPINIONS, has_ledger, has_report
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._live import is_live
from portalgen.lint.rules.kinds._terms import term_of
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND234 for each consultation with opinions but no report, after the number of days in the settings."""
    today, limit = context.at.date(), context.settings.participation.report_days
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or not page.fields.get(OPINIONS.name) or has_report(page.fields, today):
            continue
        term = term_of(page)
        if term is not None and (today - term.last).days > limit and is_live(page, context.at):
            values: dict[str, MessageValue] = {"last": localize(format_day, term.last), "limit": str(limit)}
            yield violation("KND234", context.place(page, OPINIONS.name, key=True), **values)


RULE: Final = PortalRule("KND234", check)
