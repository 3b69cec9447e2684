"""The check of SUP206; its page is `SUP206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.baseline import BASELINE
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP206 once if the baseline contains entries without a finding."""
    if outcome.stale_entries:
        codes = ", ".join(sorted({each.code for each in outcome.stale_entries}))
        yield violation("SUP206", Place(BASELINE), count=str(len(outcome.stale_entries)), codes=codes)


RULE: Final = SuppressionRule("SUP206", check)
