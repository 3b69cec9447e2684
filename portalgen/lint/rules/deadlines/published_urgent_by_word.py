"""The check of DDL221; its page is `DDL221.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._urgency import find_unnamed_urgencies, report_urgency


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL221 for each item already marked urgent without a document."""
    return (report_urgency(context, "DDL221", each) for each in find_unnamed_urgencies(context) if not each.is_new)


RULE: Final = PortalRule("DDL221", check)
