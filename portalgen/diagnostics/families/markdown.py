"""Faults in Markdown and shortcodes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = (
    Code("MRK101", waivable_by="nobody"),
    Code("MRK102", waivable_by="nobody"),
    Code("MRK103", waivable_by="nobody"),
    Code("MRK104", waivable_by="nobody"),
    Code("MRK105", waivable_by="nobody"),
    Code("MRK106", waivable_by="nobody"),
    Code("MRK107", waivable_by="nobody"),
    Code("MRK108", waivable_by="nobody"),
    Code("MRK109", waivable_by="nobody"),
    Code("MRK110", waivable_by="nobody"),
    Code("MRK111", waivable_by="nobody"),
    Code("MRK112", waivable_by="nobody"),
    Code("MRK113", waivable_by="nobody"),
    Code("MRK114", waivable_by="nobody"),
    Code("MRK115", waivable_by="nobody"),
    Code("MRK116", waivable_by="nobody"),
    Code("MRK117", waivable_by="nobody"),
    Code("MRK118", waivable_by="nobody"),
    Code("MRK119", waivable_by="nobody"),
    Code("MRK120", waivable_by="nobody"),
    Code("MRK121", waivable_by="nobody"),
    Code("MRK122", waivable_by="nobody"),
    Code("MRK123", waivable_by="nobody"),
)
