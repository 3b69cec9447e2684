"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.rules.governance import (
    approved_without_records,
    merge_conflict,
    rule_change_approved,
    rule_changed,
    rules_with_content,
    runs_code,
    weakens_evidence,
)
from portalgen.lint.submission_review import SubmissionRule

RULES: Final[tuple[SubmissionRule, ...]] = (
    rule_changed.RULE,
    rule_change_approved.RULE,
    rules_with_content.RULE,
    runs_code.RULE,
    merge_conflict.RULE,
    weakens_evidence.RULE,
    approved_without_records.RULE,
)
