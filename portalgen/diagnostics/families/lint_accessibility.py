"""Accessibility of content: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE
_ACCESS: Final = "QĐ 2111 Điều 6(4)"
"""Access to information for everybody, people with disabilities above all."""

CODES: Final[tuple[Code, ...]] = (
    Code(
        "ACC201",
        "alt-is-file-name",
        ("mô tả ảnh `{alt}` là tên tệp", "", "viết một câu ngắn nói ảnh cho thấy gì"),
        ("the alternative text `{alt}` is a file name", "", "say in a short sentence what the picture shows"),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC202",
        "heading-jump",
        ("tiêu đề mục `{level}` nhảy cấp, ở đây phải là `{expected}`", "", "đổi thành `{expected}`"),
        ("heading `{level}` skips a level; `{expected}` is expected here", "", "write `{expected}`"),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC203",
        "vague-link-text",
        ("chữ của liên kết `{text}` không nói dẫn tới đâu", "", "dùng tên trang hoặc tên tệp làm chữ của liên kết"),
        ("link text `{text}` does not say where it leads", "", "use the name of the page or file as its text"),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC204",
        "empty-link-text",
        ("liên kết tới `{target}` không có chữ", "", "viết chữ trong ngoặc vuông, hoặc xóa liên kết"),
        ("the link to `{target}` has no text", "", "write its text between the brackets, or delete it"),
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC205",
        "table-without-header",
        ("bảng thiếu tiêu đề ở cột {columns}", "", "điền tên cột vào dòng đầu của bảng"),
        ("the table has no header in column {columns}", "", "write the columns' names in its first row"),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC206",
        "generic-alt",
        ("mô tả ảnh `{alt}` {reason}", "", "viết một câu ngắn nói ảnh cho thấy gì"),
        ("alternative text `{alt}` {reason}", "", "describe it in a short sentence"),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC207",
        "address-as-link-text",
        (
            "liên kết hiện địa chỉ `{text}` nhưng dẫn tới `{target}`",
            "",
            "dùng tên trang làm chữ của liên kết, hoặc sửa cho hai địa chỉ khớp nhau",
        ),
        (
            "the link shows the address `{text}` and leads to `{target}`",
            "",
            "use the name of the page as its text, or let the two agree",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "ACC208",
        "bold-as-heading",
        (
            "dòng in đậm `{text}` đứng thay tiêu đề mục (cả bài có {count} dòng như vậy)",
            "",
            "đổi `**…**` thành `{level} …` ở mỗi dòng là tên mục",
        ),
        (
            "the bold line `{text}` stands for a heading ({count} of the page do)",
            "",
            "write `{level} …` instead of `**…**` in each that is one",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "ACC209",
        "capital-paragraph",
        ("đoạn văn viết hoa toàn bộ", "", "viết như câu thường; muốn nhấn mạnh thì in đậm"),
        ("the paragraph is all in capitals", "", "write it as sentences; use bold for emphasis"),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "ACC210",
        "table-without-caption",
        ("mục này có nhiều bảng mà bảng chưa có tên", "", "viết một dòng `Bảng: …` ngay trước bảng"),
        (
            "the table has no caption, and its section has several tables",
            "",
            "write a line `Table: …` directly before it",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "ACC211",
        "long-alt",
        ("mô tả ảnh dài {length} ký tự, quá {limit} ký tự", "", "rút còn một, hai câu; phần còn lại viết vào bài"),
        (
            "the alternative text has {length} characters, more than {limit}",
            "",
            "shorten it; the rest belongs to the body",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
    Code(
        "ACC212",
        "same-link-text",
        (
            "liên kết `{text}` dẫn tới nơi khác với liên kết cùng chữ ở dòng {line} (`{other}`){others}",
            "",
            "viết chữ khác nhau cho các liên kết dẫn tới những nơi khác nhau",
        ),
        (
            "link `{text}` leads elsewhere than the link of the same text on line {line} (`{other}`){others}",
            "",
            "give links that lead to different places different texts",
        ),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
    Code(
        "ACC213",
        "empty-heading",
        ("tiêu đề mục không có chữ", "", "viết tên mục, hoặc xóa dòng này"),
        ("the heading has no text", "", "name the section, or delete the line"),
        severity=_WARNING,
        basis=_ACCESS,
        waivable_by="author",
    ),
)
