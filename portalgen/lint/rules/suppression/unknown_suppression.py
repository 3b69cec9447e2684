"""The check of SUP204; its page is `SUP204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.registry import CODES, ENDED_CODES
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP204 for each suppression with an unknown code."""
    allowed = KnownNames(code for code in CODES if who_may_waive(code) == "author")
    for each, _ in outcome.suppressions:
        if each.code and each.code not in CODES:
            replacement = ENDED_CODES.get(each.code, "")
            suggestion = replacement if replacement in allowed else allowed.find_closest(each.code)
            yield violation("SUP204", each.place, code=each.code, suggestion=suggestion)


RULE: Final = SuppressionRule("SUP204", check)
