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
    Code(
        "FMT202",
        "cut-at-hash",
        (
            "chữ từ dấu # trở đi bị coi là ghi chú; trang chỉ hiện `{shown}`",
            "dấu # có khoảng trắng đứng trước mở một ghi chú",
            "đặt cả giá trị trong ngoặc kép: `{quoted}`; nếu đúng là ghi chú thì để hai dấu cách trước dấu # và một dấu cách sau nó",
        ),
        (
            "what follows the # is taken for a comment; the page shows only `{shown}`",
            "a # after a space begins a comment",
            "put the whole value in quotes: `{quoted}`; for a comment write two spaces before the # and one behind it",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "FMT203",
        "page-with-other-ending",
        (
            "tệp `{name}` {problem}, nên không thành trang nào",
            "một tên như `{proposal}`",
            "{remedy}",
        ),
        (
            "file `{name}` {problem}, so that it becomes no page",
            "a name such as `{proposal}`",
            "{remedy}",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "FMT204",
        "date-far-away",
        (
            "`{key}` là ngày {day}, xa đến mức như gõ nhầm năm",
            "",
            "sửa năm (năm nay là {year}); nếu đúng là ngày ấy thì ghi lý do bằng suppress",
        ),
        (
            "`{key}` is {day} (day/month/year), so far away that its year looks mistyped",
            "",
            "correct the year (this one is {year}); where the date is right, say why with suppress",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "FMT205",
        "never-shown",
        (
            "bài sẽ không hiện ngày nào: `expires_at` {reason}",
            "",
            "sửa một trong hai ngày, hoặc xóa dòng `expires_at`",
        ),
        (
            "the page is not shown for a single day: `expires_at` {reason}",
            "",
            "correct one of the two dates, or delete the line `expires_at`",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "FMT206",
        "date-to-come",
        (
            "`date` là {day}, sau ngày bài hiện ra ({shown})",
            "",
            "ghi ngày đăng thật; muốn bài chờ đến ngày ấy thì thêm `publish_at`",
        ),
        (
            "`date` is {day}, later than the day on which the page is shown ({shown})",
            "",
            "write the day on which it is published; add `publish_at` where it should wait for that day",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
