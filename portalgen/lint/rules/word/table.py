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
    drawn_line,
    first_line_indent,
    fixed_spaces,
    footnote_undefined,
    footnote_unused,
    heading_without_space,
    joined_lines,
    leftover_markup,
    link_apart,
    link_reversed,
    link_unclosed,
    list_level,
    markup_in_front_matter,
    mixed_quotes,
    open_fence,
    sentence_as_heading,
    space_missing,
    table_second_line,
    target_with_spaces,
    typed_columns,
    typed_list,
)

RULES: Final[tuple[LintRule, ...]] = (
    typed_list.RULE,
    table_second_line.RULE,
    typed_columns.RULE,
    open_fence.RULE,
    first_line_indent.RULE,
    joined_lines.RULE,
    sentence_as_heading.RULE,
    list_level.RULE,
    drawn_line.RULE,
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
