"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.ledger import (
    expired_without_note,
    file_replaced_without_note,
    line_lost,
    line_unfounded,
    notice_taken_back,
    published_address_lost,
    published_list_lost,
    removed_item_linked,
    removed_item_restored,
    restored_without_note,
    sensitive_item_restored,
    unreadable,
)

RULES: Final[tuple[LintRule, ...]] = (
    line_lost.RULE,
    line_unfounded.RULE,
    unreadable.RULE,
    published_address_lost.RULE,
    published_list_lost.RULE,
    restored_without_note.RULE,
    removed_item_restored.RULE,
    removed_item_linked.RULE,
    notice_taken_back.RULE,
    sensitive_item_restored.RULE,
    expired_without_note.RULE,
    file_replaced_without_note.RULE,
)
