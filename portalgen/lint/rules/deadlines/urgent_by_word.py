"""The check of DDL220; its page is `DDL220.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._urgency import find_unnamed_urgencies, report_urgency


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL220 for each item marked urgent by a submission without a document."""
    return (report_urgency(context, "DDL220", each) for each in find_unnamed_urgencies(context) if each.is_new)


RULE: Final = PortalRule("DDL220", check)
