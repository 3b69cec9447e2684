"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.word import (
    broken_sentence,
    code_of_another_program,
    copied_surroundings,
    drawn_line,
    emoji_row,
    first_line_indent,
    hyphenated_word,
    joined_lines,
    letter_for_bullet,
    letterhead_in_news,
    list_level,
    measure_as_emphasis,
    misread_text,
    open_fence,
    page_of_paper,
    picture_as_link,
    row_cells,
    sentence_as_heading,
    spreadsheet_date,
    spreadsheet_error,
    table_second_line,
    typed_columns,
    typed_list,
    unusable_character,
    wrong_letter_d,
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
    unusable_character.RULE,
    letter_for_bullet.RULE,
    wrong_letter_d.RULE,
    misread_text.RULE,
    code_of_another_program.RULE,
    spreadsheet_error.RULE,
    spreadsheet_date.RULE,
    row_cells.RULE,
    broken_sentence.RULE,
    hyphenated_word.RULE,
    page_of_paper.RULE,
    copied_surroundings.RULE,
    emoji_row.RULE,
    letterhead_in_news.RULE,
    measure_as_emphasis.RULE,
    picture_as_link.RULE,
)
