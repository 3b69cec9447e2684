"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.translations import (
    english_missing,
    files_untranslated,
    title_untranslated,
    translation_same_as_original,
    translation_shorter,
    vietnamese_without_marks,
    wrong_language_text,
)

RULES: Final[tuple[LintRule, ...]] = (
    english_missing.RULE,
    translation_same_as_original.RULE,
    wrong_language_text.RULE,
    files_untranslated.RULE,
    translation_shorter.RULE,
    vietnamese_without_marks.RULE,
    title_untranslated.RULE,
)
