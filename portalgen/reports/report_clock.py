"""The clock of a report on past work: never later than the real time, since the future cannot be certified."""

from __future__ import annotations

from datetime import date, datetime, time

from portalgen.errors import UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_exact_moment, format_last_day, format_moment, in_both_languages
from portalgen.text.bilingual import Bilingual as B

_END_OF_DAY = time(23, 59, 59)


def require_past_clock(at: date | None, now: datetime) -> datetime:
    """Return the clock of a report for `at`: a bare day means its end, and today means `now`; None means `now`.

    Raises UsageError for a time later than `now`, the real time: planned events have not happened.
    """
    if at is None:
        return now
    if not isinstance(at, datetime):
        if at == to_vietnam_time(now).date():
            return now
        at = datetime.combine(at, _END_OF_DAY, VIETNAM)
    if at > now:
        raise UsageError(
            f"--at {format_exact_moment(at, 'vi')}: thời điểm này chưa tới (bây giờ là {format_exact_moment(now, 'vi')}), báo cáo chỉ nêu việc đã "
            "có; bỏ --at, hoặc ghi một thời điểm đã qua",
            f"--at {format_exact_moment(at, 'en')}: this time is in the future (it is "
            f"{format_exact_moment(now, 'en')} now), and the report covers only the past; omit --at, or write a "
            "past time",
        )
    return at


def describe_last_moment(day: date, at: datetime) -> B:
    """Return the end of the figures up to `day`: its end, or the hour of the clock if within the day."""
    clock = to_vietnam_time(at)
    if clock.date() != day or clock.time() >= _END_OF_DAY:
        return in_both_languages(format_last_day, day)
    return in_both_languages(format_moment, clock)
