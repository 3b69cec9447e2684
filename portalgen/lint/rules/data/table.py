"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.data import chart_without_sentence, data_without_unit

RULES: Final[tuple[LintRule, ...]] = (
    chart_without_sentence.RULE,
    data_without_unit.RULE,
)
