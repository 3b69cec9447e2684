"""Faults in the public histories of pages, which a command writes and nobody edits."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "CFG194",
        "page-history-unreadable",
        (
            "tệp lịch sử của bài không đúng dạng mà máy ghi{where}, nên trang Lịch sử thay đổi không dựng được",
            "",
            "không sửa tệp này bằng tay: chạy `portalgen history export --site {site}` để ghi lại",
        ),
        (
            "this history of a page is not in the form in which it is written{where}, so that its page cannot be built",
            "",
            "do not edit the file: run `portalgen history export --site {site}`, which writes it again",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG195",
        "page-history-misplaced",
        (
            "tệp này không phải lịch sử của một bài thuộc trang `{site}`: {reason}",
            "",
            "xóa tệp này, rồi chạy `portalgen history export --site {site}` để ghi lại",
        ),
        (
            "this file is no history of an item of the site `{site}`: {reason}",
            "",
            "delete the file, then run `portalgen history export --site {site}`, which writes it again",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG196",
        "page-history-differs",
        (
            "tệp này không khớp với những gì bản chính cho thấy: {reason}",
            "",
            "không sửa tệp này bằng tay: chạy `portalgen history export --site {site}` để ghi lại rồi gửi duyệt",
        ),
        (
            "this file is not what main shows: {reason}",
            "",
            "do not edit the file: run `portalgen history export --site {site}`, which writes it again, and hand it in",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG197",
        "page-history-outdated",
        (
            "lịch sử của bài chưa có {count} lần thay đổi mới nhất",
            "",
            "chạy `portalgen history export --site {site}` rồi gửi duyệt",
        ),
        (
            "the history of the item lacks its newest changes ({count})",
            "",
            "run `portalgen history export --site {site}` and hand it in",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG198",
        "page-history-shows-withheld",
        (
            "tệp này còn chữ của bản đã thu hồi, gỡ hoặc xóa khỏi kho, là chữ không được hiện lại",
            "",
            "chạy `portalgen history export --site {site}` rồi gửi duyệt ngay; cổng phát hành lại xong thì mới hết hiện",
        ),
        (
            "this file still holds words of a version that was withdrawn, removed or purged, which are not shown again",
            "",
            "run `portalgen history export --site {site}` and hand it in at once; readers have the words until the next release",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG199",
        "page-history-layout-missing",
        (
            "giao diện `{theme}` chưa có mẫu `layouts/page_history.html`, nên các trang dùng nó không có Lịch sử thay đổi",
            "",
            "chép layouts/page_history.html, components/history và chuỗi history.* của giao diện default",
        ),
        (
            "the theme `{theme}` has no `layouts/page_history.html` yet, so that sites that use it have no histories of pages",
            "",
            "copy layouts/page_history.html, components/history and the strings history.* of the theme default",
        ),
        severity=Severity.NOTE,
        party="developer",
        waivable_by="author",
    ),
)
