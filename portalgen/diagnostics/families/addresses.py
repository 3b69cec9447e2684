"""Faults in addresses and redirects."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "URL101",
        "shared-output",
        (
            "địa chỉ `{address}` thuộc về hai nơi: bài này và {other}",
            "",
            "đổi tên tệp, slug hoặc redirect_from của một trong hai",
        ),
        (
            "the address `{address}` belongs to two: this and {other}",
            "",
            "change the file name, slug or redirect_from of one of them",
        ),
        waivable_by="nobody",
    ),
    Code(
        "URL102",
        "redirect-target",
        (
            "chuyển hướng tới `{target}`, không tìm thấy{suggestion}",
            "",
            "dùng id:<mã bài>, self:<mục>, site:<mã trang> hoặc https://…",
        ),
        (
            "a redirect leads to `{target}`, which does not exist{suggestion}",
            "",
            "use id:<item>, self:<section>, site:<site> or https://…",
        ),
        waivable_by="nobody",
    ),
    Code(
        "URL103",
        "redirect-loop",
        ("chuyển hướng từ `{address}` dẫn về chính nó", "", "xóa chuyển hướng này"),
        ("the redirect from `{address}` leads to itself", "", "delete this redirect"),
        waivable_by="nobody",
    ),
    Code(
        "URL104",
        "facet-values-left-out",
        (
            "trang `{site}` có {count} giá trị lọc; chỉ {limit} giá trị có nhiều bài nhất được có trang danh sách",
            "nhiều nhất {limit} giá trị (facet_pages)",
            "tăng facet_pages, hoặc gộp các giá trị ghi khác nhau của cùng một tên bằng aliases trong taxonomies.yaml",
        ),
        (
            "site `{site}` has {count} values of facets; only the {limit} that most items have got list pages",
            "at most {limit} values (facet_pages)",
            "raise facet_pages, or join spellings of one name by aliases in taxonomies.yaml",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
