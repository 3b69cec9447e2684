"""The check of IDN210; its page is `IDN210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.identity._unexplained_changes import describe_unexplained_change, find_unexplained_changes


def check(context: LintContext) -> Iterator[Violation]:
    """IDN210 once for each published page whose sentences changed, with the first of them; of facts IDN212 speaks.

    A page that is told to be updated since has told its readers.
    """
    for change in find_unexplained_changes(context):
        if not change.is_factual and not change.is_dated:
            yield describe_unexplained_change(context, "IDN210", change)


RULE: Final = PortalRule("IDN210", check)
