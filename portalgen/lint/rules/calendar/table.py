"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.calendar import (
    basis_ended,
    calendar_provisional,
    calendar_year_missing,
    instrument_not_listed,
)

RULES: Final[tuple[LintRule, ...]] = (
    calendar_year_missing.RULE,
    calendar_provisional.RULE,
    instrument_not_listed.RULE,
    basis_ended.RULE,
)
