"""Fields of kinds that collect public opinions: the ledger of opinions received, and the answers to them.

A kind has a ledger if it has exactly these fields (`has_ledger`). Pages and rules do not check the name of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.kinds.definition import Choice, Field, Kind
from portalgen.text.bilingual import Bilingual as B

AUTHOR_KINDS: Final = (
    Choice("agency", B("Cơ quan nhà nước", "State agency")),
    Choice("organization", B("Tổ chức, đoàn thể", "Organization")),
    Choice("business", B("Doanh nghiệp, hợp tác xã", "Business")),
    Choice("citizen", B("Người dân", "Citizen")),
    Choice("expert", B("Chuyên gia, nhà khoa học", "Expert")),
    Choice("other", B("Khác", "Other")),
)
"""The group to which the author of an opinion belongs. The author is never named."""

RESPONSES: Final = (
    Choice("accepted", B("Tiếp thu", "Accepted")),
    Choice("partly", B("Tiếp thu một phần", "Accepted in part")),
    Choice("explained", B("Giải trình, không tiếp thu", "Explained, not accepted")),
)

CONSULTATION_TYPES: Final = (
    Choice("draft_law", B("Dự thảo văn bản quy phạm pháp luật", "Draft normative document")),
    Choice("other", B("Nội dung khác", "Other matters")),
)

CONSULTATION_TYPE: Final = Field(
    "consultation_type",
    "choice",
    B("Loại lấy ý kiến", "Type of consultation"),
    B(
        "Dự thảo văn bản quy phạm pháp luật (Điều 7(18)) hay nội dung khác (Điều 7(16)).",
        "A draft normative document (Art. 7(18)) or another matter (Art. 7(16)).",
    ),
    required=True,
    choices=CONSULTATION_TYPES,
    example="other",
)

OPINIONS: Final = Field(
    "opinions",
    "group",
    B("Ý kiến đã nhận", "Opinions received"),
    B(
        "Mỗi ý kiến một mục, đánh số (QĐ 2111 Điều 7(18)); không ghi họ tên, địa chỉ, số điện thoại của người góp ý"
        " (Luật Bảo vệ dữ liệu cá nhân 91/2025).",
        "One numbered entry per opinion (QĐ 2111, Art. 7(18)), without its author's name, address or telephone"
        " (Law 91/2025 on personal data).",
    ),
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    also=("ý kiến", "góp ý", "sổ ý kiến"),
    fields=(
        Field(
            "number",
            "integer",
            B("Số", "Number"),
            B("Số của ý kiến trong sổ; không dùng lại.", "Its number in the ledger; never used again."),
            required=True,
            minimum=1,
            example="1",
        ),
        Field(
            "author_kind",
            "choice",
            B("Bên góp ý", "From"),
            B("Người dân, doanh nghiệp, cơ quan…; không ghi tên.", "The type of author; no name."),
            required=True,
            choices=AUTHOR_KINDS,
            example="citizen",
        ),
        Field(
            "received",
            "date",
            B("Ngày nhận", "Received"),
            B("Ngày nhận ý kiến.", "The day of receipt."),
            has_happened=True,
            example="2026-11-24",
        ),
        Field(
            "point",
            "line",
            B("Về nội dung", "On"),
            B("Điều, khoản hoặc phần của dự thảo.", "The article or part of the draft."),
            is_prose=True,
            example="Điều 3",
        ),
        Field(
            "opinion",
            "text",
            B("Ý kiến", "Opinion"),
            B("Nội dung ý kiến, hoặc tóm tắt đúng ý.", "Its text, or a faithful summary."),
            required=True,
        ),
    ),
)

ADOPTION: Final = Field(
    "adoption",
    "group",
    B("Tiếp thu, giải trình", "Adoption report"),
    B(
        "Mỗi mục trả lời một hoặc nhiều ý kiến, theo số trong sổ; khi đã có báo cáo thì mọi ý kiến phải được trả lời.",
        "Each entry answers one or more opinions by number; a report must answer all of them.",
    ),
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    also=("tiếp thu", "giải trình", "báo cáo tiếp thu"),
    fields=(
        Field(
            "answers",
            "integer",
            B("Trả lời ý kiến số", "Answers opinions"),
            B("Số của các ý kiến được trả lời, ví dụ [1, 4].", "The numbers of the opinions, for example [1, 4]."),
            required=True,
            is_list=True,
            minimum=1,
            example="1",
        ),
        Field(
            "point",
            "line",
            B("Về nội dung", "On"),
            B(
                "Chỉ ghi khi một ý kiến có nhiều điểm được trả lời khác nhau.",
                "Only if parts of an opinion are answered differently.",
            ),
            is_prose=True,
            example="Điều 3",
        ),
        Field(
            "response",
            "choice",
            B("Kết quả", "Response"),
            B("Tiếp thu, tiếp thu một phần hay giải trình.", "Accepted, in part, or explained."),
            required=True,
            choices=RESPONSES,
            example="accepted",
        ),
        Field(
            "explanation",
            "text",
            B("Nội dung tiếp thu, giải trình", "Explanation"),
            B("Sửa ở đâu, hoặc vì sao không tiếp thu.", "The change made, or the reason for not accepting it."),
            required=True,
        ),
    ),
)

ADOPTED: Final = Field(
    "adopted",
    "date",
    B("Ngày báo cáo tiếp thu, giải trình", "Adoption report of"),
    B("Ngày của báo cáo; tệp báo cáo để ở attachments.", "The day of the report; its file is an attachment."),
    has_happened=True,
    example="2026-12-31",
)

NONE_RECEIVED: Final = Field(
    "none_received",
    "boolean",
    B("Không nhận được ý kiến nào", "No opinion was received"),
    B(
        "true: đã hết hạn và không nhận được ý kiến nào; trang sẽ nói rõ điều đó.",
        "true: the time is over and none was received; the page then says so.",
    ),
    is_shown=False,
    is_shown_apart=True,
    example="true",
)

LEDGER_FIELDS: Final = (OPINIONS, ADOPTION, ADOPTED, NONE_RECEIVED)
"""The fields of a kind that has a ledger, in order."""


@frozen
class Opinion:
    """An opinion in the ledger. `index` is its position in the front matter, from 0."""

    index: int
    number: int
    author_kind: str
    text: str
    point: str = ""
    received: date | None = None


@frozen
class OpinionAnswer:
    """An answer to opinions in the adoption report. `index` is its position in the front matter, from 0."""

    index: int
    numbers: tuple[int, ...]
    response: str
    explanation: str
    point: str = ""
    """The part of the opinion that it answers; empty for the whole opinion."""


def has_ledger(kind: Kind) -> bool:
    """Return True if items of this kind have a ledger of opinions."""
    return kind.field(OPINIONS.name) is OPINIONS


def opinions_of(fields: Mapping[str, Any]) -> Iterator[Opinion]:
    """Yield the opinions in the ledger of an item with these fields, in their order."""
    for index, each in enumerate(fields.get(OPINIONS.name) or ()):
        yield Opinion(
            index,
            each["number"],
            each["author_kind"],
            each["opinion"],
            each.get("point") or "",
            each.get("received"),
        )


def answers_by_number(fields: Mapping[str, Any]) -> Mapping[int, tuple[OpinionAnswer, ...]]:
    """Return the answers in an item's adoption report, grouped by opinion number.

    Each answer is listed at most once per opinion.
    """
    found: dict[int, tuple[OpinionAnswer, ...]] = {}
    for each in answers_of(fields):
        for number in dict.fromkeys(each.numbers):
            found[number] = (*found.get(number, ()), each)
    return found


def answers_of(fields: Mapping[str, Any]) -> Iterator[OpinionAnswer]:
    """Yield the answers in an item's adoption report, in their order."""
    for index, each in enumerate(fields.get(ADOPTION.name) or ()):
        yield OpinionAnswer(
            index, tuple(each["answers"]), each["response"], each["explanation"], each.get("point") or ""
        )


def has_opinions_or_none_received(fields: Mapping[str, Any]) -> bool:
    """Return True if an item lists the opinions received or states that there were none."""
    return bool(fields.get(OPINIONS.name) or fields.get(NONE_RECEIVED.name))


def is_draft_law(fields: Mapping[str, Any]) -> bool:
    """Return True if the consultation is about a draft normative document."""
    return fields.get(CONSULTATION_TYPE.name) == "draft_law"


def has_report(fields: Mapping[str, Any], today: date = date.max) -> bool:
    """Return True if an item has an adoption report, or the day of one. A day after `today` does not count yet."""
    adopted = fields.get(ADOPTED.name)
    return bool(fields.get(ADOPTION.name)) or (adopted is not None and adopted <= today)
