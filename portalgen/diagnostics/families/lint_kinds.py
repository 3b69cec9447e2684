"""What single kinds ask of their items: what the linter reports."""

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
)
