"""The check of IDN212; its page is `IDN212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.identity._unexplained_changes import describe_unexplained_change, find_unexplained_changes


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN212 once for each published page with a changed fact or number, naming the first."""
    for change in find_unexplained_changes(context):
        if change.is_factual:
            yield describe_unexplained_change(context, "IDN212", change)


RULE: Final = PortalRule("IDN212", check)
