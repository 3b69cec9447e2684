"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.text import (
    capital_title,
    cut_off_text,
    decomposed_text,
    double_space,
    invisible_character,
    leftover_example,
    legacy_font_text,
    long_title,
    mixed_script,
    note_to_colleague,
    other_language_below,
    other_language_text,
    other_names_unusable,
    placeholder_text,
    promised_part,
    promised_text,
    raised_letters,
    raw_typing,
    repeated_paragraph,
    repeated_word,
    space_before_punctuation,
    summary_is_text,
    summary_missing,
    template_leftover,
    text_missing,
    title_full_stop,
)

RULES: Final[tuple[LintRule, ...]] = (
    decomposed_text.RULE,
    legacy_font_text.RULE,
    capital_title.RULE,
    double_space.RULE,
    invisible_character.RULE,
    mixed_script.RULE,
    title_full_stop.RULE,
    long_title.RULE,
    placeholder_text.RULE,
    summary_missing.RULE,
    space_before_punctuation.RULE,
    repeated_word.RULE,
    promised_text.RULE,
    template_leftover.RULE,
    promised_part.RULE,
    other_language_text.RULE,
    leftover_example.RULE,
    note_to_colleague.RULE,
    cut_off_text.RULE,
    repeated_paragraph.RULE,
    text_missing.RULE,
    summary_is_text.RULE,
    other_language_below.RULE,
    raw_typing.RULE,
    raised_letters.RULE,
    other_names_unusable.RULE,
)
