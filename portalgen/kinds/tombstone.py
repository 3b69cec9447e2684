"""The notice that replaces a removed item at the same address. It states title, date and reason of the removal."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.text.bilingual import Bilingual as B

_KEPT: Final = frozenset(
    ("id", "kind", "title", "date", "slug", "suppress", "sample", "redirect_from", "translated_from")
)
"""The common fields that remain after a removal: the item's name, date and place."""

_REMOVED: Final = (
    Field(
        "at",
        "datetime",
        B("Thời điểm gỡ", "Removed at"),
        B("Lúc nội dung bị gỡ.", "When the content was removed."),
        required=True,
        example="2026-11-24T08:00",
    ),
    Field(
        "reason",
        "choice",
        B("Lý do", "Reason"),
        B("Lý do được công bố.", "The published reason."),
        required=True,
        choices=WITHDRAWAL_REASONS,
        example="personal_data",
    ),
)

_EFFECTS: Final = (
    Field(
        "type",
        "line",
        B("Quan hệ", "Relation"),
        B("Như bài đã gỡ từng ghi, ví dụ `replaces`.", "As the removed item had it, such as `replaces`."),
        required=True,
        example="replaces",
    ),
    Field(
        "to",
        "reference",
        B("Bài kia", "The other item"),
        B("Mã của bài kia.", "Its id."),
        required=True,
    ),
    Field(
        "since",
        "date",
        B("Từ ngày", "Since"),
        B("Ngày có tác dụng; chưa biết thì bỏ trống.", "The first day of the effect; leave it out if unknown."),
        example="2026-12-01",
    ),
    Field(
        "number",
        "line",
        B("Số, ký hiệu", "Number"),
        B("Của văn bản đã gỡ, để bài kia dẫn tên.", "Number of the removed document, as cited by the other page."),
        example="00/QĐ-UBND",
    ),
)

TOMBSTONE: Final = Kind(
    name="tombstone",
    label=B("Thông báo gỡ tin", "Removal notice"),
    help=B(
        "Thay cho một bài đã bị gỡ: giữ mã, tiêu đề, ngày và địa chỉ; không có nội dung, không có tệp đính kèm.",
        "Replaces a removed item: its id, title, date and address; no text, no attachments.",
    ),
    layout="page",
    list_style="plain",
    order="weight",
    top_level=True,
    is_tombstone=True,
    own_fields=(
        Field(
            "removed",
            "group",
            B("Gỡ bỏ", "Removed"),
            B("Gỡ lúc nào, vì sao.", "When, and why."),
            required=True,
            is_shown=False,  # the notice shows it in a sentence
            fields=_REMOVED,
        ),
        Field(
            "former_kind",
            "line",
            B("Loại bài cũ", "Former kind"),
            B("Loại của bài trước khi bị gỡ.", "The kind that the item had before."),
            is_shown=False,
            example="news",
        ),
        Field(
            "effects",
            "group",
            B("Tác động còn lại", "Lasting effects"),
            B(
                "Bài đã gỡ thay thế, bãi bỏ, sửa đổi bài nào: gỡ bài không rút lại điều ấy.",
                "The items replaced, repealed or amended by the removed item: its removal does not undo that.",
            ),
            is_shown=False,
            is_list=True,
            fields=_EFFECTS,
        ),
    ),
    common_fields=tuple(field for field in COMMON_FIELDS if field.name in _KEPT),
    card=(),
)
