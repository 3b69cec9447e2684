"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.attachments import (
    author_name,
    damaged,
    encrypted,
    expands,
    file_name_title,
    legacy_font,
    legacy_format,
    not_read,
    not_wholly_read,
    personal_number,
    scanned_pdf,
    secrecy_mark,
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
)
