"""The check of IDN210; its page is `IDN210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.identity._unexplained_changes import describe_unexplained_change, find_unexplained_changes


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN210 once for each published page with changed sentences, naming the first; IDN212 covers facts.

    A page with a later `updated` has informed its readers and is skipped.
    """
    for change in find_unexplained_changes(context):
        if not change.is_factual and not change.is_dated:
            yield describe_unexplained_change(context, "IDN210", change)


RULE: Final = PortalRule("IDN210", check)
