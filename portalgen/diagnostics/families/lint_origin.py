"""Linter findings on the origin of information and pictures."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("SRC201", check="origin.origin_missing", severity=_WARNING, waivable_by="author"),
    Code("SRC202", check="origin.quoted_source_incomplete", waivable_by="author"),
    Code("SRC203", check="origin.source_after_page", waivable_by="author"),
    Code("SRC204", check="origin.picture_origin_missing", severity=_WARNING, waivable_by="author"),
    Code("SRC205", check="origin.picture_credit_missing", severity=_WARNING, waivable_by="author"),
    Code("SRC206", check="origin.picture_rights_missing", severity=_WARNING, waivable_by="author"),
    Code("SRC207", check="origin.advertising_wording", severity=_WARNING, waivable_by="author"),
    Code("SRC208", check="origin.supplied_without_supplier", severity=_WARNING, waivable_by="author"),
    Code("SRC209", check="origin.source_given_for_own", severity=_WARNING, waivable_by="author"),
    Code("SRC210", check="origin.source_in_text_only", severity=_NOTE, waivable_by="author"),
    Code("SRC211", check="origin.press_without_source", severity=_WARNING, waivable_by="author"),
)
