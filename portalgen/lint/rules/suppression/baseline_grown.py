"""The check of SUP207; its page is `SUP207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.baseline import BASELINE
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP207 once if the change adds entries to the baseline."""
    if outcome.added_entries:
        codes = ", ".join(sorted({each.code for each in outcome.added_entries}))
        yield violation("SUP207", Place(BASELINE), count=str(len(outcome.added_entries)), codes=codes)


RULE: Final = SuppressionRule("SUP207", check)
