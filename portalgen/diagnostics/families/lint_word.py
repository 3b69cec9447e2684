"""Linter findings on text copied from Word, or typed as in Word, and shown to readers as typed."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("WRD201", check="word.typed_list", severity=_WARNING, waivable_by="author"),
    Code("WRD202", check="word.table_second_line", severity=_WARNING, waivable_by="author"),
    Code("WRD203", check="word.typed_columns", severity=_WARNING, waivable_by="author"),
    Code("WRD204", check="word.open_fence", severity=_WARNING, waivable_by="author"),
    Code("WRD205", check="word.first_line_indent", severity=_WARNING, waivable_by="author"),
    Code("WRD206", check="word.joined_lines", severity=_WARNING, waivable_by="author"),
    Code("WRD207", check="word.sentence_as_heading", severity=_WARNING, waivable_by="author"),
    Code("WRD208", check="word.list_level", severity=_WARNING, waivable_by="author"),
    Code("WRD209", check="word.drawn_line", severity=_NOTE, waivable_by="author"),
    Code("WRD210", check="word.leftover_markup", severity=_WARNING, waivable_by="author"),
    Code("WRD212", check="word.link_apart", severity=_WARNING, waivable_by="author"),
    Code("WRD213", check="word.link_unclosed", severity=_WARNING, waivable_by="author"),
    Code("WRD214", check="word.link_reversed", severity=_WARNING, waivable_by="author"),
    Code("WRD215", check="word.heading_without_space", severity=_WARNING, waivable_by="author"),
    Code("WRD216", check="word.bold_with_spaces", severity=_WARNING, waivable_by="author"),
    Code("WRD217", check="word.bold_beside_letter", severity=_WARNING, waivable_by="author"),
    Code("WRD218", check="word.bold_unclosed", severity=_WARNING, waivable_by="author"),
    Code("WRD219", check="word.footnote_undefined", severity=_WARNING, waivable_by="author"),
    Code("WRD220", check="word.footnote_unused", severity=_WARNING, waivable_by="author"),
    Code("WRD221", check="word.bare_address", severity=_NOTE, waivable_by="author"),
    Code("WRD222", check="word.fixed_spaces", severity=_NOTE, waivable_by="author"),
    Code("WRD223", check="word.space_missing", severity=_NOTE, waivable_by="author"),
    Code("WRD224", check="word.doubled_punctuation", severity=_NOTE, waivable_by="author"),
    Code("WRD225", check="word.mixed_quotes", severity=_NOTE, waivable_by="author"),
    Code("WRD226", check="word.markup_in_front_matter", severity=_WARNING, waivable_by="author"),
    Code("WRD227", check="word.wide_digits", severity=_WARNING, waivable_by="author"),
    Code("WRD230", check="word.unusable_character", severity=_WARNING, waivable_by="author"),
    Code("WRD231", check="word.letter_for_bullet", severity=_WARNING, waivable_by="author"),
    Code("WRD232", check="word.wrong_letter_d", severity=_WARNING, waivable_by="author"),
    Code("WRD233", check="word.misread_text", severity=_WARNING, waivable_by="author"),
    Code("WRD234", check="word.code_of_another_program", severity=_WARNING, waivable_by="author"),
    Code("WRD235", check="word.spreadsheet_error", severity=_WARNING, waivable_by="author"),
    Code("WRD236", check="word.spreadsheet_date", severity=_WARNING, waivable_by="author"),
    Code("WRD237", check="word.row_cells", severity=_WARNING, waivable_by="author"),
    Code("WRD238", check="word.broken_sentence", severity=_WARNING, waivable_by="author"),
    Code("WRD239", check="word.hyphenated_word", severity=_WARNING, waivable_by="author"),
    Code("WRD240", check="word.page_of_paper", severity=_WARNING, waivable_by="author"),
    Code("WRD241", check="word.copied_surroundings", severity=_WARNING, waivable_by="author"),
    Code("WRD242", check="word.emoji_row", severity=_NOTE, waivable_by="author"),
    Code("WRD243", check="word.letterhead_in_news", severity=_NOTE, waivable_by="author"),
    Code("WRD244", check="word.measure_as_emphasis", severity=_WARNING, waivable_by="author"),
    Code("WRD245", check="word.picture_as_link", severity=_NOTE, waivable_by="author"),
    Code("WRD246", check="word.page_in_fence", severity=_WARNING, waivable_by="author"),
    Code("WRD247", check="word.break_at_end", severity=_WARNING, waivable_by="author"),
)
