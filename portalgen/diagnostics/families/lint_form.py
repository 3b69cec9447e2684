"""The form of a page's file: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "FMT201",
        "key-order",
        (
            "khóa `{key}` đứng sau `{below}`, khác thứ tự chung của loại bài `{kind}`",
            "",
            "chuyển dòng `{key}` lên trước `{below}`; chỉ đổi chỗ, không đổi nội dung",
        ),
        (
            "key `{key}` stands below `{below}`, unlike the order of kind `{kind}`",
            "",
            "move the line `{key}` above `{below}`; only its place changes",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
)
