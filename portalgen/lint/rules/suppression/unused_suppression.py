"""The check of SUP201; its page is `SUP201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP201 for each valid suppression in force without a finding."""
    for each, is_used in outcome.suppressions:
        is_allowed = each.code in CODES and who_may_waive(each.code) == "author"
        if is_allowed and not is_used and not each.is_expired(outcome.today):
            yield violation("SUP201", each.place, code=each.code)


RULE: Final = SuppressionRule("SUP201", check)
