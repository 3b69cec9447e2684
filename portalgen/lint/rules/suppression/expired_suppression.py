"""The check of SUP202; its page is `SUP202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation
from portalgen.locale.dates import format_day, localize


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP202 for each suppression past its last day."""
    for each, _ in outcome.suppressions:
        if each.code and each.until is not None and each.is_expired(outcome.today):
            yield violation("SUP202", each.place, code=each.code, until=localize(format_day, each.until))


RULE: Final = SuppressionRule("SUP202", check)
