"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.documents import (
    abstract_missing,
    cites_ended_instrument,
    dates_out_of_order,
    document_as_news,
    document_without_content,
    effective_before_issued,
    expired_without_cause,
    expired_without_status,
    issued_in_future,
    legal_status_missing,
    number_and_normative,
    number_and_type,
    number_and_year,
    number_pattern,
    relation_against_time,
    relation_circle,
    relation_one_sided,
    status_contradicts_dates,
)

RULES: Final[tuple[LintRule, ...]] = (
    number_pattern.RULE,
    number_and_type.RULE,
    number_and_year.RULE,
    dates_out_of_order.RULE,
    issued_in_future.RULE,
    expired_without_status.RULE,
    status_contradicts_dates.RULE,
    legal_status_missing.RULE,
    relation_one_sided.RULE,
    relation_against_time.RULE,
    relation_circle.RULE,
    document_without_content.RULE,
    abstract_missing.RULE,
    cites_ended_instrument.RULE,
    number_and_normative.RULE,
    effective_before_issued.RULE,
    expired_without_cause.RULE,
    document_as_news.RULE,
)
