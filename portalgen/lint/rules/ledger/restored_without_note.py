"""The check of CHG206; its page is `CHG206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._restored import find_restored_items


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG206 once for each restored item without a note newer than its removal; CHG210 takes precedence."""
    for restored in find_restored_items(context):
        if not restored.is_explained and not restored.is_sensitive:
            yield violation("CHG206", restored.place, id=restored.page.id, **restored.describe_removal())


RULE: Final = PortalRule("CHG206", check)
