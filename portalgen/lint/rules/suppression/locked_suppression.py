"""The check of SUP203; its page is `SUP203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.who_may_waive import lock_reason_of, who_may_waive
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP203 for each suppression of a code locked for authors."""
    for each, _ in outcome.suppressions:
        if each.code in CODES and who_may_waive(each.code) != "author":
            yield violation("SUP203", each.place, code=each.code, reason=lock_reason_of(each.code))


RULE: Final = SuppressionRule("SUP203", check)
