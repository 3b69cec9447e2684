"""Linter findings on steps and their statements."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("KND251", check="kinds.stated_without_basis", severity=_WARNING, waivable_by="author"),
    Code("KND252", check="kinds.step_title_only", severity=_WARNING, waivable_by="author"),
    Code("KND253", check="kinds.too_many_steps", severity=_WARNING, waivable_by="author"),
    Code("KND254", check="kinds.translated_steps_differ", severity=_WARNING, waivable_by="author"),
    Code("KND277", check="kinds.translation_without_steps", severity=_WARNING, waivable_by="author"),
    Code("KND278", check="kinds.figure_without_basis", severity=_WARNING, waivable_by="author"),
    Code("KND279", check="kinds.basis_without_number", severity=_WARNING, waivable_by="author"),
)
