"""The check of CHG210; its page is `CHG210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._restored import find_restored_items


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG210 once for each restored item that was removed to protect others, regardless of its notes."""
    for restored in find_restored_items(context):
        if restored.is_sensitive:
            yield violation("CHG210", restored.place, id=restored.page.id, **restored.describe_removal())


RULE: Final = PortalRule("CHG210", check)
