"""The YAML models of `site-config/legal/`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from portalgen.config.models import Model
from portalgen.config.values import (
    Boolean,
    Date,
    InstrumentId,
    Integer,
    KindName,
    Slug,
    Text,
    parse_datetime,
    require_likely_year,
)

_COMMIT: Final = re.compile(r"[0-9a-f]{7,64}")


def _evidence(value: Any) -> datetime | str:
    """Return a day or time, or a commit id."""
    if isinstance(value, str) and _COMMIT.fullmatch(value):
        return value
    moment: date = require_likely_year(parse_datetime(value))
    assert isinstance(moment, datetime)
    return moment


EvidenceStart = Annotated[
    datetime | str, BeforeValidator(_evidence), WithJsonSchema({"type": "string", "minLength": 7})
]
"""The start of evidence: a day, a day with time, or a commit id."""

CheckStart = Annotated[
    datetime,
    BeforeValidator(lambda value: require_likely_year(parse_datetime(value))),
    WithJsonSchema({"type": "string", "minLength": 10}),
]
"""A day, or a day with time."""

Hour = Annotated[Text, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""An hour of a day in Vietnam, `HH:MM`."""
Length = Annotated[Integer, Field(ge=1, le=3_650)]
Retroactive = Annotated[
    Boolean,
    Field(
        description="true khi chính văn bản ghi là có hiệu lực trở về trước. / true if the document itself states retroactive effect."
    ),
]


class BothModel(Model):
    """A text in both message languages."""

    vi: Text
    en: Text


class InstrumentModel(Model):
    """A law, decree, circular or decision cited by rules."""

    id: Slug
    short: Text = Field(description="Cách viện dẫn ngắn, ví dụ QĐ 2111. / Short citation.")
    names: BothModel
    issued: Date | None = None
    valid_from: Date | None = Field(default=None, description="Ngày có hiệu lực. / First day in force.")
    valid_to: Date | None = Field(default=None, description="Ngày cuối cùng còn hiệu lực. / Last day in force.")
    superseded_by: Slug | None = Field(
        default=None, description="Mã văn bản thay thế. / Id of the replacing instrument."
    )
    mark: Literal["text", "second", "unverified"] = Field(
        description="text: đã đọc nguyên văn; second: theo nguồn thứ cấp; unverified: chưa kiểm chứng. / Level of verification."
    )
    note: BothModel | None = None


class InstrumentsModel(Model):
    """`site-config/legal/instruments.yaml`."""

    instruments: tuple[InstrumentModel, ...]


class BasisModel(Model):
    """An article on which a rule is based. Its first and last day default to those of the instrument."""

    instrument: InstrumentId = Field(description="Mã trong instruments.yaml. / Id in instruments.yaml.")
    article: Text = Field(description="Ví dụ Điều 9(2). / For example Điều 9(2).")
    valid_from: Date | None = None
    valid_to: Date | None = None
    superseded_by: Slug | None = None


class LengthModel(Model):
    """A time limit: exactly one key."""

    hours: Length | None = Field(default=None, description="Giờ liên tục. / Continuous hours.")
    working_days: Length | None = Field(default=None, description="Ngày làm việc. / Working days.")
    days: Length | None = Field(default=None, description="Ngày, tính cả ngày nghỉ. / Days, including days off.")
    same_day: Boolean = Field(default=False, description="Ngay trong ngày. / The same day.")


class PeriodModel(Model):
    """A rule valid for a period, by an instrument."""

    first: Date | None = Field(
        default=None,
        alias="from",
        description="Ngày đầu áp dụng; chỉ mục đầu được bỏ. / First day; may be omitted in the first entry.",
    )
    last: Date | None = Field(
        default=None,
        alias="to",
        description="Ngày cuối áp dụng; chỉ mục cuối được bỏ. / Last day; may be omitted in the last entry.",
    )
    instrument: InstrumentId = Field(description="Mã trong instruments.yaml. / Id in instruments.yaml.")
    article: Text | None = Field(default=None, description="Ví dụ Điều 1(2). / For example Điều 1(2).")


class TransitionModel(Model):
    """The transitional rule of an amendment for clocks running on its first day."""

    running: Literal["keep", "new", "longer"] = Field(
        description="keep: giữ độ dài cũ; new: độ dài mới, tính từ lúc đã bắt đầu; longer: độ dài nào kết thúc muộn hơn."
        " / The old length, the new length from the same start, or whichever ends later."
    )
    source: Text = Field(description="Điều khoản chuyển tiếp. / Transitional article.")


class DatedLengthModel(PeriodModel):
    """The length for clocks that begin in a period: exactly one of `hours`, `working_days`, `days`, `same_day`."""

    hours: Length | None = None
    working_days: Length | None = None
    days: Length | None = None
    same_day: Boolean = False
    start: Literal["event_end", "signed", "received"] | None = Field(
        default=None,
        description="Tính từ khi nào, nếu khác start của loại. / Start of the clock, if different from the class.",
    )
    transition: TransitionModel | None = Field(
        default=None,
        description="Với thời hạn đang tính dở; không ghi thì giữ độ dài cũ. / For clocks running at that time; default: keep the old length.",
    )
    retroactive: Retroactive = False


class ClassModel(Model):
    """A class of deadlines. Without `length` or `lengths`, the law sets no number, and `reason` explains it."""

    id: KindName
    names: BothModel
    party: Literal["supplier", "board"] | None = Field(
        default=None, description="Bên chịu trách nhiệm: bên cung cấp thông tin, Ban Biên tập. / Responsible party."
    )
    start: Literal["event_end", "signed", "received", "suspension_start"] | None = Field(
        default=None, description="Tính từ khi nào. / Start of the clock."
    )
    stop: Literal["submitted", "published", "announced"] | None = Field(
        default=None, description="Hoàn thành khi nào. / End of the clock."
    )
    length: LengthModel | None = None
    lengths: tuple[DatedLengthModel, ...] | None = Field(
        default=None,
        min_length=1,
        description="Thay cho length khi thời hạn có lúc thay đổi; ngày bắt đầu tính chọn mục. / Instead of length, if it changes over time.",
    )
    backward: Boolean = Field(
        default=False, description="true: tính ngược từ ngày bắt đầu. / true: counted back from the start."
    )
    length_set_by: Literal["board", "other_law"] | None = Field(
        default=None,
        description="board: Ban Biên tập được chỉ đạo thời hạn; other_law: theo pháp luật có liên quan. / Another authority for the length.",
    )
    basis: tuple[BasisModel, ...] = Field(min_length=1)
    reason: BothModel | None = None
    note: BothModel | None = Field(
        default=None, description="Ghi chú, hiện trong cách tính. / Note, shown with the count."
    )


class DirectedModel(Model):
    """A length directed by a site's board (QĐ 2111, Điều 9(1)): exactly one of `hours`, `working_days`, `days`."""

    site: Slug
    deadline_class: KindName = Field(alias="class")
    hours: Length | None = None
    working_days: Length | None = None
    days: Length | None = None
    start: Literal["event_end", "signed", "received"]
    directive: Text = Field(description="Số văn bản chỉ đạo của Ban Biên tập. / Number of the board's directive.")
    valid_from: Date | None = None
    valid_to: Date | None = None


class DueSoonModel(Model):
    """Due soon: if at most these hours are left."""

    day_limits: Annotated[Integer, Field(ge=1, le=720)] = Field(
        default=24, description="Cho thời hạn tính theo ngày, số giờ. / For limits in days, in hours."
    )
    hour_limits: Annotated[Integer, Field(ge=1, le=720)] = Field(
        default=4, description="Cho thời hạn tính theo giờ, số giờ. / For limits in hours, in hours."
    )


class WindowModel(Model):
    """A part of a working day, between two hours."""

    begin: Hour = Field(alias="from", description="Từ giờ này, HH:MM. / From this hour.")
    end: Hour = Field(alias="to", description="Trước giờ này, HH:MM. / Before this hour.")


class FreshnessPeriodModel(PeriodModel):
    """The requirements for working days in a period."""

    updates: Annotated[Integer, Field(ge=1, le=24)] = 2
    windows: tuple[WindowModel, ...] = ()
    windows_confirmed: Boolean = False


class FreshnessModel(Model):
    """Sites that must publish new information each working day (QĐ 2111, Điều 11(1))."""

    sites: tuple[Slug, ...] = Field(default=(), description="Mã các trang áp dụng. / Ids of the sites.")
    updates: Annotated[Integer, Field(ge=1, le=24)] = Field(
        default=2, description="Số lần mỗi ngày làm việc. / Updates per working day."
    )
    windows: tuple[WindowModel, ...] = Field(
        default=(),
        description="Khung giờ mà mỗi khung phải có ít nhất một lần cập nhật. / Time windows, each needing an update.",
    )
    windows_confirmed: Boolean = Field(
        default=False,
        description="true khi Văn phòng đã xác nhận các khung giờ. / true if the Office has confirmed the hours.",
    )
    periods: tuple[FreshnessPeriodModel, ...] | None = Field(
        default=None,
        min_length=1,
        description="Thay cho updates, windows, windows_confirmed khi có lúc thay đổi. / Instead of these keys, if they change over time.",
    )


class DeadlinesModel(Model):
    """`site-config/legal/deadlines.yaml`."""

    evidence_starts: EvidenceStart | None = Field(
        default=None,
        description="Bài cũ hơn không bị xét hạn: ngày, ngày giờ, hoặc mã. / Older items are not judged: a day, a time, or a commit id.",
    )
    documents_checked_from: CheckStart | None = Field(
        default=None,
        description="Văn bản đăng lần đầu từ đây phải có tệp mang đúng số và ngày, hoặc toàn văn. / Documents first published since then need a file with their number and day, or their full text.",
    )
    roll_over: Boolean = Field(
        default=True,
        description="Ngày cuối là ngày nghỉ thì sang ngày làm việc tiếp theo. / A last day off rolls over to the next working day.",
    )
    due_soon: DueSoonModel = DueSoonModel()
    freshness: FreshnessModel = FreshnessModel()
    directed: tuple[DirectedModel, ...] = ()
    classes: tuple[ClassModel, ...]


class DayOffModel(Model):
    """A weekday off for state agencies."""

    day: Date
    name: BothModel
    source: Text = Field(description="Văn bản hoặc nguồn. / Document or source.")
    retroactive: Retroactive = False


class MakeUpDayModel(Model):
    """A weekend day worked in place of a day off."""

    day: Date
    instead_of: Date = Field(description="Ngày nghỉ được hoán đổi. / The swapped day off.")
    source: Text
    retroactive: Retroactive = False


class WorkedDayModel(Model):
    """A working day, although the package `holidays` or the week marks it as off."""

    day: Date
    source: Text
    retroactive: Retroactive = False


class CalendarModel(Model):
    """`site-config/legal/calendar/<year>.yaml`: changes to the days of the package `holidays`."""

    year: Annotated[Integer, Field(ge=1945, le=2100)]
    status: Literal["confirmed", "provisional"] = Field(
        description="confirmed: chính thức; provisional: tạm tính. / Status of the days."
    )
    source: Text = Field(description="Nguồn của lịch. / Source of the calendar.")
    days_off: tuple[DayOffModel, ...] = ()
    make_up_days: tuple[MakeUpDayModel, ...] = ()
    worked_days: tuple[WorkedDayModel, ...] = ()
