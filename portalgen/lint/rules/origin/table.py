"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.origin import (
    advertising_wording,
    origin_missing,
    picture_credit_missing,
    picture_origin_missing,
    picture_rights_missing,
    quoted_source_incomplete,
    source_after_page,
    source_given_for_own,
    source_in_text_only,
    supplied_without_supplier,
)

RULES: Final[tuple[LintRule, ...]] = (
    origin_missing.RULE,
    quoted_source_incomplete.RULE,
    source_after_page.RULE,
    picture_origin_missing.RULE,
    picture_credit_missing.RULE,
    picture_rights_missing.RULE,
    advertising_wording.RULE,
    supplied_without_supplier.RULE,
    source_given_for_own.RULE,
    source_in_text_only.RULE,
)
