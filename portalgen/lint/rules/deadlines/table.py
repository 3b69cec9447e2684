"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.deadlines import (
    adoption_moved,
    board_overdue,
    done_late,
    due_soon,
    emergency_receipt_missing,
    fact_changed,
    fact_impossible,
    fact_missing,
    history_none,
    history_partial,
    hour_missing,
    limit_chosen,
    limit_provisional,
    not_fresh,
    publish_after_limit,
    published_urgent_by_word,
    start_disputed,
    supplier_overdue,
    time_left,
    time_unproven,
    urgent_by_word,
)

RULES: Final[tuple[LintRule, ...]] = (
    fact_missing.RULE,
    emergency_receipt_missing.RULE,
    fact_impossible.RULE,
    publish_after_limit.RULE,
    supplier_overdue.RULE,
    board_overdue.RULE,
    due_soon.RULE,
    time_left.RULE,
    time_unproven.RULE,
    limit_provisional.RULE,
    history_partial.RULE,
    history_none.RULE,
    not_fresh.RULE,
    hour_missing.RULE,
    limit_chosen.RULE,
    fact_changed.RULE,
    done_late.RULE,
    start_disputed.RULE,
    adoption_moved.RULE,
    urgent_by_word.RULE,
    published_urgent_by_word.RULE,
)
