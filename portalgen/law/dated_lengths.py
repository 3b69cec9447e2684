"""Chooses the length of a class for a clock: the one of its first day, unless a transitional rule differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final

from portalgen.law.calendar import VIETNAM, Calendar
from portalgen.law.deadlines import DatedLength, DeadlineClass, Transition
from portalgen.law.due_dates import Limit, compute_due_date, to_vietnam_time
from portalgen.law.instruments import join_citations, validity_of
from portalgen.locale.dates import format_day, format_range
from portalgen.text.bilingual import Bilingual

_RUNNING: Final = MappingProxyType(
    {
        "keep": Bilingual("thời hạn đang tính được giữ nguyên", "a clock that runs keeps its length"),
        "new": Bilingual("thời hạn đang tính theo độ dài mới", "a clock that runs takes the new length"),
        "longer": Bilingual(
            "thời hạn đang tính theo độ dài kết thúc muộn hơn", "a clock that runs ends at the later end"
        ),
    }
)


def find_length_on(lengths: Iterable[DatedLength], day: date) -> DatedLength | None:
    """Return the length in force on `day`; None if there was none."""
    return next((each for each in lengths if validity_of(each.first, each.last, day) == "in_force"), None)


def find_nearest_length(lengths: Sequence[DatedLength], day: date) -> DatedLength:
    """Return the length in force on `day`, else the nearest: the first before all others, the last after them."""
    found = find_length_on(lengths, day)
    if found is not None:
        return found
    return lengths[0] if validity_of(lengths[0].first, None, day) == "not_yet" else lengths[-1]


def deadline_on(deadline: DeadlineClass, start: datetime | date, calendar: Calendar) -> DeadlineClass:
    """Return `deadline` as valid for a clock beginning at `start`, regardless of the starting fact."""
    if not deadline.lengths:
        return deadline
    return deadline_with(deadline, find_nearest_length(deadline.lengths, vietnam_day_of(start)), start, calendar)


def deadline_with(
    deadline: DeadlineClass, length: DatedLength, start: datetime | date | None, calendar: Calendar
) -> DeadlineClass:
    """Return `deadline` with one of its lengths, after the transitional rules of later lengths.

    Args:
        deadline: The class, with `lengths`.
        length: The length chosen by the beginning of the clock.
        start: The beginning of the clock; None if unknown.
        calendar: Its days off decide if a clock is still running when the next length begins.
    """
    if start is None:
        return _with(deadline, length)
    day = vietnam_day_of(start)
    if validity_of(length.first, length.last, day) != "in_force":
        return _with(deadline, length, _outside_words(length, day))
    return _after_transitions(_with(deadline, length, _validity_words(length)), length, start, calendar)


def is_in_force(deadline: DeadlineClass, start: datetime | date) -> bool:
    """Return True if a length was in force at `start` that is counted from the same fact as `deadline`."""
    own = (each for each in deadline.lengths if each.start == deadline.start)
    return find_length_on(own, vietnam_day_of(start)) is not None


def vietnam_day_of(start: datetime | date) -> date:
    """Return the day of a moment in Vietnam's time; a day is itself."""
    return to_vietnam_time(start).date() if isinstance(start, datetime) else start


def _with(deadline: DeadlineClass, length: DatedLength, *remarks: Bilingual) -> DeadlineClass:
    return replace(deadline, limit=length.limit, start=length.start, basis=length.basis, remarks=remarks)


def _after_transitions(
    deadline: DeadlineClass, length: DatedLength, start: datetime | date, calendar: Calendar
) -> DeadlineClass:
    """Return `deadline`, which has `length`, after the transitional rules of later lengths."""
    try:
        for later in deadline.lengths[deadline.lengths.index(length) + 1 :]:
            if later.transition is not None:
                deadline = _after_transition(deadline, later, later.transition, start, calendar)
    except OverflowError:  # a mistyped year at the end of the calendar: nothing can be counted from it
        pass
    return deadline


def _after_transition(
    deadline: DeadlineClass, later: DatedLength, rule: Transition, start: datetime | date, calendar: Calendar
) -> DeadlineClass:
    """Return `deadline` after the rule of `later`, which does not affect a clock already ended.

    A new length ending before its own first day is ignored: nobody could have met it.
    """
    assert later.first is not None  # only the first of the lengths may be open at its beginning
    begins = datetime.combine(later.first, time(0), VIETNAM)
    ends = _end_of(deadline.limit, start, calendar)
    if ends <= begins:
        return deadline
    new_end = _end_of(later.limit, start, calendar)
    is_taken = rule.running != "keep" and new_end > (ends if rule.running == "longer" else begins)
    remarks = (*deadline.remarks, _transition_words(later, rule, is_taken=is_taken))
    if not is_taken:
        return replace(deadline, remarks=remarks)
    return replace(deadline, limit=later.limit, basis=later.basis, remarks=remarks)


def _end_of(limit: Limit, start: datetime | date, calendar: Calendar) -> datetime:
    end = compute_due_date(limit, start, calendar).due
    assert end is not None  # every dated length has a number
    return end


def _validity_words(length: DatedLength) -> Bilingual:
    basis = join_citations(length.basis)
    vi, en = _span_words(length, "vi"), _span_words(length, "en")
    return Bilingual(
        f"độ dài của thời hạn theo ngày bắt đầu tính: {basis}, áp dụng cho thời hạn bắt đầu {vi}",
        f"the length is that of the day on which the clock begins: {basis}, for clocks that begin {en}",
    )


def _span_words(length: DatedLength, language: str) -> str:
    anytime = "vào ngày bất kỳ" if language == "vi" else "on any day"
    return format_range(length.first, length.last, language) or anytime


def _outside_words(nearest: DatedLength, day: date) -> Bilingual:
    basis = join_citations(nearest.basis)
    return Bilingual(
        f"ngày {format_day(day, 'vi')} không có độ dài nào áp dụng; gần nhất là {basis}, áp dụng {_span_words(nearest, 'vi')}",
        f"no length was in force on {format_day(day, 'en')}; the nearest is {basis}, in force {_span_words(nearest, 'en')}",
    )


def _transition_words(later: DatedLength, rule: Transition, *, is_taken: bool) -> Bilingual:
    assert later.first is not None
    words, basis = _RUNNING[rule.running], join_citations(later.basis)
    taken = (f"áp dụng {basis}", f"{basis} holds") if is_taken else ("giữ độ dài cũ", "the former length holds")
    return Bilingual(
        f"chuyển tiếp từ ngày {format_day(later.first, 'vi')}: {words.vi}, theo {rule.source}; ở đây {taken[0]}",
        f"transition from {format_day(later.first, 'en')}: {words.en}, by {rule.source}; here {taken[1]}",
    )
