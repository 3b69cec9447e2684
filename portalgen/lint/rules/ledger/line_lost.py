"""The check of CHG201; its page is `CHG201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._ledgers import list_touched_ledgers


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG201 once for each ledger with removed or edited lines; counts them and names the first."""
    for change in list_touched_ledgers(context):
        lost = change.list_lost_lines()
        if lost:
            yield violation("CHG201", Place(change.path), count=str(len(lost)), url=lost[0].url)


RULE: Final = PortalRule("CHG201", check)
