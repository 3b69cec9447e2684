"""What is asked of schedules and their engagements: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND260",
        "appointment-outside-week",
        (
            "việc ngày {day} nằm ngoài tuần của lịch, từ {first} đến {last}",
            "",
            "sửa ngày, hoặc chuyển việc sang lịch của tuần ấy",
        ),
        (
            "the engagement on {day} lies outside the week of the schedule, {first} to {last}",
            "",
            "correct the day, or move it to the schedule of its week",
        ),
        waivable_by="author",
    ),
    Code(
        "KND261",
        "appointment-ends-before-start",
        ("việc bắt đầu lúc {start} mà kết thúc lúc {end}", "", "sửa giờ ghi sai; việc qua đêm thì ghi thành hai việc"),
        (
            "the engagement starts at {start} and ends at {end}",
            "",
            "correct the wrong time; write what lasts over midnight as two engagements",
        ),
        waivable_by="author",
    ),
    Code(
        "KND262",
        "overlapping-appointments",
        (
            "`{leader}` có hai việc trùng giờ: `{other}` và `{title}`",
            "",
            "sửa giờ, ghi người chủ trì thay, hoặc ghi việc đã hủy bằng change: cancelled",
        ),
        (
            "`{leader}` has two engagements at one time: `{other}` and `{title}`",
            "",
            "correct a time, name who leads instead, or cancel one by change: cancelled",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND263",
        "weekday-contradicts-day",
        ("`{text}` không khớp với lịch: ngày ấy là {day}", "", "sửa thứ hoặc sửa ngày"),
        ("`{text}` contradicts the calendar: that day is {day}", "", "correct the day of the week or the date"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND264",
        "week-not-from-monday",
        (
            "`{key}` là {day}, một ngày {weekday}; tuần của lịch bắt đầu từ thứ Hai",
            "",
            "ghi {monday}, hoặc ngày thứ Hai của tuần đúng",
        ),
        (
            "`{key}` is {day}, a {weekday}; the week of a schedule begins on a Monday",
            "",
            "write {monday}, or the Monday of the right week",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND265",
        "appointment-on-day-off",
        ("ngày {day} là ngày nghỉ ({name}) mà việc này không có ghi chú", "", "sửa ngày, hoặc ghi lý do vào `{key}`"),
        ("{day} is a day off ({name}), and the engagement has no note", "", "correct the day, or say why in `{key}`"),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "KND266",
        "appointment-without-time",
        (
            "việc `{title}` chưa có giờ",
            "",
            "ghi giờ vào `{start}`, ví dụ 08:00, hoặc ghi `{all_day}: true` nếu cả ngày",
        ),
        ("the engagement `{title}` has no time", "", "write one into `{start}`, such as 08:00, or `{all_day}: true`"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND267",
        "translated-schedule-differs",
        ("lịch ở bản dịch khác bản gốc {original}: {when}", "", "sửa ngày, giờ và thay đổi ở bản dịch theo bản gốc"),
        (
            "the schedule differs from its original {original}: {when}",
            "",
            "give the translation the days, times and changes of the original",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND268",
        "all-day-with-time",
        (
            "việc `{title}` ghi `{all_day}: true` mà vẫn có `{key}: {time}`",
            "",
            "xóa `{all_day}` nếu việc có giờ, hoặc xóa giờ nếu cả ngày",
        ),
        (
            "the engagement `{title}` has `{all_day}: true` and `{key}: {time}`",
            "",
            "delete `{all_day}` where it has a time, or the time where it takes the whole day",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND270",
        "appointment-id-twice",
        (
            "việc `{title}` mang mã `{id}` của một việc đứng trước",
            "",
            "đặt cho nó một mã khác, hoặc bỏ mã",
        ),
        ("the engagement `{title}` has the id `{id}` of one before it", "", "give it another id, or none"),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND290",
        "new-day-not-postponed",
        (
            "việc `{title}` có `{key}` mà không ghi là hoãn, nên ngày mới không hiện",
            "",
            "ghi `{change}: {values}`, hoặc xóa `{key}`",
        ),
        (
            "the engagement `{title}` has `{key}` and is not said to be postponed, so the new day is not shown",
            "",
            "write `{change}: {values}`, or delete `{key}`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
)
