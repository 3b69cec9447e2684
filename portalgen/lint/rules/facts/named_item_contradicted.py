"""The check of FCT242; its page is `FCT242.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.facts._item_statements import find_contradictions


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FCT242 at each day, number, sum or place given of another item, if the item contradicts it."""
    for each in find_contradictions(context):
        yield violation(
            "FCT242",
            each.place,
            each.item.source,
            f"id:{each.item.id}",
            text=each.stated,
            other=each.item.source,
            fact=each.fact,
        )


RULE: Final = PortalRule("FCT242", check)
