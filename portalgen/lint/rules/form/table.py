"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.form import (
    cut_at_hash,
    date_far_away,
    date_to_come,
    key_order,
    never_shown,
    page_with_other_ending,
)

RULES: Final[tuple[LintRule, ...]] = (
    key_order.RULE,
    cut_at_hash.RULE,
    page_with_other_ending.RULE,
    date_far_away.RULE,
    never_shown.RULE,
    date_to_come.RULE,
)
