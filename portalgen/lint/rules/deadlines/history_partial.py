"""The check of DDL210; its page is `DDL210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL210 once if the repository was fetched in part."""
    if context.history_state == "shallow":
        yield violation("DDL210", Place("content"))


RULE: Final = PortalRule("DDL210", check)
