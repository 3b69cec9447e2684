"""Faults in the files of pages."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = (
    Code("FMT101", waivable_by="nobody"),
    Code("FMT102", waivable_by="nobody"),
    Code("FMT103", waivable_by="nobody"),
    Code("FMT104", waivable_by="nobody"),
    Code("FMT105", waivable_by="nobody"),
    Code("FMT106", waivable_by="nobody"),
    Code("FMT107", waivable_by="nobody"),
    Code("FMT108", waivable_by="nobody"),
    Code("FMT109", waivable_by="nobody"),
    Code("FMT110", waivable_by="nobody"),
    Code("FMT120", waivable_by="nobody"),
    Code("FMT121", waivable_by="nobody"),
    Code("FMT122", waivable_by="nobody"),
    Code("FMT123", waivable_by="nobody"),
    Code("FMT124", waivable_by="nobody"),
    Code("FMT125", waivable_by="nobody"),
    Code("FMT126", waivable_by="nobody"),
    Code("FMT127", waivable_by="nobody"),
    Code("FMT128", waivable_by="nobody"),
    Code("FMT129", waivable_by="nobody"),
    Code("FMT130", waivable_by="nobody"),
    Code("FMT131", waivable_by="nobody"),
    Code("FMT132", waivable_by="nobody"),
    Code("FMT133", waivable_by="nobody"),
    Code("FMT134", waivable_by="nobody"),
    Code("FMT135", waivable_by="nobody"),
    Code("FMT136", waivable_by="nobody"),
    Code("FMT138", waivable_by="nobody"),
    Code("FMT139", waivable_by="nobody"),
    Code("FMT137", waivable_by="nobody"),
    Code("FMT140", waivable_by="nobody"),
)
