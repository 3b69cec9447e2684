"""The check of DDL211; its page is `DDL211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL211 once if there is no repository or it has no commits."""
    if context.history_state == "none":
        yield violation("DDL211", Place("content"))


RULE: Final = PortalRule("DDL211", check)
