"""The rules of this family, in the order in which they are reported for one place."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.kinds import (
    absurd_amount,
    days_out_of_order,
    item_written_twice,
    link_to_other_host,
    measure_without_unit,
    person_for_organization,
    review_day_missing,
    state_against_days,
)

RULES: Final[tuple[LintRule, ...]] = (
    days_out_of_order.RULE,
    item_written_twice.RULE,
    state_against_days.RULE,
    link_to_other_host.RULE,
    absurd_amount.RULE,
    measure_without_unit.RULE,
    person_for_organization.RULE,
    review_day_missing.RULE,
)
