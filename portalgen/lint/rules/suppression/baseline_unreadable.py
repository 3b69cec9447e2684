"""The check of SUP208; its page is `SUP208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.baseline import BASELINE
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP208 if the baseline cannot be parsed."""
    if not outcome.baseline.readable:
        yield violation("SUP208", Place(BASELINE))


RULE: Final = SuppressionRule("SUP208", check)
