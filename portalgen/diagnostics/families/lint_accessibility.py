"""Linter findings on the accessibility of content."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("ACC201", check="accessibility.alt_is_file_name", severity=_WARNING, waivable_by="author"),
    Code("ACC202", check="accessibility.heading_jump", severity=_WARNING, waivable_by="author"),
    Code("ACC203", check="accessibility.vague_link_text", severity=_WARNING, waivable_by="author"),
    Code("ACC204", check="accessibility.empty_link_text", waivable_by="author"),
    Code("ACC205", check="accessibility.table_without_header", severity=_WARNING, waivable_by="author"),
    Code("ACC206", check="accessibility.generic_alt", severity=_WARNING, waivable_by="author"),
    Code("ACC207", check="accessibility.address_as_link_text", severity=_WARNING, waivable_by="author"),
    Code("ACC208", check="accessibility.bold_as_heading", severity=_NOTE, waivable_by="author"),
    Code("ACC209", check="accessibility.capital_paragraph", severity=_NOTE, waivable_by="author"),
    Code("ACC210", check="accessibility.table_without_caption", severity=_NOTE, waivable_by="author"),
    Code("ACC211", check="accessibility.long_alt", severity=_NOTE, waivable_by="author"),
    Code("ACC212", check="accessibility.same_link_text", severity=_WARNING, waivable_by="author"),
    Code("ACC213", check="accessibility.empty_heading", severity=_WARNING, waivable_by="author"),
)
