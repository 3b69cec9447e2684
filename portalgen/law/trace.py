"""Describes the steps of a count in sentences, so that a person can repeat the count by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from portalgen.law.calendar import YearStatus
from portalgen.law.due_dates import CountStep, DueDate
from portalgen.law.states import last_day_words
from portalgen.locale.dates import format_day_of_month, format_day_with_weekday, format_moment, format_weekday
from portalgen.text.bilingual import Bilingual as B

CIVIL_CODE: Final = B("Bộ luật Dân sự 2015", "Civil Code 2015")


_YEARS: Final = MappingProxyType(
    {
        "confirmed": B("lịch nghỉ năm {year} đã chính thức ({source})", "days off of {year} are confirmed ({source})"),
        "provisional": B(
            "lịch nghỉ năm {year} chưa chính thức ({source}): hạn cuối là tạm tính",
            "days off of {year} are not final ({source}): the deadline is provisional",
        ),
        "missing": B(
            "chưa có tệp site-config/legal/calendar/{year}.yaml, ngày nghỉ lấy theo {source}: hạn cuối là tạm tính",
            "site-config/legal/calendar/{year}.yaml is missing, days off are taken from {source}: the deadline is provisional",
        ),
    }
)


def describe_count(due: DueDate, language: str) -> tuple[str, ...]:
    """Return a sentence for each step of the count, then the last permitted day and the calendars used."""
    return tuple(_sentences(due, language))


def year_words(year: YearStatus, language: str) -> str:
    """Return a text that states how certain the year's days off are, and their source."""
    return _YEARS[year.status].text(language).format(year=year.year, source=year.source)


def _sentences(due: DueDate, language: str) -> Iterator[str]:
    remarks = [step for step in due.steps if step.kind == "remark"]
    for step in due.steps:
        if step.kind != "remark":
            yield _SENTENCES[step.kind](step).text(language)
    if due.last_day is not None:
        yield _end(due).text(language)
    yield from (step.name.text(language) for step in remarks if step.name)
    yield from (year_words(year, language) for year in due.years)


def _end(due: DueDate) -> B:
    vi, en = last_day_words(due, "vi"), last_day_words(due, "en")
    if due.limit.backward:
        return B(f"chậm nhất {vi}", f"at the latest {en}")
    if due.limit.unit == "hours":
        return B(f"hạn cuối {vi}", f"due at {en}")
    return B(
        f"hạn cuối {vi} (24 giờ), theo Điều 148(6) {CIVIL_CODE.vi}",
        f"due by {en} (24:00), {CIVIL_CODE.en} Article 148(6)",
    )


def _day(step: CountStep, language: str) -> str:
    """Return `24/11 (thứ Ba)`."""
    return f"{format_day_of_month(step.day, language)} ({format_weekday(step.day, language)})"


def _since(step: CountStep) -> tuple[str, str]:
    """Return the words for the start in both languages: the day, with its time if it was given."""
    if step.moment is None:
        return format_day_with_weekday(step.day, "vi"), format_day_with_weekday(step.day, "en")
    vi, en = (f"{format_moment(step.moment, each)} ({format_weekday(step.day, each)})" for each in ("vi", "en"))
    return f"{vi}, giờ Việt Nam", f"{en}, Vietnam time"


def _start(step: CountStep) -> B:
    vi, en = _since(step)
    return B(
        f"tính từ {vi}; ngày này không tính, theo Điều 147 {CIVIL_CODE.vi}",
        f"from {en}; this day is not counted, {CIVIL_CODE.en} Article 147",
    )


def _moment(step: CountStep) -> B:
    vi, en = _since(step)
    return B(f"tính từ {vi}, theo Điều 147(1) {CIVIL_CODE.vi}", f"from {en}, {CIVIL_CODE.en} Article 147(1)")


def _midnight(step: CountStep) -> B:
    moment_sentence = _moment(step)
    return B(
        f"chỉ có ngày, không có giờ, nên tính từ 00:00; {moment_sentence.vi}",
        f"only a day is given and no time, so it is counted from 00:00; {moment_sentence.en}",
    )


def _hours(step: CountStep) -> B:
    back, back_en = ("đếm ngược ", " back") if step.number < 0 else ("", "")
    return B(
        f"{back}{abs(step.number)} giờ liên tục, kể cả ngày nghỉ, không chuyển sang ngày làm việc",
        f"{abs(step.number)} hours{back_en} without a break, days off included, with no roll-over",
    )


def _same_day(step: CountStep) -> B:
    vi, en = _since(step)
    return B(
        f"tính từ {vi}: ngay trong ngày, kể cả ngày nghỉ, không chuyển sang ngày làm việc",
        f"from {en}: the same day, also on a day off, with no roll-over",
    )


def _calendar_days(step: CountStep) -> B:
    back, back_en = ("đếm ngược", "back") if step.number < 0 else ("đếm", "on")
    return B(
        f"{back} {abs(step.number)} ngày, tính cả ngày nghỉ: đến {_day(step, 'vi')}",
        f"{abs(step.number)} days {back_en}, days off included: {_day(step, 'en')}",
    )


def _working(step: CountStep) -> B:
    return B(
        f"{_day(step, 'vi')}: ngày làm việc{_place(step, ' thứ ')}{_by(step)}",
        f"{_day(step, 'en')}: working day{_place(step, ' ')}{_by_en(step)}",
    )


def _make_up(step: CountStep) -> B:
    vi = f"{_day(step, 'vi')}: làm bù"
    en = f"{_day(step, 'en')}: worked"
    if step.other:
        vi, en = (
            f"{vi} cho ngày {format_day_of_month(step.other, 'vi')}",
            f"{en} in place of {format_day_of_month(step.other, 'en')}",
        )
    return B(
        f"{vi}, ngày làm việc{_place(step, ' thứ ')}{_by(step)}",
        f"{en}, working day{_place(step, ' ')}{_by_en(step)}",
    )


def _place(step: CountStep, word: str) -> str:
    """Return the position of a working day in the count; empty for a day that only ends it."""
    return f"{word}{step.number}" if step.number else ""


def _weekend(step: CountStep) -> B:
    return B(
        f"{_day(step, 'vi')}: nghỉ hằng tuần",
        f"{_day(step, 'en')}: weekend",
    )


def _holiday(step: CountStep) -> B:
    name = step.name or B("ngày lễ", "public holiday")
    off = name.vi if name.vi.casefold().startswith("nghỉ") else f"nghỉ {name.vi}"
    return B(f"{_day(step, 'vi')}: {off}{_by(step)}", f"{_day(step, 'en')}: off, {name.en}{_by_en(step)}")


def _swapped(step: CountStep) -> B:
    assert step.other is not None
    return B(
        f"{_day(step, 'vi')}: nghỉ hoán đổi, làm bù {format_weekday(step.other, 'vi')} {format_day_of_month(step.other, 'vi')}{_by(step)}",
        f"{_day(step, 'en')}: swapped day off, worked on {format_weekday(step.other, 'en')} {format_day_of_month(step.other, 'en')}{_by_en(step)}",
    )


def _rolled(step: CountStep) -> B:
    return B(
        f"{_day(step, 'vi')}: ngày làm việc tiếp theo, theo Điều 148(5) {CIVIL_CODE.vi} (áp dụng tương tự, cài đặt roll_over)",
        f"{_day(step, 'en')}: the next working day, {CIVIL_CODE.en} Article 148(5) (by analogy, setting roll_over)",
    )


def _not_rolled(step: CountStep) -> B:
    return B(
        f"{_day(step, 'vi')}: dù là ngày nghỉ cũng không chuyển sang ngày khác (cài đặt roll_over: false)",
        f"{_day(step, 'en')}: not moved even if it is a day off (setting roll_over: false)",
    )


def _by(step: CountStep) -> str:
    return f", theo {step.source}" if step.source else ""


def _by_en(step: CountStep) -> str:
    return f", by {step.source}" if step.source else ""


_SENTENCES: Final[MappingProxyType[str, Callable[[CountStep], B]]] = MappingProxyType(
    {
        "start": _start,
        "moment": _moment,
        "midnight": _midnight,
        "hours": _hours,
        "same_day": _same_day,
        "calendar_days": _calendar_days,
        "working": _working,
        "make_up": _make_up,
        "weekend": _weekend,
        "holiday": _holiday,
        "swapped": _swapped,
        "rolled": _rolled,
        "not_rolled": _not_rolled,
    }
)
