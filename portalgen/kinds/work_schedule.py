"""The weekly work schedule of an agency's leaders (QĐ 2111, Art. 7(3))."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, NewTitle, Period
from portalgen.kinds.occasions import Occasions
from portalgen.kinds.schema_org import SchemaMapping, SchemaProperty
from portalgen.kinds.shared_fields import POSTED
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.locale import dates

_CHANGES: Final = (
    Choice("as_planned", B("Như đã định", "As planned")),
    Choice("moved", B("Đã đổi", "Changed")),
    Choice("postponed", B("Hoãn", "Postponed")),
    Choice("cancelled", B("Đã hủy", "Cancelled")),
)

_APPOINTMENTS: Final = (
    Field(
        "date",
        "date",
        B("Ngày", "Day"),
        B("Ngày trong tuần của lịch.", "A day of this week."),
        required=True,
        filled_with="monday",
    ),
    Field("start", "time", B("Bắt đầu", "Start"), B("Ví dụ 08:00, 7 giờ 30.", "Such as 08:00."), example="08:00"),
    Field("end", "time", B("Kết thúc", "End"), B("Ví dụ 11:30; có thể bỏ.", "May be left out."), example="11:30"),
    Field(
        "all_day",
        "boolean",
        B("Cả ngày", "All day"),
        B("true thay cho giờ, nếu cả ngày.", "true in the place of the times."),
        example="false",
    ),
    Field(
        "content",
        "line",
        B("Nội dung", "Engagement"),
        B("Họp gì, làm việc về việc gì.", "The subject of the appointment."),
        required=True,
        is_prose=True,
    ),
    Field(
        "post",
        "line",
        B("Chủ trì", "Led by"),
        B("Chức vụ của lãnh đạo chủ trì, không ghi tên.", "The leader's post, without a name."),
        names_no_person=True,
        example="Giám đốc Sở",
    ),
    Field("place", "line", B("Địa điểm", "Place"), B("Nơi diễn ra.", "The place.")),
    Field(
        "participants",
        "line",
        B("Thành phần", "Participants"),
        B("Cơ quan, đơn vị cùng dự.", "Agencies and units that take part."),
        is_prose=True,
    ),
    Field(
        "note",
        "line",
        B("Ghi chú", "Note"),
        B("Ví dụ: chuyển từ 8 giờ sang 14 giờ.", "Such as: moved from 8:00 to 14:00."),
        is_prose=True,
    ),
    Field(
        "change",
        "choice",
        B("Thay đổi", "Change"),
        B(
            "moved: đã đổi giờ, nơi; postponed: hoãn sang ngày khác; cancelled: đã hủy.",
            "moved: at another time or place; postponed: put off to another day; cancelled.",
        ),
        choices=_CHANGES,
        example="as_planned",
    ),
    Field(
        "new_date",
        "date",
        B("Ngày mới", "New day"),
        B("Của việc hoãn, nếu đã định.", "The new day of a postponed appointment, if set."),
        example="2026-12-04",
    ),
    Field(
        "id",
        "slug",
        B("Mã việc", "Id"),
        B(
            "Tên ngắn, giữ nguyên khi việc đổi ngày, đổi nội dung: lịch của người đọc nhận ra là việc cũ.",
            "A short name that stays the same when day or content change, so that readers' calendars recognize it.",
        ),
        example="hop-ubnd",
    ),
)


def name_week(day: date) -> NewTitle:
    """Return the title and file name of the schedule for the week that contains `day`."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    year, week, _ = day.isocalendar()
    return NewTitle(
        B(
            f"Lịch công tác tuần {week} (từ {dates.format_day_of_month(monday, 'vi')} đến {dates.format_day(sunday, 'vi')})",
            f"Work schedule for week {week} ({dates.format_full_day(monday, 'en')} to {dates.format_full_day(sunday, 'en')})",
        ),
        f"tuan-{week}-{year}",
    )


WORK_SCHEDULE: Final = Kind(
    name="work_schedule",
    label=B("Lịch công tác", "Work schedule"),
    help=B("Lịch công tác một tuần của lãnh đạo cơ quan.", "A week's engagements of an agency's leaders."),
    duties=("7.3.schedule",),
    layout="page",
    list_style="plain",
    order="state",
    deadline_class="news",
    own_fields=(
        POSTED,
        Field(
            "week_from",
            "date",
            B("Từ", "From"),
            B("Thứ Hai của tuần.", "The week's Monday."),
            required=True,
            is_shown=False,
            is_shown_apart=True,
            filled_with="monday",
        ),
        Field(
            "week_to",
            "date",
            B("Đến", "To"),
            B("Ngày cuối của lịch, thường là Chủ nhật.", "The last day, usually the Sunday."),
            required=True,
            is_shown=False,
            is_shown_apart=True,
            filled_with="sunday",
        ),
        Field(
            "appointments",
            "group",
            B("Các việc trong tuần", "Engagements"),
            B("Mỗi việc một mục; ngày nào trước ghi trước.", "One entry per appointment."),
            required=True,
            shared=False,
            inherited=True,
            is_shown=False,
            is_shown_apart=True,
            is_list=True,
            fields=_APPOINTMENTS,
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "state"),
    facets=(
        FacetField("state", B("tuan", "week"), B("Tuần", "Week")),
        FacetField("week_from", B("nam", "year"), B("Năm", "Year")),
    ),
    period=Period(
        "week_from",
        "week_to",
        labels=(B("Tuần tới", "Coming week"), B("Tuần này", "This week"), B("Đã qua", "Past")),
    ),
    essential_fields=("appointments",),
    occasions=Occasions(
        "appointments",
        day="date",
        title="content",
        start="start",
        end="end",
        all_day="all_day",
        leader="post",
        place="place",
        participants="participants",
        note="note",
        change="change",
        changed=frozenset(("moved", "postponed", "cancelled")),
        cancelled=frozenset(("postponed", "cancelled")),
        postponed=frozenset(("postponed",)),
        new_day="new_date",
        id="id",
    ),
    new_title=name_week,
    schema_org=SchemaMapping(
        "Event",
        (
            SchemaProperty("name", "text", "content"),
            SchemaProperty("url", "url"),
            SchemaProperty("inLanguage", "language"),
            SchemaProperty("startDate", "occasion_start"),
            SchemaProperty("endDate", "occasion_end"),
            SchemaProperty("location", "place", "place"),
            SchemaProperty("organizer", "organizer", "agency"),
            SchemaProperty("eventStatus", "occasion_status"),
            SchemaProperty("previousStartDate", "occasion_former_start"),
        ),
        needs=("date",),
        each="appointments",
        key="id",
        anchor="event",
    ),
)
