"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.states import (
    change_notes_out_of_order,
    change_out_of_time,
    former_kind_unknown,
    removed_effect_unknown,
    superseded_in_a_circle,
    tombstone_with_text,
    translation_without_note,
    withdrawn_and_hidden,
)

RULES: Final[tuple[LintRule, ...]] = (
    withdrawn_and_hidden.RULE,
    superseded_in_a_circle.RULE,
    tombstone_with_text.RULE,
    change_out_of_time.RULE,
    translation_without_note.RULE,
    change_notes_out_of_order.RULE,
    former_kind_unknown.RULE,
    removed_effect_unknown.RULE,
)
