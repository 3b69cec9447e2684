"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.accessibility import (
    address_as_link_text,
    alt_is_file_name,
    bold_as_heading,
    capital_paragraph,
    empty_heading,
    empty_link_text,
    generic_alt,
    heading_jump,
    long_alt,
    same_link_text,
    table_without_caption,
    table_without_header,
    vague_link_text,
)

RULES: Final[tuple[LintRule, ...]] = (
    alt_is_file_name.RULE,
    heading_jump.RULE,
    vague_link_text.RULE,
    empty_link_text.RULE,
    table_without_header.RULE,
    generic_alt.RULE,
    address_as_link_text.RULE,
    bold_as_heading.RULE,
    capital_paragraph.RULE,
    table_without_caption.RULE,
    long_alt.RULE,
    same_link_text.RULE,
    empty_heading.RULE,
)
