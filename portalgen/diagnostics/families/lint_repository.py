"""Linter findings on repository content that hides a difference from signers."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("REP201", check="repository.attributes_in_content", party="operator", waivable_by="nobody", lock="hidden"),
    Code("REP202", check="repository.approved_files_hidden", party="operator", waivable_by="nobody", lock="hidden"),
    Code("REP203", check="repository.difference_hidden", severity=_WARNING, party="operator", waivable_by="author"),
    Code("REP204", check="repository.repository_in_content", party="operator", waivable_by="nobody", lock="hidden"),
)
