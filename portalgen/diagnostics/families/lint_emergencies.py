"""Linter findings on emergencies and their banners."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND275", check="kinds.too_many_banners", severity=_WARNING, waivable_by="author"),
    Code("KND276", check="kinds.banner_change_undated", severity=_WARNING, waivable_by="author"),
    Code("KND280", check="kinds.banner_lasts_long", severity=_WARNING, waivable_by="author"),
    Code("KND286", check="kinds.banner_hidden_early", waivable_by="author"),
    Code("KND287", check="kinds.banner_begins_late", severity=_NOTE, waivable_by="author"),
    Code("KND288", check="kinds.sample_banner_under_way", severity=_WARNING, waivable_by="author"),
    Code("KND291", check="kinds.translation_tells_old_time", severity=_NOTE, waivable_by="author"),
)
