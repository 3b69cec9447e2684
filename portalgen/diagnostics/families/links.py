"""Faults in links."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "LNK101",
        "page-not-found",
        (
            "liên kết tới `{target}`, không có bài này{suggestion}",
            "",
            "ghi đường dẫn tệp nguồn (../bai/index.vi.md), id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "link to `{target}`, which does not exist{suggestion}",
            "",
            "write a source path (../bai/index.vi.md), id:<item> or site:<site>",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK102",
        "anchor-not-found",
        (
            "bài `{target}` không có neo `#{anchor}`{suggestion}",
            "",
            "kiểm tra tên neo; neo của tiêu đề là tên viết không dấu, nối bằng dấu -",
        ),
        (
            "page `{target}` has no anchor `#{anchor}`{suggestion}",
            "",
            "check the anchor; a heading's anchor is its title without marks, joined by -",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK103",
        "scheme-not-allowed",
        ("liên kết `{target}` dùng giao thức không được phép", "", "chỉ dùng https://, http://, mailto: hoặc tel:"),
        ("link `{target}` uses a scheme that is not allowed", "", "use only https://, http://, mailto: or tel:"),
        waivable_by="nobody",
    ),
    Code(
        "LNK104",
        "not-published",
        (
            "liên kết tới `{target}`, bài chưa hiện hoặc đã hết hạn ở thời điểm này",
            "",
            "đợi bài kia xuất bản, hoặc bỏ liên kết; tạm thời chỉ hiện chữ",
        ),
        (
            "link to `{target}`, which is not shown at this time",
            "",
            "wait until it is published, or drop the link; for now only its text is shown",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK105",
        "output-address",
        (
            "`{target}` là địa chỉ đã xuất bản, không phải tệp nguồn",
            "",
            "ghi đường dẫn tệp nguồn, id:<mã bài> hoặc site:<mã trang> để liên kết được kiểm tra",
        ),
        (
            "`{target}` is a published address, not a source",
            "",
            "write a source path, id:<item> or site:<site>, so that the link is checked",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK106",
        "own-host",
        (
            "liên kết ghi địa chỉ web của chính cổng `{target}`, nên không được kiểm tra",
            "",
            "ghi đường dẫn tệp nguồn, id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "the link gives the portal's own web address `{target}`, so it is not checked",
            "",
            "write a source path, id:<item> or site:<site>",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK107",
        "refers-to-itself",
        (
            "`{key}` ghi mã của chính bài này, `{target}`",
            "mã của những bài khác",
            "bỏ mã này, hoặc ghi mã của bài muốn nói tới",
        ),
        (
            "`{key}` names this very page, `{target}`",
            "the ids of other pages",
            "remove this id, or write the id of the page that is meant",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK108",
        "page-has-error",
        (
            "liên kết tới `{target}`, trang ấy đang có lỗi (xem {file})",
            "",
            "sửa lỗi ở {file}; liên kết này không sai, tạm thời chỉ hiện chữ",
        ),
        (
            "link to `{target}`, a page that has an error of its own (see {file})",
            "",
            "correct the error in {file}; this link is right, for now only its text is shown",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK109",
        "refers-to-wrong-kind",
        (
            "`{key}` ghi mã `{target}` của một bài loại `{kind}`",
            "mã của một bài loại {expected}",
            "ghi mã của bài đúng loại, hoặc bỏ mã này",
        ),
        (
            "`{key}` names `{target}`, an item of the kind `{kind}`",
            "the id of an item of the kind {expected}",
            "write the id of an item of that kind, or remove this one",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK110",
        "item-not-found",
        (
            "`{key}` ghi mã `{target}`, không có bài nào mang mã này{suggestion}",
            "",
            "ghi đúng mã (id) của bài kia, hoặc bỏ mã này",
        ),
        (
            "`{key}` names `{target}`, which is the id of no item{suggestion}",
            "",
            "write the id of the other item, or remove this one",
        ),
        waivable_by="nobody",
    ),
)
