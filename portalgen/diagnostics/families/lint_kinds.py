"""What is asked of items of any kind, by the fields that they have: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND201",
        "days-out-of-order",
        (
            "`{later}` là {later_day}, sớm hơn `{earlier}` là {earlier_day}",
            "",
            "đối chiếu với văn bản rồi sửa ngày ghi sai",
        ),
        (
            "`{later}` is {later_day}, which is before `{earlier}`, {earlier_day}",
            "",
            "compare with the document and correct the wrong day",
        ),
        waivable_by="author",
    ),
    Code(
        "KND202",
        "item-written-twice",
        (
            "`{value}` ({keys}) đã có ở `{other}`",
            "",
            "giữ một bài và xóa bài kia, ghi địa chỉ cũ vào redirect_from; ghi nhầm thì sửa lại",
        ),
        (
            "`{value}` ({keys}) is published by `{other}` already",
            "",
            "keep one item, delete the other and write its address into redirect_from; or correct what was mistyped",
        ),
        waivable_by="author",
    ),
    Code(
        "KND203",
        "state-against-days",
        (
            "tình trạng `{state}` trái với `{key}` là {day} (hôm nay {today})",
            "",
            "sửa tình trạng theo thực tế, hoặc sửa ngày nếu thời gian đã được điều chỉnh",
        ),
        (
            "the state `{state}` contradicts `{key}`, {day} (today is {today})",
            "",
            "correct the state, or the day where the period was changed",
        ),
        severity=_WARNING,
        basis="QĐ 2111 Điều 7(14)",
        waivable_by="author",
    ),
    Code(
        "KND204",
        "link-to-other-host",
        (
            "`{key}` dẫn tới `{host}`, không phải {hosts}",
            "",
            "mở hệ thống quốc gia, chép địa chỉ của đúng trang rồi ghi vào đây",
        ),
        (
            "`{key}` leads to `{host}`, which is not {hosts}",
            "",
            "open the national system and copy the address of the page",
        ),
        waivable_by="author",
    ),
    Code(
        "KND205",
        "absurd-amount",
        (
            "`{key}` là {amount}: bằng không, quá nhỏ hoặc quá lớn",
            "",
            "ghi đủ số và đơn vị, ví dụ 12,5 tỷ đồng",
        ),
        (
            "`{key}` is {amount}: zero, too little or too much",
            "",
            "write the number with its unit, such as 12,5 tỷ đồng",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND206",
        "measure-without-unit",
        ("`{key}` là {number} mà không có đơn vị", "", "ghi đơn vị sau số, ví dụ {number} ha hoặc {number} m²"),
        ("`{key}` is {number} without a unit", "", "write the unit after it, such as {number} ha or {number} m²"),
        waivable_by="author",
    ),
    Code(
        "KND207",
        "person-for-organization",
        (
            "`{key}` ghi tên người, nơi chỉ ghi tổ chức hoặc chức vụ",
            "",
            "ghi tên tổ chức hoặc chức vụ, ví dụ Giám đốc Sở; không đăng tên cá nhân",
        ),
        (
            "`{key}` names a person, where an organization or a post belongs",
            "",
            "name the organization or the post, such as Director; no person",
        ),
        basis="QĐ 2111 Điều 7(3)",
        waivable_by="author",
    ),
    Code(
        "KND208",
        "review-day-missing",
        (
            "bài chỉ công khai có thời hạn mà chưa ghi khi nào rà soát hay gỡ",
            "",
            "ghi `review_by` (ngày xem lại) hoặc `expires_at` (lúc tự gỡ)",
        ),
        (
            "the item is public for a time only and does not say until when",
            "",
            "write `review_by` (the day of review) or `expires_at` (when it leaves the site)",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND210",
        "fact-in-future",
        (
            "`{key}` là {day}, chưa tới ({now}), trong khi đây là việc đã làm",
            "",
            "ghi đúng ngày đã làm; việc chưa làm thì xóa dòng này",
        ),
        (
            "`{key}` is {day}, still to come ({now}), though it says when something was done",
            "",
            "write the day on which it was done; delete the line where it is not done yet",
        ),
        waivable_by="author",
    ),
    Code(
        "KND218",
        "measure-not-positive",
        ("`{key}` là {value}: số đo phải lớn hơn 0", "", "đối chiếu với văn bản rồi ghi số đúng, kèm đơn vị"),
        (
            "`{key}` is {value}; a measure is above zero",
            "",
            "compare with the document and write the true number with its unit",
        ),
        waivable_by="author",
    ),
    Code(
        "KND219",
        "state-without-decision",
        (
            "tình trạng `{state}` mà chưa ghi {keys}",
            "",
            "ghi ngày và số hoặc mã bài của văn bản; chưa phê duyệt thì sửa tình trạng",
        ),
        (
            "the state `{state}` is given without {keys}",
            "",
            "give the day, and the number or the item of the document, or correct the state",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND222",
        "commune-misspelt",
        ("`{value}` ghi khác tên trang của xã, phường: `{name}`", "", "ghi `{name}`; là nơi khác thì giữ nguyên"),
        (
            "`{value}` is named otherwise than the site of that commune, `{name}`",
            "",
            "write `{name}`; leave it where another place is meant",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND229",
        "relation-written-twice",
        ("`{key}` ghi bài `{id}` hai lần với cùng quan hệ", "", "xóa mục này, hoặc sửa thành mã của bài đúng"),
        (
            "`{key}` names the item `{id}` twice with the same relation",
            "",
            "delete this entry, or name the item that is meant",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND238",
        "suspension-announced-late",
        (
            "tạm dừng từ {start} phải được thông báo trước ít nhất {days} ngày làm việc, chậm nhất {last_day} ({basis})",
            "",
            "lùi ngày bắt đầu tạm dừng; không lùi được thì đăng ngay, cảnh báo này không chặn việc xuất bản",
        ),
        (
            "a suspension from {start} has to be announced at least {days} working days before, until {last_day} ({basis})",
            "",
            "move its start; where that cannot be, publish the notice at once, this warning does not block it",
        ),
        severity=_WARNING,
        basis="NĐ 224/2026 Điều 13",
        party="board",
        waivable_by="board",
    ),
    Code(
        "KND250",
        "publication-unknown",
        (
            "bài phải được công khai mà không biết công khai từ khi nào; danh mục ghi “Chưa ghi”",
            "",
            "ghi `publish_at` là lúc đăng bài",
        ),
        (
            "the item must be public, and nothing says since when it is; the list says that none is given",
            "",
            "write when the item was published into `publish_at`",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "KND269",
        "registration-without-dates",
        (
            "có `{key}` mà không ghi sự kiện diễn ra lúc nào: trang mời đăng ký mãi",
            "",
            "ghi `{begin}` (bắt đầu) hoặc `{end}` (kết thúc)",
        ),
        (
            "`{key}` is given without the days of the event: the page invites for ever",
            "",
            "write `{begin}`, or `{end}`",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
)
