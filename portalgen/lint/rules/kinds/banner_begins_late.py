"""The check of KND287; its page is `KND287.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND287 at each emergency with a page published after its beginning."""
    for page, period in list_lasting_banners(context):
        opens = page.kind.period.opens if page.kind.period is not None else ""
        if page.publish_at is not None and page.publish_at > max(context.at, period.begin or context.at):
            yield violation("KND287", context.place(page, "publish_at"), key="publish_at", opens=opens)


RULE: Final = PortalRule("KND287", check)
