"""What was copied from Word, or typed as in Word, and is shown to readers as it was typed: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code(
        "WRD201",
        "typed-list",
        ("các dòng mở đầu bằng `{mark}` không thành danh sách mà dính thành một đoạn", "", "{cure}"),
        ("the lines that begin with `{mark}` become no list but one paragraph", "", "{cure}"),
        severity=_WARNING,
        waivable_by="author",
    ),
)
"""Rules about what was copied from Word, or typed as in Word: readers see it as it was typed."""
