"""The check of CHG209; its page is `CHG209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._taken_back import find_revoked_notices


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG209 once for each published page with removed or rewritten notices."""
    for found in find_revoked_notices(context):
        first, more = found.notices[0], len(found.notices) - 1
        yield violation(
            "CHG209",
            context.place(found.page, *(first.location or ("title",))),
            way="" if found.page.kind.is_tombstone else _describe_way(found.page.id),
            change=first.description,
            more=LocalizedText(f" (và {more} điều khác)", f" (and {more} more)") if more else "",
        )


def _describe_way(identifier: str) -> LocalizedText:
    """Return the advice to explain the difference in a new change note, for pages other than removal notices."""
    command = f"`portalgen correct {identifier} --note '…'`"
    return LocalizedText(
        f", rồi nói điều đã khác bằng một mục mới ({command})",
        f", and explain the difference in a new entry ({command})",
    )


RULE: Final = PortalRule("CHG209", check)
