"""Pages that were corrected, superseded, withdrawn or removed: what contradicts itself, and what still leads to them."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "CHG101",
        "leads-to-notice",
        (
            "liên kết tới `{target}`, bài {state}",
            "",
            "bỏ liên kết, hoặc dẫn tới bài khác; hiện nay liên kết dẫn người đọc tới thông báo",
        ),
        (
            "link to `{target}`, which {state}",
            "",
            "drop the link, or let it lead to another page; for now it leads readers to a notice",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG102",
        "leads-to-superseded",
        ("liên kết tới `{target}`, bài đã được thay thế", "", "dẫn tới bài thay thế: `{successor}`"),
        ("link to `{target}`, which has been superseded", "", "let it lead to what took its place: `{successor}`"),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "CHG103",
        "superseded-by-what-is-gone",
        (
            "bài được ghi là thay thế, `{target}`, {state}",
            "",
            "ghi mã của bài đang có hiệu lực; không còn bài nào thay thế thì dùng `withdrawn`",
        ),
        (
            "`{target}`, which is said to take the place of this page, {state}",
            "",
            "write the id of the page that holds now; where none does, use `withdrawn`",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG111",
        "withdrawn-and-hidden",
        (
            "bài đã thu hồi mà lại bị ẩn vì `{key}`, nên địa chỉ của bài mất đi",
            "bài thu hồi vẫn ở địa chỉ cũ, dưới thông báo",
            "xóa dòng `{key}`; muốn người đọc không còn thấy nội dung thì gỡ bài: portalgen remove {id}",
        ),
        (
            "the page is withdrawn and yet hidden by `{key}`, so that its address is lost",
            "a withdrawn page stays at its address, under a notice",
            "delete the line `{key}`; to take the content itself away, remove the page: portalgen remove {id}",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG112",
        "superseded-in-a-circle",
        (
            "các bài thay thế nhau thành vòng: {circle}",
            "",
            "bỏ `superseded_by` ở bài mới nhất",
        ),
        (
            "pages are superseded by one another in a circle: {circle}",
            "",
            "delete `superseded_by` in the newest of them",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG113",
        "tombstone-with-text",
        (
            "thông báo gỡ tin còn nội dung: người đọc không thấy, nhưng ai xem kho đều đọc được",
            "",
            "xóa mọi dòng dưới dòng `---` thứ hai",
        ),
        (
            "the removal notice still has a text: readers do not see it, whoever reads the repository does",
            "",
            "delete everything below the second line `---`",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG114",
        "change-out-of-time",
        ("`{key}` là {day}, {problem}", "", "ghi lúc việc ấy thật sự xảy ra"),
        ("`{key}` is {day} (day/month/year), {problem}", "", "write when it really happened"),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG115",
        "translation-without-note",
        (
            "bản gốc có đính chính ngày {day} mà bản này chưa có",
            "",
            "thêm vào `change_notes` của bản này một mục cùng ngày, viết bằng ngôn ngữ của bản này",
        ),
        (
            "the original has a change note of {day} (day/month/year), and this translation has none",
            "",
            "add an entry of that day to this file's `change_notes`, in the language of this file",
        ),
        severity=Severity.WARNING,
        party="translator",
        waivable_by="author",
    ),
    Code(
        "CHG116",
        "change-notes-out-of-order",
        (
            "mục này của `change_notes` có ngày {day}, sớm hơn mục đứng trên nó",
            "",
            "xếp lần đính chính cũ ở trên, lần mới ở dưới",
        ),
        (
            "this entry of `change_notes` is of {day} (day/month/year), before the one above it",
            "",
            "put the earlier change above and the later one below",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "CHG117",
        "former-kind-unknown",
        (
            "`former_kind` ghi `{kind}`, không phải loại bài nào{suggestion}",
            "một trong: {known}",
            "ghi loại của bài trước khi bị gỡ, hoặc xóa dòng này",
        ),
        (
            "`former_kind` says `{kind}`, which is no kind of page{suggestion}",
            "one of: {known}",
            "write the kind that the item had, or delete the line",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "CHG118",
        "removed-effect-unknown",
        (
            "`{type}` không phải điều một bài loại `{former}` (`former_kind`) làm với bài `{to}`, nên `{to}` hiện như chưa có gì",
            "một trong: {known}",
            "sửa `former_kind` cho đúng loại bài trước khi bị gỡ, `type` cho đúng quan hệ bài ấy từng ghi",
        ),
        (
            "`{type}` is nothing that an item of the kind `{former}` (`former_kind`) does to `{to}`, which is shown unchanged",
            "one of: {known}",
            "write the kind that the item had into `former_kind`, and the relation as it had it into `type`",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
