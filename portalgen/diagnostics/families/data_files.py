"""Build and linter findings on CSV figures shown on pages."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("DAT101", waivable_by="nobody"),
    Code("DAT102", waivable_by="nobody"),
    Code("DAT103", waivable_by="nobody"),
    Code("DAT104", severity=_WARNING, waivable_by="author"),
    Code("DAT105", waivable_by="nobody"),
    Code("DAT106", waivable_by="nobody"),
    Code("DAT107", waivable_by="nobody"),
    Code("DAT108", waivable_by="nobody"),
    Code("DAT109", severity=_WARNING, waivable_by="author"),
    Code("DAT110", severity=_WARNING, waivable_by="author"),
    Code("DAT111", waivable_by="nobody"),
    Code("DAT112", severity=_WARNING, waivable_by="author"),
    Code("DAT113", waivable_by="nobody"),
    Code("DAT114", waivable_by="nobody"),
    Code("DAT115", waivable_by="nobody"),
    Code("DAT116", waivable_by="nobody"),
    Code("DAT117", severity=_WARNING, waivable_by="author"),
    Code("DAT118", waivable_by="nobody"),
    Code("DAT201", check="data.chart_without_sentence", severity=_NOTE, waivable_by="author"),
    Code("DAT202", check="data.data_without_unit", severity=_NOTE, waivable_by="author"),
)
