"""The check of DDL202; its page is `DDL202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, diagnostic
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.locale.dates import format_day_or_moment, localize
from portalgen.timeline.facts import clock_facts_of, find_impossible_facts

_WORDS: Final = {
    "before_signing": LocalizedText("trước ngày ký hoặc ban hành", "before it was signed or issued"),
    "future": LocalizedText("ở tương lai", "in the future"),
    "after_publication": LocalizedText("sau khi bài đã đăng", "after the item was published"),
    "after_submission": LocalizedText("sau khi bài đã được gửi duyệt", "after the item was submitted"),
}
_QUIET: Final = ("before_adoption", "not_in_force")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL202 for facts that contradict each other or the clock, except in items older than the adoption."""
    older = {clock.page.source for clock in context.clocks if clock.standing in _QUIET}
    for item in context.library.items:
        page = item.original
        times = context.times.get(page.id) if context.times is not None else None
        for each in find_impossible_facts(page, context.at, times) if page.source not in older else ():
            if each.contradiction == "before_signing" and _is_signed_in_future(page, context.at):
                continue  # the day of signing is wrong itself, and reported separately
            key = ".".join(str(step) for step in each.location)
            values = {"value": localize(format_day_or_moment, each.value), "problem": _WORDS[each.contradiction]}
            yield Violation(
                diagnostic("DDL202", context.place(page, *each.location), key=key, **values), (f"id:{page.id}",)
            )


def _is_signed_in_future(page: Page, at: datetime) -> bool:
    """Return True if the day of signing or issue is after the day on which the page is shown.

    It is reported as "future" here, or by DOC205.
    """
    facts = clock_facts_of(page)
    shown = max(at, page.publish_at) if page.publish_at is not None and facts.signed is None else at
    signed = facts.signed or facts.issued
    return signed is not None and signed > to_vietnam_time(shown).date()


RULE: Final = PortalRule("DDL202", check)
