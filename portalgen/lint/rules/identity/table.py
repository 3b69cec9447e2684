"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.identity import (
    address_changed,
    address_lost,
    addresses_lost_by_settings,
    change_without_note,
    changed_id,
    changed_kind,
    document_on_two_sites,
    duplicate_document,
    duplicate_title,
    fact_changed_without_note,
    number_used_twice,
    reused_id,
)

RULES: Final[tuple[LintRule, ...]] = (
    changed_id.RULE,
    reused_id.RULE,
    duplicate_title.RULE,
    duplicate_document.RULE,
    document_on_two_sites.RULE,
    changed_kind.RULE,
    address_lost.RULE,
    address_changed.RULE,
    change_without_note.RULE,
    addresses_lost_by_settings.RULE,
    fact_changed_without_note.RULE,
    number_used_twice.RULE,
)
