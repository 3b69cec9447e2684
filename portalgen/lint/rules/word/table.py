"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.word import (
    bare_address,
    bold_beside_letter,
    bold_unclosed,
    bold_with_spaces,
    doubled_punctuation,
    fixed_spaces,
    footnote_undefined,
    footnote_unused,
    heading_without_space,
    leftover_markup,
    link_apart,
    link_reversed,
    link_unclosed,
    markup_in_front_matter,
    mixed_quotes,
    space_missing,
    target_with_spaces,
)

RULES: Final[tuple[LintRule, ...]] = (
    leftover_markup.RULE,
    target_with_spaces.RULE,
    link_apart.RULE,
    link_unclosed.RULE,
    link_reversed.RULE,
    heading_without_space.RULE,
    bold_with_spaces.RULE,
    bold_beside_letter.RULE,
    bold_unclosed.RULE,
    footnote_undefined.RULE,
    footnote_unused.RULE,
    bare_address.RULE,
    fixed_spaces.RULE,
    space_missing.RULE,
    doubled_punctuation.RULE,
    mixed_quotes.RULE,
    markup_in_front_matter.RULE,
)
