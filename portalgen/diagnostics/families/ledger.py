"""Linter findings on the ledger of addresses: published addresses and removed items."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("CHG201", check="ledger.line_lost", party="operator", waivable_by="board", lock="address"),
    Code("CHG202", check="ledger.line_unfounded", party="operator", waivable_by="board", lock="address"),
    Code("CHG203", check="ledger.unreadable", party="operator", waivable_by="board", lock="address"),
    Code("CHG204", check="ledger.published_address_lost", waivable_by="board", lock="address"),
    Code("CHG205", check="ledger.published_list_lost", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CHG206", check="ledger.restored_without_note", waivable_by="board", lock="notice"),
    Code("CHG207", check="ledger.removed_item_restored", severity=_WARNING, party="board", waivable_by="author"),
    Code("CHG208", check="ledger.removed_item_linked", severity=_WARNING, waivable_by="author"),
    Code("CHG209", check="ledger.notice_taken_back", waivable_by="board", lock="notice"),
    Code("CHG210", check="ledger.sensitive_item_restored", party="board", waivable_by="board", lock="notice"),
    Code("CHG211", check="ledger.expired_without_note", severity=_WARNING, waivable_by="author"),
    Code("CHG212", check="ledger.file_replaced_without_note", severity=_WARNING, waivable_by="author"),
)
