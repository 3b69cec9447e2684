"""The check of CHG207; its page is `CHG207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._restored import find_restored_items


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG207 once for each restored item with a note to readers; CHG206 and CHG210 report the remaining items."""
    for restored in find_restored_items(context):
        if restored.is_explained and not restored.is_sensitive:
            yield violation("CHG207", restored.place, **restored.describe_removal())


RULE: Final = PortalRule("CHG207", check)
