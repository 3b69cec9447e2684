"""The check of CHG205; its page is `CHG205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._ledgers import find_vanished_addresses


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG205 once for each site with lost addresses of lists, home pages or redirects."""
    for lost in find_vanished_addresses(context):
        if lost.id:
            continue
        first, more = lost.lines[0], len(lost.lines) - 1
        yield violation(
            "CHG205",
            lost.place,
            f"site-config/sites/{lost.site}.yaml",
            url=first.url,
            language=first.language,
            more=LocalizedText(f" (và {more} địa chỉ khác)", f" (and {more} more)") if more else "",
        )


RULE: Final = PortalRule("CHG205", check)
