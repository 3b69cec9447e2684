"""The check of KND288; its page is `KND288.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND288 at each sample of an emergency with a future end."""
    for page, _ in list_lasting_banners(context, of_samples=True):
        closes = page.kind.period.closes if page.kind.period is not None else ""
        yield violation("KND288", context.place(page, "sample"), key="sample", closes=closes)


RULE: Final = PortalRule("KND288", check)
