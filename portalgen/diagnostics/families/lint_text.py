"""Linter findings on the text itself: characters, fonts, titles."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("TXT201", check="text.decomposed_text", severity=_WARNING, waivable_by="author"),
    Code("TXT202", check="text.legacy_font_text", severity=_WARNING, waivable_by="author"),
    Code("TXT203", check="text.capital_title", severity=_WARNING, waivable_by="author"),
    Code("TXT204", check="text.double_space", severity=_NOTE, waivable_by="author"),
    Code("TXT205", check="text.invisible_character", severity=_WARNING, waivable_by="author"),
    Code("TXT206", check="text.mixed_script", severity=_WARNING, waivable_by="author"),
    Code("TXT207", check="text.title_full_stop", severity=_NOTE, waivable_by="author"),
    Code("TXT208", check="text.long_title", severity=_WARNING, waivable_by="author"),
    Code("TXT209", check="text.placeholder_text", waivable_by="author"),
    Code("TXT210", check="text.summary_missing", severity=_NOTE, waivable_by="author"),
    Code("TXT211", check="text.space_before_punctuation", severity=_NOTE, waivable_by="author"),
    Code("TXT212", check="text.repeated_word", severity=_NOTE, waivable_by="author"),
    Code("TXT213", check="text.promised_text", severity=_WARNING, waivable_by="author"),
    Code("TXT214", check="text.template_leftover", severity=_WARNING, waivable_by="author"),
    Code("TXT215", check="text.promised_part", severity=_WARNING, waivable_by="author"),
    Code("TXT216", check="text.other_language_text", severity=_WARNING, waivable_by="author"),
    Code("TXT220", check="text.leftover_example", severity=_WARNING, waivable_by="author"),
    Code("TXT230", check="text.note_to_colleague", severity=_WARNING, waivable_by="author"),
    Code("TXT231", check="text.cut_off_text", severity=_WARNING, waivable_by="author"),
    Code("TXT232", check="text.repeated_paragraph", severity=_WARNING, waivable_by="author"),
    Code("TXT233", check="text.text_missing", severity=_WARNING, waivable_by="author"),
    Code("TXT234", check="text.summary_is_text", severity=_NOTE, waivable_by="author"),
    Code("TXT235", check="text.other_language_below", severity=_WARNING, waivable_by="author"),
    Code("TXT236", check="text.raw_typing", severity=_WARNING, waivable_by="author"),
    Code("TXT237", check="text.raised_letters", severity=_NOTE, waivable_by="author"),
    Code("TXT238", check="text.other_names_unusable", severity=_WARNING, waivable_by="author"),
    Code("TXT239", check="text.other_name_of_another", severity=_NOTE, waivable_by="author"),
    Code("TXT240", check="text.emoji_in_title", severity=_WARNING, waivable_by="author"),
)
