"""An online dialogue of agencies with citizens and businesses (QĐ 2111, Art. 3(2)đ)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, OpenUntil, Period, Referrer, States
from portalgen.kinds.file_roles import DIALOGUE_FILE_ROLES, RECORD_ROLE, build_attachments
from portalgen.kinds.open_period import find_open_period
from portalgen.kinds.question_fields import TAKEN_QUESTIONS
from portalgen.kinds.schema_org import EVENT, EVENT_STATUS, SchemaMapping, SchemaProperty
from portalgen.kinds.shared_fields import EVENT_STATE, POSTED
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

DIALOGUE_STATES: Final = (
    Choice("announced", B("Sắp diễn ra", "Announced")),
    Choice("taking_questions", B("Đang nhận câu hỏi", "Taking questions")),
    Choice("under_way", B("Đang diễn ra", "Under way")),
    Choice("over", B("Đã kết thúc", "Over")),
)


def derive_dialogue(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of a dialogue at `at`.

    Without a first day for questions, it takes questions once announced. A cancelled dialogue takes none and has no
    state.
    """
    starts = fields.get("starts")
    period = find_open_period(fields, "starts", "ends", is_exact=False)
    if starts is None or period is None or fields.get(EVENT_STATE.name) is not None:
        return ""
    if period.has_ended(at):
        return "over"
    if starts <= at:
        return "under_way"
    first = fields.get("questions_from")
    is_early = first is not None and at < datetime.combine(first, time(), VIETNAM)
    return "announced" if is_early else "taking_questions"


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    first, starts = fields.get("questions_from"), fields.get("starts")
    if first is not None:
        yield datetime.combine(first, time(), VIETNAM)
    if starts is not None:
        yield starts
    period = find_open_period(fields, "starts", "ends", is_exact=False)
    if period is not None and period.end is not None:
        yield period.end


DIALOGUE: Final = Kind(
    name="dialogue",
    label=B("Đối thoại trực tuyến", "Online dialogue"),
    help=B(
        "Đối thoại trực tuyến với người dân, doanh nghiệp: thông báo, nhận câu hỏi, trả lời, biên bản.",
        "An online dialogue with citizens and businesses: announcement, questions, answers, record.",
    ),
    duties=("7.19", "3.2.dd.dialogue"),
    layout="page",
    list_style="plain",
    order="state",
    deadline_class="other",
    own_fields=(
        POSTED,
        Field(
            "starts",
            "datetime",
            B("Bắt đầu", "Starts"),
            B("Ngày, giờ bắt đầu.", "Day and time."),
            required=True,
            example="2026-12-15T08:00",
        ),
        Field(
            "ends",
            "datetime",
            B("Kết thúc", "Ends"),
            B("Ngày, giờ kết thúc.", "Day and time."),
            required=True,
            example="2026-12-15T11:00",
        ),
        EVENT_STATE,
        Field(
            "topic",
            "line",
            B("Chủ đề", "Topic"),
            B("Đối thoại về điều gì.", "The subject of the dialogue."),
            required=True,
            shared=False,
            is_prose=True,
            filled_with="title",
        ),
        Field(
            "hosts",
            "line",
            B("Chủ trì, trả lời", "Hosts"),
            B(
                "Chức vụ của những người chủ trì, trả lời, ví dụ Giám đốc Sở.",
                "The posts of the people who preside and answer.",
            ),
            required=True,
            shared=False,
            inherited=True,
            is_list=True,
            names_no_person=True,
        ),
        Field(
            "questions_from",
            "date",
            B("Nhận câu hỏi từ", "Questions taken from"),
            B(
                "Ngày bắt đầu nhận câu hỏi, nếu muộn hơn ngày thông báo.",
                "The first day for questions, if later than the announcement.",
            ),
            example="2026-12-01",
        ),
        Field(
            "dialogue_link",
            "address",
            B("Địa chỉ tham dự", "Where to take part"),
            B("Địa chỉ theo dõi, tham dự trực tuyến.", "The address for taking part online."),
            link_text=B("Theo dõi, tham dự trực tuyến", "Follow and take part online"),
        ),
        TAKEN_QUESTIONS,
        build_attachments(
            DIALOGUE_FILE_ROLES,
            B("Biên bản hay tài liệu khác.", "The record, or another document."),
            RECORD_ROLE,
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "event_state", "starts", "dialogue"),
    short_card=("event_state", "starts"),
    facets=(
        FacetField("dialogue", B("tinh-trang", "state"), own_name="dialogue-state"),
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
    ),
    lead_facet="dialogue",
    period=Period("starts", "ends", change="event_state", is_event=True),
    states=States(
        field="dialogue",
        label=B("Tình trạng", "State"),
        choices=DIALOGUE_STATES,
        derive=derive_dialogue,
        turns=_turns,
        fields=("starts", "ends", "questions_from", "event_state"),
        lapsed=frozenset(("over",)),
    ),
    in_order=(("questions_from", "starts"),),
    takes="question",
    takes_in=frozenset(("taking_questions", "under_way")),
    citizen_fields=("questions",),
    needs_summary=True,
    schema_org=SchemaMapping(
        "Event",
        (
            *EVENT,
            EVENT_STATUS,
            SchemaProperty("startDate", "day", "starts"),
            SchemaProperty("endDate", "event_end", "ends"),
            SchemaProperty("location", "online_place", "dialogue_link"),
            SchemaProperty("organizer", "organizer", "agency"),
            SchemaProperty("eventAttendanceMode", "online"),
        ),
        needs=("starts",),
    ),
    open_until=OpenUntil(
        B("Gửi câu hỏi đến {until}", "Open for questions until {until}"), frozenset(("taking_questions", "under_way"))
    ),
)
