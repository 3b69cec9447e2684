"""Linter findings on translations, reported to the translators."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("LNG201", check="translations.english_missing", severity=_WARNING, party="translator", waivable_by="author"),
    Code(
        "LNG202",
        check="translations.translation_same_as_original",
        severity=_WARNING,
        party="translator",
        waivable_by="author",
    ),
    Code(
        "LNG203", check="translations.wrong_language_text", severity=_WARNING, party="translator", waivable_by="author"
    ),
    Code("LNG204", check="translations.files_untranslated", severity=_NOTE, party="translator", waivable_by="author"),
    Code("LNG205", check="translations.translation_shorter", severity=_NOTE, party="translator", waivable_by="author"),
    Code("LNG206", check="translations.vietnamese_without_marks", severity=_WARNING, waivable_by="author"),
    Code(
        "LNG207", check="translations.title_untranslated", severity=_WARNING, party="translator", waivable_by="author"
    ),
)
