"""The check of REP202; its page is `REP202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.repository._hidden import RELATED_LIMIT, find_harmful_attributes


def check(context: LintContext) -> Iterator[Violation]:
    """Yield REP202 for each line with harmful attributes for a file below `content/` or `site-config/`."""
    for each in find_harmful_attributes(context.portal.root, context.files):
        if each.is_of_approved_files:
            related = each.paths[:RELATED_LIMIT]
            yield violation(
                "REP202", each.place, *related, attributes=each.tokens, path=each.paths[0], effect=each.effect
            )


RULE: Final = PortalRule("REP202", check)
