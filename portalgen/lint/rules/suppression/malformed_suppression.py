"""The check of SUP205; its page is `SUP205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP205 for each suppression without a code or a reason, or with an invalid day."""
    for each, _ in outcome.suppressions:
        if not each.code:
            yield violation("SUP205", each.place)


RULE: Final = SuppressionRule("SUP205", check)
