"""The rules of this family, in the order in which they are reported for one place."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.kinds import (
    absurd_amount,
    adopted_before_closing,
    adoption_report_missing,
    answer_missing,
    answer_to_no_opinion,
    citizen_home,
    citizen_named,
    commune_term_short,
    days_out_of_order,
    draft_term_short,
    item_written_twice,
    link_to_other_host,
    measure_without_unit,
    none_received_contradicted,
    opinion_number_twice,
    opinion_unanswered,
    person_for_organization,
    question_overdue,
    review_day_missing,
    state_against_days,
    survey_results_early,
    survey_results_wrong,
    suspension_announced_late,
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
    opinion_number_twice.RULE,
    opinion_unanswered.RULE,
    answer_to_no_opinion.RULE,
    adopted_before_closing.RULE,
    adoption_report_missing.RULE,
    commune_term_short.RULE,
    draft_term_short.RULE,
    none_received_contradicted.RULE,
    suspension_announced_late.RULE,
    answer_missing.RULE,
    question_overdue.RULE,
    citizen_named.RULE,
    citizen_home.RULE,
    survey_results_early.RULE,
    survey_results_wrong.RULE,
)
