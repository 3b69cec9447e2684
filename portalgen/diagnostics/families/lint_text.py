"""The text itself: characters, fonts, titles: what the linter tells."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "TXT203",
        "capital-title",
        ("tiêu đề viết hoa toàn bộ", "", "viết như câu thường, chỉ viết hoa chữ đầu và tên riêng"),
        ("the title is all in capitals", "", "write it as a sentence, with capitals for names only"),
        severity=Severity.WARNING,
    ),
)
