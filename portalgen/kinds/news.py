"""News and events (QĐ 2111, Art. 7(1) and 7(8))."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, Period
from portalgen.kinds.schema_org import ARTICLE, EVENT, EVENT_STATUS, SchemaMapping, SchemaProperty
from portalgen.kinds.shared_fields import EVENT_STATE, NO_EVENT
from portalgen.text.bilingual import Bilingual as B

NEWS: Final = Kind(
    name="news",
    label=B("Tin tức", "News"),
    help=B("Tin tức, sự kiện.", "News and events."),
    duties=("7.1", "7.8.province", "7.8.world"),
    synonyms=("bài viết", "event", "sự kiện", "thông báo", "announcement"),
    layout="news",
    list_style="news",
    order="date",
    deadline_class="news",
    essential_fields=(),
    own_fields=(
        Field(
            "date",
            "datetime",
            B("Ngày đăng", "Date"),
            B("Ngày hiện trên tin và dùng để sắp xếp.", "The day that the news shows and is sorted by."),
            required=True,
            is_shown=False,
            example="2026-11-24T08:00",
        ),
        Field(
            "place",
            "line",
            B("Địa điểm", "Place"),
            B("Nơi diễn ra.", "The place of the event."),
            shared=False,
            accepts_unconfirmed=True,
        ),
        Field(
            "event_start",
            "datetime",
            B("Bắt đầu sự kiện", "Event starts"),
            B(
                "Thời điểm bắt đầu. Sự kiện chưa kết thúc hiện ở trang chủ.",
                "Start of the event. Until it is over, it appears on the home page.",
            ),
            example="2026-11-24T08:00",
        ),
        Field(
            "event_host",
            "line",
            B("Đơn vị tổ chức", "Organiser"),
            B("Đơn vị tổ chức sự kiện.", "The organiser of the event."),
            shared=False,
        ),
        Field(
            "registration",
            "registration",
            B("Đăng ký tham dự", "Registration"),
            B(
                "Địa chỉ web, thư điện tử hoặc số điện thoại để đăng ký. Hết sự kiện thì trang tự ghi là không còn nhận đăng ký.",
                "Web address, e-mail address or telephone number to register. Once the event is over the page says that registration is closed.",
            ),
        ),
        replace(next(each for each in COMMON_FIELDS if each.name == "event_end"), is_shown=True),
        NO_EVENT,
        EVENT_STATE,
    ),
    common_fields=COMMON_FIELDS,
    card=("images", "summary", "date", "event_state"),
    short_card=("event_state",),
    facets=(
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
    ),
    period=Period("event_start", "event_end", place="place", change="event_state", is_event=True),
    first_facts=(
        "event_state",
        "place",
        "event_start",
        "event_end",
        "event_host",
        "registration",
    ),  # for an event, place and time come first; the agency can follow later
    is_report=True,
    is_named_by_section=True,
    needs_summary=True,
    schema_org=SchemaMapping(
        "NewsArticle",
        ARTICLE,
        parts=(
            SchemaMapping(
                "Event",
                (
                    *EVENT,
                    EVENT_STATUS,
                    SchemaProperty("startDate", "day", "event_start"),
                    SchemaProperty("endDate", "event_end", "event_end"),
                    SchemaProperty("location", "place", "place"),
                    SchemaProperty("organizer", "organizer", "event_host"),
                ),
                needs=("event_start",),
                anchor="event",
                link="about",
            ),
        ),
    ),
)
