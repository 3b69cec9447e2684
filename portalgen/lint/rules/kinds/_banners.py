"""Finds emergencies whose period has not ended."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.content.model import Page
from portalgen.graph.moments import is_obsolete, is_sample, period_of
from portalgen.kinds.open_period import OpenPeriod
from portalgen.lint.context import LintContext


def list_lasting_banners(context: LintContext, *, of_samples: bool = False) -> Iterator[tuple[Page, OpenPeriod]]:
    """Yield (original, period) for each item with a banner whose period has not ended.

    The banner may be shown or not. Withdrawn items are left out.
    """
    for item in context.library.items:
        page = item.original
        period = period_of(page) if page.kind.banner is not None and is_sample(page) == of_samples else None
        if period is not None and not period.has_ended(context.at) and not is_obsolete(page, context.at):
            yield page, period
