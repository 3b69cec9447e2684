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
    Code(
        "CHG206",
        "restored-without-note",
        (
            "bài này đã bị gỡ ngày {day} ({reason}), nay có nội dung trở lại mà không nói với người đọc",
            "",
            "thêm vào change_notes một mục nói vì sao đăng lại (`portalgen correct {id} --note '…'`), và báo Trưởng Ban Biên tập",
        ),
        (
            "this item was removed on {day} ({reason}) and has a text again, and readers are not told",
            "",
            "add an entry to change_notes that says why (`portalgen correct {id} --note '…'`), and let the head of the board know",
        ),
        waivable_by="board",
        lock="notice",
    ),
    Code(
        "CHG207",
        "removed-item-restored",
        (
            "bài này đã bị gỡ ngày {day} ({reason}), nay được đăng lại",
            "",
            "Trưởng Ban Biên tập đọc lý do gỡ trước khi ký; lý do ấy còn đúng thì trả bài gửi lại",
        ),
        (
            "this item was removed on {day} ({reason}) and is published again",
            "",
            "the head of the board looks at why it was removed before signing; where that still holds, the submission is returned",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="author",
    ),
    Code(
        "CHG208",
        "removed-item-linked",
        (
            "bài bị gỡ nhưng còn được dẫn tới từ {places}",
            "",
            "sửa các nơi đó; liên kết vẫn mở được và dẫn người đọc tới thông báo gỡ tin",
        ),
        (
            "this item is removed, and {places} still lead to it",
            "",
            "revise these places; the links keep working and lead readers to the notice",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG209",
        "notice-taken-back",
        (
            "bài gửi này {change}{more}, điều mà người đọc đã được báo",
            "",
            "khôi phục như trên bản chính{way}; chỉ Ban Biên tập được cho rút lại điều đã nói: trước hết đưa một mục miễn áp dụng CHG209 vào site-config/governance/waivers.yaml của bản chính",
        ),
        (
            "this submission {change}{more}, which readers were told",
            "",
            "restore it as main has it{way}; only the editorial board may take back what was said: first bring a waiver of CHG209 into site-config/governance/waivers.yaml on main",
        ),
        waivable_by="board",
        lock="notice",
    ),
    Code(
        "CHG210",
        "sensitive-item-restored",
        (
            "bài này đã bị gỡ ngày {day} vì một lý do mà đăng lại có thể gây hại ({reason}), nay có nội dung trở lại",
            "",
            "khôi phục thông báo gỡ tin; lý do không còn thì Ban Biên tập cho phép đăng lại, và một mục change_notes nói điều đó "
            "với người đọc (`portalgen correct {id} --note '…'`)",
        ),
        (
            "this item was removed on {day} for a reason for which its return may do harm ({reason}), and has a text again",
            "",
            "bring the removal notice back; where the reason is gone, the editorial board allows the return, and an entry of "
            "change_notes tells readers (`portalgen correct {id} --note '…'`)",
        ),
        party="board",
        waivable_by="board",
        lock="notice",
    ),
    Code(
        "CHG211",
        "expired-without-note",
        (
            "bài đang đăng được đặt hết hạn từ {day}, một lúc đã qua: người đọc mất nội dung mà không biết vì sao",
            "",
            "rút bài thì dùng `portalgen withdraw {id}` hay `portalgen remove {id}`; bài đúng là hết hạn thì ghi một mục change_notes "
            "(`portalgen correct {id} --note '…'`)",
        ),
        (
            "the published page is set to expire at {day} (day/month/year), which is over: its text is gone and readers do not learn why",
            "",
            "to take it down use `portalgen withdraw {id}` or `portalgen remove {id}`; where it has expired indeed, add an entry to "
            "change_notes (`portalgen correct {id} --note '…'`)",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG212",
        "file-replaced-without-note",
        (
            "tệp `{file}`{more} của bài đã đăng bị thay mà không có mục change_notes nào nói điều đó",
            "",
            "chạy `portalgen correct {id} --note '…'` nói tệp nào đã thay và khác ở đâu",
        ),
        (
            "the file `{file}`{more} of the published page is replaced, and no entry of change_notes says so",
            "",
            "run `portalgen correct {id} --note '…'` and say which file was replaced and what differs",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
