"""The check of DDL203; its page is `DDL203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, localize_last_day, localize_limit
from portalgen.locale.dates import format_day_or_moment, localize

_PUBLIC: Final = ("published", "announced")
"""The acts done when readers see the item."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL203 for each clock stopped by publication, if `publish_at` is after its end."""
    for clock in context.clocks:
        planned = clock.page.publish_at
        if clock.deadline.stop not in _PUBLIC or clock.due is None or clock.due.due is None or planned is None:
            continue
        is_public = clock.stop is not None and clock.stop.at is not None
        if planned >= clock.due.due and not is_public:
            yield clock_violation(
                "DDL203",
                context.place(clock.page, "publish_at"),
                clock,
                value=localize(format_day_or_moment, planned),
                last_day=localize_last_day(clock.due),
                limit=localize_limit(clock),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL203", check)
