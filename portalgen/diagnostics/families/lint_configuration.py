"""Faults in the settings of the linter and in the board's waivers."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = (
    Code("CFG160", party="operator", waivable_by="nobody"),
    Code("CFG161", party="board", waivable_by="nobody"),
    Code("CFG162", party="board", waivable_by="nobody"),
    Code("CFG163", party="operator", waivable_by="nobody"),
    Code("CFG164", party="board", waivable_by="nobody"),
    Code("CFG165", party="operator", waivable_by="nobody"),
)
