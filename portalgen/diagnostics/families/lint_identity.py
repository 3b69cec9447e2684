"""Linter findings on identity: ids and duplicates."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("IDN201", check="identity.changed_id", waivable_by="author"),
    Code("IDN202", check="identity.reused_id", waivable_by="author"),
    Code("IDN203", check="identity.duplicate_title", severity=_WARNING, waivable_by="author"),
    Code("IDN204", check="identity.duplicate_document", waivable_by="author"),
    Code("IDN205", check="identity.document_on_two_sites", severity=_NOTE, waivable_by="author"),
    Code("IDN206", check="identity.changed_kind", severity=_WARNING, waivable_by="author"),
    Code("IDN208", check="identity.address_lost", waivable_by="board", lock="address"),
    Code("IDN209", check="identity.address_changed", waivable_by="board", lock="address"),
    Code("IDN210", check="identity.change_without_note", severity=_NOTE, waivable_by="author"),
    Code("IDN211", check="identity.addresses_lost_by_settings", party="operator", waivable_by="board", lock="address"),
    Code("IDN212", check="identity.fact_changed_without_note", severity=_WARNING, waivable_by="author"),
    Code("IDN213", check="identity.number_used_twice", severity=_WARNING, waivable_by="author"),
    Code("IDN214", check="identity.id_without_words", severity=_WARNING, waivable_by="author"),
)
