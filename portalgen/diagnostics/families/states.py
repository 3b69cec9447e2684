"""Findings on corrected, superseded, withdrawn or removed pages: contradictions, and links that still lead to them."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("CHG101", severity=_WARNING, waivable_by="author"),
    Code("CHG102", severity=_NOTE, waivable_by="author"),
    Code("CHG103", severity=_WARNING, waivable_by="author"),
    Code("CHG111", check="states.withdrawn_and_hidden", severity=_WARNING, waivable_by="author"),
    Code("CHG112", check="states.superseded_in_a_circle", severity=_WARNING, waivable_by="author"),
    Code("CHG113", check="states.tombstone_with_text", severity=_WARNING, waivable_by="author"),
    Code("CHG114", check="states.change_out_of_time", severity=_WARNING, waivable_by="author"),
    Code(
        "CHG115", check="states.translation_without_note", severity=_WARNING, party="translator", waivable_by="author"
    ),
    Code("CHG116", check="states.change_notes_out_of_order", severity=_NOTE, waivable_by="author"),
    Code("CHG117", check="states.former_kind_unknown", severity=_WARNING, waivable_by="author"),
    Code("CHG118", check="states.removed_effect_unknown", severity=_WARNING, waivable_by="author"),
)
