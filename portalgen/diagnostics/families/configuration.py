"""Faults in `site-config/`."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("CFG101", party="operator", waivable_by="nobody"),
    Code("CFG102", party="operator", waivable_by="nobody"),
    Code("CFG103", party="operator", waivable_by="nobody"),
    Code("CFG104", party="operator", waivable_by="nobody"),
    Code("CFG105", party="operator", waivable_by="nobody"),
    Code("CFG106", party="operator", waivable_by="nobody"),
    Code("CFG107", party="operator", waivable_by="nobody"),
    Code("CFG108", party="operator", waivable_by="nobody"),
    Code("CFG109", party="operator", waivable_by="nobody"),
    Code("CFG110", party="operator", waivable_by="nobody"),
    Code("CFG120", party="operator", waivable_by="nobody"),
    Code("CFG121", party="operator", waivable_by="nobody"),
    Code("CFG122", party="operator", waivable_by="nobody"),
    Code("CFG123", party="operator", waivable_by="nobody"),
    Code("CFG124", party="operator", waivable_by="nobody"),
    Code("CFG125", party="operator", waivable_by="nobody"),
    Code("CFG126", party="operator", waivable_by="nobody"),
    Code("CFG127", party="operator", waivable_by="nobody"),
    Code("CFG128", party="operator", waivable_by="nobody"),
    Code("CFG129", party="operator", waivable_by="nobody"),
    Code("CFG130", party="operator", waivable_by="nobody"),
    Code("CFG131", party="operator", waivable_by="nobody"),
    Code("CFG132", party="operator", waivable_by="nobody"),
    Code("CFG133", party="operator", waivable_by="nobody"),
    Code("CFG134", party="operator", waivable_by="nobody"),
    Code("CFG135", party="operator", waivable_by="nobody"),
    Code("CFG136", party="operator", waivable_by="nobody"),
    Code("CFG137", party="operator", waivable_by="nobody"),
    Code("CFG138", party="operator", waivable_by="nobody"),
    Code("CFG139", party="developer", waivable_by="nobody"),
    Code("CFG153", party="operator", waivable_by="nobody"),
    Code("CFG168", party="operator", waivable_by="nobody"),
    Code("CFG169", party="operator", waivable_by="nobody"),
    Code("CFG170", party="operator", waivable_by="nobody"),
    Code("CFG171", party="operator", waivable_by="nobody"),
    Code("CFG172", party="operator", waivable_by="nobody"),
    Code("CFG192", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG193", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG166", party="operator", waivable_by="nobody"),
    Code("CFG167", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG233", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG234", severity=_WARNING, party="developer", waivable_by="author"),
)
