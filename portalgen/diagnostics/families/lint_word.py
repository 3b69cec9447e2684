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
    Code(
        "WRD202",
        "table-second-line",
        ("{problem}", "{line}", "{cure}"),
        ("{problem}", "{line}", "{cure}"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD203",
        "typed-columns",
        (
            "{count} dòng có các ô cách nhau bằng {gap} không thành bảng mà dính thành một đoạn",
            "",
            "viết mỗi dòng thành `| ô | ô |` và thêm dòng `|---|---|` dưới dòng đầu, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "{count} lines with cells parted by {gap} become no table but one paragraph",
            "",
            "write each line as `| cell | cell |`, with a line `|---|---|` below the first, or run `portalgen lint --fix`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD204",
        "open-fence",
        (
            "`{mark}` mở một khối mã mà không có dòng đóng, nên {count} dòng bên dưới thành mã",
            "",
            "thêm một dòng chỉ có `{mark}` vào cuối khối mã, hoặc xóa dòng này",
        ),
        (
            "`{mark}` opens a code block that nothing closes, so that the {count} lines below are code",
            "",
            "add a line with `{mark}` alone where the code ends, or delete this line",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD205",
        "first-line-indent",
        ("khoảng trống ở đầu đoạn {effect}", "", "xóa khoảng trống ở đầu đoạn, hoặc chạy `portalgen lint --fix`"),
        ("the white space before the paragraph {effect}", "", "delete it, or run `portalgen lint --fix`"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD206",
        "joined-lines",
        (
            "dòng này và dòng `{following}` sẽ bị nối thành một dòng",
            "",
            "thêm dấu \\ vào cuối mỗi dòng phải xuống dòng, hoặc để một dòng trống giữa các dòng",
        ),
        (
            "this line and `{following}` are joined into one",
            "",
            "put a \\ at the end of each line that is to end there, or an empty line between them",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD207",
        "sentence-as-heading",
        (
            "dòng gạch này biến đoạn `{text}` ngay trên nó thành tiêu đề mục",
            "",
            "để một dòng trống trước dòng gạch, hoặc xóa dòng gạch",
        ),
        ("this line makes a heading of `{text}` directly above it", "", "put an empty line before it, or delete it"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD208",
        "list-level",
        (
            "dòng `+` liền dưới mục `-` không thành cấp hai mà thành một danh sách khác cùng cấp",
            "",
            "thụt mỗi dòng `+` vào hai dấu cách, hoặc chạy `portalgen lint --fix`",
        ),
        (
            "`+` directly below an entry with `-` makes no second level but another list",
            "",
            "put two spaces before each `+`, or run `portalgen lint --fix`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "WRD209",
        "drawn-line",
        (
            "đường kẻ vẽ bằng ký tự `{marks}` hiện ra đúng những ký tự ấy",
            "",
            "viết `---` trên một dòng riêng giữa hai dòng trống, hoặc xóa dòng này",
        ),
        (
            "the line drawn with `{marks}` is shown as these characters",
            "",
            "write `---` on a line of its own between two empty lines, or delete this line",
        ),
        severity=_NOTE,
        waivable_by="author",
    ),
)
"""Rules about what was copied from Word, or typed as in Word: readers see it as it was typed."""
