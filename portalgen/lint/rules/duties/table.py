"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.duties import (
    contact_unconfirmed,
    draft_left,
    mandatory_menu_missing,
    mandatory_section_empty,
    mandatory_section_missing,
    review_overdue,
)

RULES: Final[tuple[LintRule, ...]] = (
    mandatory_section_missing.RULE,
    mandatory_section_empty.RULE,
    contact_unconfirmed.RULE,
    review_overdue.RULE,
    draft_left.RULE,
    mandatory_menu_missing.RULE,
)
