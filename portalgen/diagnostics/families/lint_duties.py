"""Public duties of a site: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "SIT201",
        "mandatory-section-missing",
        (
            "`{owner}` chưa khai chuyên mục phải có `{section}`",
            "",
            "khai chuyên mục trong sections, hoặc sửa mandatory trong site-config/lint.yaml",
        ),
        (
            "`{owner}` does not declare the section `{section}`, which is mandatory",
            "",
            "declare it in sections, or change mandatory in site-config/lint.yaml",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 7",
        party="operator",
        waivable_by="author",
    ),
    Code(
        "SIT202",
        "mandatory-section-empty",
        (
            "chuyên mục phải có `{section}` của trang `{site}` chưa có bài nào đang hiện",
            "",
            "đăng ít nhất một bài, hoặc viết nội dung trong tệp _index của chuyên mục",
        ),
        (
            "the mandatory section `{section}` of site `{site}` shows no page",
            "",
            "publish at least one page, or write its _index file",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 7",
        waivable_by="author",
    ),
    Code(
        "SIT203",
        "contact-unconfirmed",
        (
            "liên hệ của `{owner}` chưa được xác nhận: {keys}",
            "",
            "ghi giá trị đã được Văn phòng xác nhận; chưa có thì giữ nguyên",
        ),
        (
            "the contact of `{owner}` is not confirmed: {keys}",
            "",
            "write what the Office has confirmed; until then leave it",
        ),
        severity=Severity.NOTE,
        basis="TT 32/2017 Điều 16",
        party="operator",
        waivable_by="author",
    ),
    Code(
        "SIT205",
        "review-overdue",
        (
            "bài này phải được rà soát hết ngày {day}, đã quá hạn {days} ngày",
            "",
            "xem lại nội dung rồi ghi ngày rà soát tiếp theo vào review_by",
        ),
        (
            "this page was to be reviewed by the end of {day}, {days} days ago",
            "",
            "review it and write the next day into review_by",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "SIT206",
        "draft-left",
        ("bản nháp này mang ngày {day}, đã {days} ngày", "", "đăng bài (xóa dòng draft), hoặc xóa tệp"),
        ("this draft is dated {day}, {days} days ago", "", "publish it (delete the line draft), or delete the file"),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "SIT207",
        "mandatory-menu-missing",
        (
            "danh mục của `{owner}` thiếu mục phải có `{name}`",
            "",
            "thêm mục này vào menu, hoặc sửa mandatory trong site-config/lint.yaml",
        ),
        (
            "the menu of `{owner}` lacks the entry `{name}`, which is mandatory",
            "",
            "add it to menu, or change mandatory in site-config/lint.yaml",
        ),
        severity=Severity.WARNING,
        basis="TT 32/2017 Điều 16",
        party="operator",
        waivable_by="author",
    ),
)
