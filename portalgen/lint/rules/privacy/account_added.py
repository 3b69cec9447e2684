"""The check of PRV215; its page is `PRV215.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield PRV215 for each account number that a submission adds to a page beside a person's name."""
    for each in context.added_numbers:
        if each.kind == "account" and not each.file:
            yield violation("PRV215", each.place, number=each.masked, path=each.path)


RULE: Final = PortalRule("PRV215", check)
