"""The rules of this family, in the order in which they are reported for one place."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.kinds import (
    adopted_before_closing,
    adoption_report_missing,
    answer_missing,
    answer_to_no_opinion,
    citizen_home,
    citizen_named,
    commune_term_short,
    draft_term_short,
    none_received_contradicted,
    opinion_number_twice,
    opinion_unanswered,
    question_overdue,
    survey_results_early,
    survey_results_wrong,
    suspension_announced_late,
)

RULES: Final[tuple[LintRule, ...]] = (
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
