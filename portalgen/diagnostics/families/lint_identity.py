"""Identity: ids and duplicates: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "IDN201",
        "changed-id",
        (
            "mã của bài này là `{before}`, nay bị đổi thành `{id}`",
            "",
            "ghi lại `{before}`; bài mới thì đặt trong tệp mới, với mã mới",
        ),
        (
            "this item's id was `{before}` and is now `{id}`",
            "",
            "put `{before}` back; a new item gets a file and an id of its own",
        ),
        waivable_by="author",
    ),
    Code(
        "IDN202",
        "reused-id",
        ("mã `{id}` đã dùng cho bài khác, `{title}`", "", "đặt mã khác cho bài này; một mã chỉ dùng cho một bài"),
        (
            "id `{id}` was used for another item, `{title}`",
            "",
            "give this item another id",
        ),
        waivable_by="author",
    ),
    Code(
        "IDN203",
        "duplicate-title",
        (
            "tiêu đề `{title}` đã có ở `{other}`, cùng ngày {day}",
            "",
            "xóa một trong hai bài, hoặc viết tiêu đề cho thấy hai bài khác nhau ở đâu",
        ),
        (
            "the title `{title}` is borne by `{other}` on the same day, {day}",
            "",
            "delete one of the two, or write titles that say how they differ",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "IDN204",
        "duplicate-document",
        (
            "văn bản `{number}` ngày {issued} đã có ở `{other}`",
            "",
            "giữ một bài và xóa bài kia; ghi địa chỉ cũ vào redirect_from",
        ),
        (
            "document `{number}` of {issued} is published by `{other}` already",
            "",
            "keep one page and delete the other; write the old address into redirect_from",
        ),
        waivable_by="author",
    ),
    Code(
        "IDN205",
        "document-on-two-sites",
        (
            "văn bản `{number}` ngày {issued} cũng được đăng ở trang `{site}` (`{other}`)",
            "",
            "dẫn tới bài kia bằng liên kết id:{id}, hoặc bỏ bài này",
        ),
        (
            "document `{number}` of {issued} is published on the site `{site}` as well (`{other}`)",
            "",
            "link to the other page by id:{id}, or drop this one",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "IDN206",
        "changed-kind",
        (
            "bài `{id}` đổi từ loại `{before}` sang loại `{now}`",
            "",
            "ghi nhầm loại thì nói rõ với người duyệt, vì danh sách và thời hạn đổi theo; là bài khác thì đặt mã khác",
        ),
        (
            "the item `{id}` changes from the kind `{before}` to the kind `{now}`",
            "",
            "tell who approves that the kind was a mistake, since lists and time limits follow; give another item its own id",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "IDN208",
        "address-lost",
        (
            "địa chỉ {url} sẽ mất, vì bài `{title}` {reason}",
            "",
            "khôi phục bài; cần gỡ thì chạy `portalgen remove {id}` để lại thông báo; có bài thay thế cùng trang thì ghi `{path}` vào "
            "redirect_from của bài đó",
        ),
        (
            "the address {url} will be gone, since `{title}` {reason}",
            "",
            "bring the page back; to remove it run `portalgen remove {id}`, which leaves a notice; where a page of this site replaces "
            "it, write `{path}` into its redirect_from",
        ),
        waivable_by="board",
        lock="address",
    ),
    Code(
        "IDN209",
        "address-changed",
        ("địa chỉ {url} của bài này sẽ mất, vì {reason}", "", "{cure}"),
        ("this page's address {url} will be gone, since {reason}", "", "{cure}"),
        waivable_by="board",
        lock="address",
    ),
    Code(
        "IDN210",
        "change-without-note",
        (
            "bài đã đăng {change}{more} mà không có mục change_notes nào nói điều đó",
            "",
            "chạy `portalgen correct {id} --note '…'`, hoặc thêm vào change_notes một mục `{{at: {day}, note: …}}` nói đã sửa điều gì; "
            "thêm tin mới mà bản trước không sai thì ghi `updated: {day}`; chỉ sửa lỗi gõ thì không cần",
        ),
        (
            "the published page {change}{more} and no entry of change_notes says so",
            "",
            "run `portalgen correct {id} --note '…'`, or add an entry `{{at: {day}, note: …}}` to change_notes that says what was "
            "changed; where something new was added and nothing was wrong, write `updated: {day}`; slips of the pen need none",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "IDN211",
        "addresses-lost-by-settings",
        (
            "{count} địa chỉ đã có của trang `{site}` sẽ mất vì cấu hình đổi, ví dụ {url}",
            "",
            "giữ tên chuyên mục, tên trong địa chỉ và tên miền như cũ, hoặc thêm từng địa chỉ cũ vào site-config/redirects.yaml",
        ),
        (
            "{count} addresses of the site `{site}` will be gone by the changed configuration, for example {url}",
            "",
            "keep sections, address segments and hosts, or lead each old address on in site-config/redirects.yaml",
        ),
        party="operator",
        waivable_by="board",
        lock="address",
    ),
    Code(
        "IDN212",
        "fact-changed-without-note",
        (
            "bài đã đăng {change}{more} mà không có mục change_notes nào nói điều đó",
            "",
            "chạy `portalgen correct {id} --note '…'`, hoặc thêm vào change_notes một mục `{{at: {day}, note: …}}` nói rõ "
            "trước là gì, nay là gì",
        ),
        (
            "the published page {change}{more} and no entry of change_notes says so",
            "",
            "run `portalgen correct {id} --note '…'`, or add an entry `{{at: {day}, note: …}}` to change_notes that says what "
            "stood there before and what holds now",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "IDN213",
        "number-used-twice",
        (
            "số `{number}` ngày {issued} đã là số của văn bản ngày {other_issued}: `{other}`",
            "số văn bản đánh lại từ đầu mỗi năm",
            "đối chiếu với văn bản rồi sửa số hoặc ngày; cùng một văn bản thì giữ một bài",
        ),
        (
            "the number `{number}` of {issued} is that of a document of {other_issued} already: `{other}`",
            "numbers begin again each year",
            "compare with the documents and correct the number or the day; keep one page of one document",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
