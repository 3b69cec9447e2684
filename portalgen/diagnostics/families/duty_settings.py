"""Faults in what a portal says of the Regulation's duties (`site-config/legal/duties.yaml`)."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "CFG200",
        "unknown-duty",
        (
            "không có nội dung nào của Quy chế mang mã `{duty}`{suggestion}",
            "",
            "dùng một trong: {known}",
        ),
        (
            "no duty of the Regulation has the id `{duty}`{suggestion}",
            "",
            "use one of: {known}",
        ),
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG201",
        "duty-of-unknown-kind",
        ("không có loại bài `{kind}`{suggestion}", "", "dùng một trong: {known}"),
        ("there is no kind `{kind}`{suggestion}", "", "use one of: {known}"),
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG202",
        "duty-of-unknown-section",
        (
            "không trang nào có chuyên mục `{section}`{suggestion}, nên báo cáo độ phủ sẽ ghi là chưa có",
            "",
            "sửa đường dẫn, hoặc khai chuyên mục ấy trong site-config/profiles.yaml hay tệp của trang",
        ),
        (
            "no site has a section `{section}`{suggestion}, so that the coverage report says that it is missing",
            "",
            "correct the path, or declare the section in site-config/profiles.yaml or the site's file",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG203",
        "duty-without-place",
        (
            "chỗ này nói `{duty}` được đăng ở đâu, mà chưa ghi ở đâu cả",
            "",
            "ghi sections, kinds hoặc items; bỏ cả mục nếu chưa có chỗ đăng",
        ),
        (
            "this says where `{duty}` is published, and names no place",
            "",
            "give sections, kinds or items; remove the entry where there is no place yet",
        ),
        party="operator",
        waivable_by="author",
    ),
)
