"""Where information and pictures come from: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_CLEAR: Final = "QĐ 2111 Điều 6(2)"
_COPYRIGHT: Final = "QĐ 2111 Điều 8(2)"
_QUOTED: Final = "QĐ 2111 Điều 8(3)"

CODES: Final[tuple[Code, ...]] = (
    Code(
        "SRC201",
        "origin-missing",
        (
            "tin chưa ghi nguồn tin (`origin`)",
            "",
            "thêm `origin: own` (tự viết), `origin: quoted` (trích dẫn) hoặc `origin: supplied` (được cung cấp)",
        ),
        (
            "the news item does not say its `origin`",
            "",
            "add `origin: own`, `origin: quoted` or `origin: supplied`",
        ),
        severity=_WARNING,
        basis=_CLEAR,
        waivable_by="author",
    ),
    Code(
        "SRC202",
        "quoted-source-incomplete",
        (
            "bài trích dẫn chưa ghi đủ nguồn: thiếu `{missing}`",
            "",
            "ghi tên nguồn (`name`), tác giả (`author`) và ngày đăng đầu tiên (`posted`) dưới `source:`",
        ),
        (
            "the quoted page does not name its source in full: `{missing}` is missing",
            "",
            "give the source's `name`, its `author` and the day it was `posted` below `source:`",
        ),
        basis=_QUOTED,
        waivable_by="author",
    ),
    Code(
        "SRC203",
        "source-after-page",
        (
            "bài gốc ghi đăng ngày `{posted}`, sau ngày `{day}` của bài này",
            "",
            "sửa ngày đăng đầu tiên của bài gốc (`posted`), hoặc ngày của bài (`date`)",
        ),
        (
            "the source is said to be posted on `{posted}`, after this page's `{day}`",
            "",
            "correct `posted`, or the page's `date`",
        ),
        basis=_QUOTED,
        waivable_by="author",
    ),
    Code(
        "SRC204",
        "picture-origin-missing",
        (
            "ảnh `{file}` chưa ghi xuất xứ (`origin`)",
            "",
            "{advice}; `origin` là `own` (tự chụp, tự vẽ), `quoted` (lấy của báo, trang khác) hoặc `supplied` (nơi khác cung cấp)",
        ),
        (
            "picture `{file}` does not say its `origin`",
            "",
            "{advice}; `origin` is `own` (made by the office), `quoted` (of a newspaper or site) or `supplied` (by others)",
        ),
        severity=_WARNING,
        basis=_CLEAR,
        waivable_by="author",
    ),
    Code(
        "SRC205",
        "picture-credit-missing",
        (
            "ảnh `{file}` chưa ghi nguồn ảnh (`credit`)",
            "",
            "{advice}; `credit` là tên người chụp hoặc nơi cung cấp ảnh",
        ),
        (
            "picture `{file}` has no `credit`",
            "",
            "{advice}; `credit` names its maker or supplier",
        ),
        severity=_WARNING,
        basis=_COPYRIGHT,
        waivable_by="author",
    ),
    Code(
        "SRC206",
        "picture-rights-missing",
        (
            "ảnh `{file}` của nơi khác chưa ghi quyền sử dụng (`rights`)",
            "",
            "{advice}; `rights` là giấy phép, hoặc ai đồng ý cho dùng; nếu không được phép thì bỏ ảnh",
        ),
        (
            "picture `{file}` is of others and does not say by what right it is used (`rights`)",
            "",
            "{advice}; `rights` is the licence, or who agreed; without it, take the picture out",
        ),
        severity=_WARNING,
        basis=_COPYRIGHT,
        waivable_by="author",
    ),
    Code(
        "SRC207",
        "advertising-wording",
        (
            "`{words}` là lời lẽ quảng cáo thương mại",
            "",
            "viết lại bằng lời trung tính; nếu là lời trích thì đặt trong ngoặc kép",
        ),
        ("`{words}` is the wording of an advertisement", "", "use neutral words, or quotation marks for a quotation"),
        severity=_WARNING,
        basis=_CLEAR,
        waivable_by="author",
    ),
    Code(
        "SRC208",
        "supplied-without-supplier",
        (
            "bài được cung cấp nhưng không ghi bên cung cấp thông tin",
            "",
            "ghi bên cung cấp ở `source.name`, hoặc tác giả ở `author`",
        ),
        ("the page was supplied, but its supplier is not named", "", "name it in `source.name`, or the `author`"),
        severity=_WARNING,
        basis=_CLEAR,
        waivable_by="author",
    ),
    Code(
        "SRC209",
        "source-given-for-own",
        (
            "bài ghi là tự viết (`origin: own`) nhưng lại có nguồn (`source`)",
            "",
            "đổi thành `origin: quoted` hoặc `origin: supplied`, hoặc xóa nhóm `source`",
        ),
        (
            "the page is said to be the agency's own (`origin: own`) and yet names a `source`",
            "",
            "write `origin: quoted` or `origin: supplied`, or delete `source`",
        ),
        severity=_WARNING,
        basis=_QUOTED,
        waivable_by="author",
    ),
    Code(
        "SRC210",
        "source-in-text-only",
        (
            "nguồn chỉ ghi trong nội dung, không có trong thông tin của bài",
            "",
            "chuyển dòng này thành nhóm `source` và ghi `origin: quoted` hoặc `origin: supplied`",
        ),
        (
            "the source is named in the text and not in the front matter",
            "",
            "move this line into `source`, with `origin: quoted` or `origin: supplied`",
        ),
        severity=Severity.NOTE,
        basis=_QUOTED,
        waivable_by="author",
    ),
)
