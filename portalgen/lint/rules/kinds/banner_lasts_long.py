"""The check of KND280; its page is `KND280.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from portalgen.graph.banners import may_be_banner
from portalgen.graph.moments import find_banner_change, period_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day_or_moment

LONGEST_STAY: Final = timedelta(days=7)
"""The maximum time of a banner after its last change (house practice)."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND280 for each banner with an end more than `LONGEST_STAY` after its beginning or its last change.

    Future banners are included.
    """
    for item in context.library.items:
        page = item.original
        period = period_of(page) if may_be_banner(page, context.at) else None
        if period is None or period.begin is None or period.end is None or page.kind.period is None:
            continue
        last = max(find_banner_change(page, context.at), period.begin)
        if period.end - last > LONGEST_STAY:
            yield violation(
                "KND280",
                context.place(page, page.kind.period.closes),
                end=format_day_or_moment(period.end, "vi"),
                changed=format_day_or_moment(last, "vi"),
                days=str(LONGEST_STAY.days),
                key=page.kind.period.closes,
            )


RULE: Final = PortalRule("KND280", check)
