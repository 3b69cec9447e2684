"""The check of FCT241; its page is `FCT241.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import number_of
from portalgen.lint.rules.facts._copies import find_respelt_documents


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FCT241 at each document with the number of an earlier document in another spelling or of another type."""
    for first, page in find_respelt_documents(context):
        yield violation(
            "FCT241",
            context.place(page, "number"),
            first.source,
            f"id:{first.id}",
            number=number_of(page),
            other_number=number_of(first),
            other=first.source,
        )


RULE: Final = PortalRule("FCT241", check)
