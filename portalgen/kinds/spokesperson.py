"""An agency's spokesperson for the press (QĐ 2111, Art. 7(2); NĐ 244/2026, previously NĐ 09/2017)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, Field, Kind, Referrer, States
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B


def _derive_term(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of the spokesperson's term at `at`. A term without an end has not ended."""
    since, until = fields.get("since"), fields.get("until")
    if until is not None and until <= at:
        return "ended"
    if since is not None and _begin_of(since) > at:
        return "appointed"
    return "in_office" if since is not None or until is not None else ""


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    if fields.get("since") is not None:
        yield _begin_of(fields["since"])
    if fields.get("until") is not None:
        yield fields["until"]


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


SPOKESPERSON: Final = Kind(
    name="spokesperson",
    label=B("Người phát ngôn", "Spokesperson"),
    help=B(
        "Người phát ngôn, người được ủy quyền phát ngôn và cách liên hệ.",
        "The agency's spokesperson, or a person authorised to speak, and their contact.",
    ),
    duties=("7.21",),
    layout="official",
    list_style="people",
    order="weight",
    deadline_class="news",
    top_level=True,
    own_fields=(
        Field(
            "post",
            "line",
            B("Chức vụ", "Post"),
            B("Chức vụ của người phát ngôn.", "The post of the spokesperson."),
            required=True,
            shared=False,
            filled_with="title",
        ),
        Field("name", "line", B("Họ và tên", "Name"), B("Họ và tên.", "Full name.")),
        Field(
            "agency",
            "line",
            B("Cơ quan", "Agency"),
            B("Cơ quan mà người này phát ngôn thay.", "The agency that is spoken for."),
            required=True,
            shared=False,
            filled_with="agency",
        ),
        Field(
            "duties",
            "text",
            B("Phạm vi phát ngôn", "Scope"),
            B("Phát ngôn về việc gì, cho ai.", "The subjects and the audience."),
            shared=False,
        ),
        Field("telephone", "telephone", B("Điện thoại", "Telephone"), B("Số điện thoại.", "Telephone number.")),
        Field("email", "email", B("Thư điện tử", "E-mail"), B("Hộp thư công vụ.", "Official mailbox.")),
        Field(
            "authorised_by",
            "line",
            B("Văn bản giao hoặc ủy quyền", "Authorised by"),
            B(
                "Số, ký hiệu và ngày của văn bản cử hoặc ủy quyền, ví dụ 00/QĐ-UBND.",
                "Number and day of the document, for example 00/QĐ-UBND.",
            ),
            shared=False,
        ),
        Field(
            "document",
            "reference",
            B("Văn bản trên cổng", "Document on the portal"),
            B("Mã bài của văn bản đó, nếu cổng có đăng.", "The id of that document, if it is on the portal."),
            kinds=("legal_document",),
        ),
        Field("since", "date", B("Từ", "From"), B("Ngày bắt đầu phát ngôn.", "The first day.")),
        Field(
            "until",
            "closing_date",
            B("Đến", "Until"),
            B("Ngày cuối; ủy quyền chỉ có hạn.", "The last day; an authorisation ends."),
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("images", "summary"),
    states=States(
        field="term",
        label=B("Tình trạng", "State"),
        choices=(
            Choice("in_office", B("Đang phát ngôn", "In office")),
            Choice("appointed", B("Chưa bắt đầu", "Not yet in office")),
            Choice("ended", B("Đã thôi phát ngôn", "No longer in office")),
        ),
        derive=_derive_term,
        turns=_turns,
        fields=("since", "until"),
        lapsed=frozenset(("ended",)),
        unmarked=frozenset(("in_office",)),
    ),
    in_order=(("since", "until"),),
    is_person=True,
    first_facts=("term", "post", "name", "agency", "telephone", "email", "duties"),
    folds_facts=True,
)
