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
            "dùng id:<mã bài>, self:<mục>, site:<mã trang>, service:<dịch vụ> hoặc https://…",
        ),
        (
            "a redirect leads to `{target}`, which does not exist{suggestion}",
            "",
            "use id:<item>, self:<section>, site:<site>, service:<service> or https://…",
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
    Code(
        "URL105",
        "redirect-chain",
        (
            "chuyển hướng tới `{target}` là một địa chỉ cũ, từ đó người đọc lại bị chuyển tiếp tới `{next}`",
            "mỗi địa chỉ cũ dẫn thẳng tới trang hiện nay",
            "ghi trang hiện nay ở `to` (id:<mã bài>, self:<mục>, site:<mã trang>)",
        ),
        (
            "the redirect leads to `{target}`, an old address, from where readers are led on to `{next}`",
            "each old address leads straight to the page of today",
            "name the page of today in `to` (id:<id>, self:<section>, site:<site>)",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "URL106",
        "redirect-over-page",
        (
            "địa chỉ cũ `{address}` trùng đường dẫn của trang đang có `{page}`: ai mở trang ấy kèm đúng phần sau dấu ? này"
            " sẽ bị đưa sang `{target}`",
            "địa chỉ cũ có dấu ? nên nằm ở đường dẫn mà cổng nay không dùng",
            "kiểm tra lại địa chỉ cũ; nếu đúng là địa chỉ của cổng trước đây thì đổi tên trang đang có, hoặc ghi lý do vào suppress",
        ),
        (
            "the old address `{address}` has the path of a page that is there, `{page}`: whoever opens it with this query is"
            " led to `{target}`",
            "an old address with a query has a path that the portal no longer uses",
            "check the old address; where it is right, name the page otherwise, or say why it stays",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "URL107",
        "many-old-addresses",
        (
            "trang `{site}` có {count} địa chỉ cũ ghi riêng từng dòng",
            "nhiều nhất {limit} địa chỉ mỗi trang",
            "trang chuyển cả tên miền hay thư mục thì ghi một dòng former_addresses; bỏ những địa chỉ không còn ai mở",
        ),
        (
            "site `{site}` has {count} old addresses that are written one by one",
            "at most {limit} of a site",
            "where a whole host or folder moved, one line of former_addresses is enough; drop what nobody opens any longer",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
