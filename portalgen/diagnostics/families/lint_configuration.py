"""Faults in the settings of the linter and in the board's waivers."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final = (
    Code(
        "CFG160",
        "unknown-code",
        (
            "không có mã `{code}`{suggestion}",
            "",
            "dùng một mã trong docs/rules hoặc phần đầu của mã, ví dụ TXT hoặc TXT203",
        ),
        ("there is no code `{code}`{suggestion}", "", "use a code of docs/rules or a prefix, such as TXT or TXT203"),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG161",
        "waiver-subject",
        (
            "mục miễn áp dụng phải nêu đúng một trong hai: `item` hoặc `site`",
            "",
            "ghi item: <mã bài> để miễn một bài, hoặc site: <mã trang> để miễn cả trang",
        ),
        (
            "a waiver names exactly one of `item` and `site`",
            "",
            "write item: <id> for one item, or site: <site> for a whole site",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG162",
        "waiver-period",
        (
            "mục miễn áp dụng hết hạn (`{until}`) trước ngày bắt đầu (`{starts}`)",
            "",
            "sửa from hoặc until cho đúng văn bản duyệt",
        ),
        (
            "the waiver ends (`{until}`) before it begins (`{starts}`)",
            "",
            "correct from or until after the approval",
        ),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG163",
        "locked-severity",
        (
            "mức của `{code}` không đổi được trong lint.yaml: {reason}",
            "",
            "xóa khóa này; quy tắc về thời hạn, duyệt bài, độ mật thì Ban Biên tập miễn được trong site-config/governance/waivers.yaml",
        ),
        (
            "the severity of `{code}` cannot be set in lint.yaml: {reason}",
            "",
            "delete this key; the board can waive rules on deadlines, approval and secrecy in site-config/governance/waivers.yaml",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG164",
        "waiver-locked",
        ("`{code}` không miễn áp dụng được: {reason}", "", "xóa mục này và sửa chỗ bị báo"),
        ("`{code}` cannot be waived: {reason}", "", "delete this entry and mend what is found"),
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG165",
        "squash-unproven",
        (
            "`merge_method: squash` mà không có `forge_committers` thì không bài nào chứng minh được thời điểm duyệt",
            "máy chủ kho gộp mọi lần sửa thành một; chỉ địa chỉ mà máy chủ ghi mới cho biết lần gộp ấy là của máy chủ",
            "ghi địa chỉ thư mà máy chủ kho dùng khi gộp vào `forge_committers`, hoặc dùng `merge_method: merge`",
        ),
        (
            "`merge_method: squash` without `forge_committers` leaves the time of every approval unproven",
            "a squash joins all steps in one commit; only the forge's own address tells it from a direct commit",
            "name the e-mail address that the forge commits with in `forge_committers`, or use `merge_method: merge`",
        ),
        party="operator",
        waivable_by="nobody",
    ),
)
