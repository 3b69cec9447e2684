"""Published addresses and items that were removed: what the linter reports of the ledger of addresses."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "CHG201",
        "ledger-line-lost",
        (
            "bài gửi này bỏ hoặc sửa {count} dòng của sổ địa chỉ, ví dụ {url}",
            "",
            "khôi phục tệp như trên bản chính; sổ chỉ thêm dòng và chỉ lệnh `portalgen addresses --record` ghi",
        ),
        (
            "this submission removes or edits {count} lines of the ledger of addresses, for example {url}",
            "",
            "restore the file as main has it; the ledger only grows, and only `portalgen addresses --record` writes it",
        ),
        party="operator",
        waivable_by="board",
        lock="address",
    ),
    Code(
        "CHG202",
        "ledger-line-unfounded",
        (
            "{count} dòng mới của sổ địa chỉ không phải là địa chỉ mà bản chính đang đăng, ví dụ {url}",
            "",
            "khôi phục tệp như trên bản chính; sau khi bài được đăng, đơn vị vận hành chạy `portalgen addresses --record`",
        ),
        (
            "{count} new lines of the ledger of addresses are no addresses that main publishes, for example {url}",
            "",
            "restore the file as main has it; once the page is published the operator runs `portalgen addresses --record`",
        ),
        party="operator",
        waivable_by="board",
        lock="address",
    ),
    Code(
        "CHG203",
        "ledger-unreadable",
        (
            "dòng này của sổ địa chỉ không đọc được{more}: {reason}",
            "",
            "khôi phục tệp từ lần lưu trước; chạy `portalgen addresses --record` trên bản chính để ghi tiếp",
        ),
        (
            "this line of the ledger of addresses cannot be read{more}: {reason}",
            "",
            "restore the file from an earlier commit; `portalgen addresses --record` on main goes on with it",
        ),
        party="operator",
        waivable_by="board",
        lock="address",
    ),
    Code(
        "CHG204",
        "published-address-lost",
        (
            "địa chỉ {url}{more} đã đăng nay không dẫn tới đâu: {reason}",
            "",
            "{cure}",
        ),
        (
            "the published address {url}{more} leads nowhere now: {reason}",
            "",
            "{cure}",
        ),
        waivable_by="board",
        lock="address",
    ),
    Code(
        "CHG205",
        "published-list-lost",
        (
            "địa chỉ danh sách {url}{more} đã đăng nay không dẫn tới đâu",
            "",
            "thêm lời dẫn `_index.{language}.md` vào chuyên mục trống, giữ tên chuyên mục và tên miền cũ, hoặc ghi địa chỉ cũ vào "
            "site-config/redirects.yaml",
        ),
        (
            "the published address of a list {url}{more} leads nowhere now",
            "",
            "add an `_index.{language}.md` to the empty section, keep its name and host, or name the old address in "
            "site-config/redirects.yaml",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
)
