"""The check of PRV214; its page is `PRV214.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield PRV214 for each identity number that a submission adds to a page beside a person's name."""
    for each in context.added_numbers:
        if each.kind == "identity" and not each.file:
            yield violation("PRV214", each.place, number=each.masked, path=each.path)


RULE: Final = PortalRule("PRV214", check)
