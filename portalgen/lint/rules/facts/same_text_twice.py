"""The check of FCT240; its page is `FCT240.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.facts._copies import find_copied_texts


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FCT240 at each page with the text of an earlier page of the site, under another title."""
    for first, page in find_copied_texts(context):
        yield violation(
            "FCT240",
            context.place(page, "title"),
            first.source,
            f"id:{first.id}",
            title=first.title,
            other=first.source,
        )


RULE: Final = PortalRule("FCT240", check)
