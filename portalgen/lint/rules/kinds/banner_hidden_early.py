"""The check of KND286; its page is `KND286.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND286 at each emergency with a page that expires before the announced end."""
    for page, period in list_lasting_banners(context):
        closes = page.kind.period.closes if page.kind.period is not None else ""
        if page.expires_at is not None and period.end is not None and page.expires_at < period.end:
            yield violation("KND286", context.place(page, "expires_at"), key="expires_at", closes=closes)


RULE: Final = PortalRule("KND286", check)
