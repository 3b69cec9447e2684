"""The check of KND213; its page is `KND213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.kinds.opinion_fields import ADOPTED, has_ledger, has_opinions_or_none_received
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._live import is_live
from portalgen.lint.rules.kinds._terms import term_of
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND213 for each consultation without a record of opinions received, after the days in the settings."""
    today, limit = context.at.date(), context.settings.participation.report_days
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or has_opinions_or_none_received(page.fields):
            continue
        if page.fields.get(ADOPTED.name) is not None:  # KND245 reports these at once
            continue
        term = term_of(page)
        if term is not None and (today - term.last).days > limit and is_live(page, context.at):
            key = page.kind.period.closes if page.kind.period is not None else "title"
            values: dict[str, MessageValue] = {"last": localize(format_day, term.last), "limit": str(limit)}
            yield violation("KND213", context.place(page, key), **values)


RULE: Final = PortalRule("KND213", check)
