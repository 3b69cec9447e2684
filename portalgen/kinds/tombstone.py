"""What is left of an item that was removed: its title, its date and why it is gone, at the address that it had."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.text.bilingual import Bilingual as B

_KEPT: Final = frozenset(
    ("id", "kind", "title", "date", "slug", "suppress", "sample", "redirect_from", "translated_from")
)
"""The common fields that a removal leaves: what the item was called, when it is of, and where it was."""

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
        B("Lý do được công bố.", "The reason that is published."),
        required=True,
        choices=WITHDRAWAL_REASONS,
        example="personal_data",
    ),
)

TOMBSTONE: Final = Kind(
    name="tombstone",
    label=B("Thông báo gỡ tin", "Removal notice"),
    help=B(
        "Thay cho một bài đã bị gỡ: giữ mã, tiêu đề, ngày và địa chỉ; không có nội dung, không có tệp đính kèm.",
        "Stands in the place of an item that was removed: its id, title, date and address; no text, no attachments.",
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
            is_shown=False,  # the notice says it in a sentence
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
            "ended",
            "reference",
            B("Đã làm hết hiệu lực", "Ended"),
            B(
                "Mã các bài mà bài đã gỡ thay thế, bãi bỏ: gỡ bài này không làm chúng có hiệu lực lại.",
                "The items that the removed one replaced or repealed: its removal does not bring them back.",
            ),
            is_shown=False,
            is_list=True,
        ),
    ),
    common_fields=tuple(field for field in COMMON_FIELDS if field.name in _KEPT),
    card=(),
)
