"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.attachments import (
    active_content,
    author_name,
    comments,
    csv_formula,
    damaged,
    deceptive_name,
    encrypted,
    expands,
    file_name_title,
    hidden_content,
    hidden_file,
    legacy_font,
    legacy_format,
    name_with_marks,
    not_read,
    not_wholly_read,
    outside_content,
    personal_number,
    scanned_pdf,
    secrecy_mark,
    tracked_changes,
    unnamed_file,
)

RULES: Final[tuple[LintRule, ...]] = (
    legacy_format.RULE,
    scanned_pdf.RULE,
    encrypted.RULE,
    secrecy_mark.RULE,
    personal_number.RULE,
    legacy_font.RULE,
    expands.RULE,
    damaged.RULE,
    file_name_title.RULE,
    unnamed_file.RULE,
    author_name.RULE,
    not_wholly_read.RULE,
    not_read.RULE,
    active_content.RULE,
    outside_content.RULE,
    hidden_content.RULE,
    tracked_changes.RULE,
    comments.RULE,
    csv_formula.RULE,
    deceptive_name.RULE,
    hidden_file.RULE,
    name_with_marks.RULE,
)
