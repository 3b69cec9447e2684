"""The check of DOC212; its page is `DOC212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._circles import list_circles


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC212 once for each circle of relations of one type, at its smallest id."""
    for kind, circle in list_circles(context):
        first = circle[0]
        place = context.place(first.page, "relations", first.index, "to")
        names = " → ".join([*(each.page.id for each in circle), first.page.id])
        others = [part for each in circle[1:] for part in (each.page.source, f"id:{each.page.id}")]
        yield violation("DOC212", place, *others, type=kind, circle=names)


RULE: Final = PortalRule("DOC212", check)
