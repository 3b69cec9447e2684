"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.word import (
    drawn_line,
    first_line_indent,
    joined_lines,
    list_level,
    open_fence,
    sentence_as_heading,
    table_second_line,
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
)
