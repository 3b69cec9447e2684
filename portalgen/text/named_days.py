"""Days as sentences name them: `thứ Ba, ngày 24/11/2026`, `ngày 24 tháng 11 năm 2026`, `Tuesday 24 November 2026`.

In Vietnamese the day precedes the month (Nghị định 30/2020/NĐ-CP, Phụ lục I); other orders are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from portalgen.frozen import frozen

_WEEKDAYS_VI: Final = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAYS_EN: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_EN: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SUNDAY: Final = 6
_NAME_VI: Final = rf"(?P<weekday>thứ\s+(?:{'|'.join(_WEEKDAYS_VI)}|[2-7])|chủ\s+nhật|(?-i:T[2-7]|CN))\b"
_GAP: Final = r"[\s,(\0]{0,12}"
"""Between a weekday and its day; NUL stands for marks such as `**`."""
_SAID: Final = r"(?P<said>ngày[\s\0]+)?"
_WEEKDAY_VI: Final = rf"{_NAME_VI}{_GAP}{_SAID}"
_WEEKDAY_EN: Final = rf"(?P<weekday>{'|'.join(_WEEKDAYS_EN)})\b"
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"
_NUMBERS: Final = (
    rf"(?P<day>\d{{1,2}})(?:\s?/\s?(?P<month>\d{{1,2}})(?:\s?/\s?{_YEAR})?(?![\d/]|[.,-]\d)"
    rf"|(?P<sign>[.-])(?P<other>\d{{1,2}})(?P=sign)(?P<last>[12]\d{{3}})(?!\d))"
)
_WORDS: Final = rf"(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}})(?!\d)(?:\s*,?\s*năm\s+{_YEAR})?"
_ENGLISH: Final = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{'|'.join(_MONTHS_EN)})\b(?:,?\s+{_YEAR})?"
_AMERICAN: Final = rf"(?P<month>{'|'.join(_MONTHS_EN)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}"
_WITH_WEEKDAY: Final = (
    re.compile(rf"\b{_WEEKDAY_VI}{_NUMBERS}", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY_VI}{_WORDS}", re.IGNORECASE),
    re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS_EN)}),?\s+(?:the\s+)?{_ENGLISH}", re.IGNORECASE),
    re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS_EN)}),?\s+{_AMERICAN}", re.IGNORECASE),
)
_MARK: Final = r"[\s\0]{0,6}(?P<mark>[,(])[\s\0]{0,6}"
_WITH_WEEKDAY_BEHIND: Final = (
    re.compile(rf"(?<![\w/.,-]){_SAID}{_NUMBERS}{_MARK}{_NAME_VI}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.,-]){_SAID}{_WORDS}{_MARK}{_NAME_VI}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.,-]){_ENGLISH}{_MARK}{_WEEKDAY_EN}", re.IGNORECASE),
)
_CLAUSE_END: Final = re.compile(
    r"\s*(?:[.;)\n\0]|\Z)|,? (?:tại|lúc|ở|vào lúc|bắt đầu|at|in)\b(?! (?:thứ|ngày|chủ))", re.IGNORECASE
)
_SEVERAL_BEFORE: Final = re.compile(
    r"(?:\b(?:từ|sau|đến|tới|các|những|và|from|until|and)\s+|\d\s*,\s*|(?:thứ\s+\w+|chủ nhật|\bT[2-7]|\bCN)[\s,(]*)\Z",
    re.IGNORECASE,
)
"""Before a day with a weekday behind its comma: a period begins or several days are listed, and the weekday is another one."""
_PLAIN: Final = (
    re.compile(rf"(?<![\w/.,-])(?P<said>ngày\s+)?{_NUMBERS}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.,-])(?P<said>ngày\s+)?{_WORDS}", re.IGNORECASE),
)
_PLAIN_ENGLISH: Final = (
    re.compile(rf"(?<![\w/.,-]){_ENGLISH}", re.IGNORECASE),
    re.compile(rf"\b{_AMERICAN}", re.IGNORECASE),
)
_BEFORE_WEEKDAY: Final = re.compile(
    r"(?:^|[^\w\s]|\d|\b(?:vào|sáng|chiều|tối|trưa|đêm|từ|đến|và|hoặc|hay|hôm|qua|trước|sau|hết|lúc|giờ|phút|là|tức))\s*$",
    re.IGNORECASE,
)
"""Before a weekday; behind other words `thứ ba` counts: the third session, the third time."""
_BEFORE_NAME: Final = re.compile(
    r"(?<!\bkỳ )(?<!phiên )(?<!cuộc )(?<!buổi )(?<!lần )(?<!đợt )(?<!khóa )(?<!khoá )(?<!biên bản )"
    r"\b(?:họp|tổ chức|khai mạc|bế mạc|diễn ra|bắt đầu|làm việc|tiếp dân|tiếp công dân|trực|nghỉ|khởi hành)\s+\Z",
    re.IGNORECASE,
)
"""Before a weekday with a capital and a comma behind it (`họp thứ Hai, ngày 24/11/2026`); a session (`kỳ họp thứ hai`) has no capital."""
_BEFORE_LONG_NAME: Final = re.compile(
    r"\b(?:họp|tổ chức|khai mạc|bế mạc|bắt đầu|lúc|giờ|sáng|chiều|tối|hết|trước) ngày\s+\Z", re.IGNORECASE
)
"""Before a weekday that its date follows at once (`họp ngày thứ sáu 25/12/2027`)."""
_FRACTIONS: Final = frozenset(((1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5)))
_LUNAR: Final = re.compile(r"[^.;\n]{0,25}?(?:âm lịch|\bÂL\b|\bAL\b)|\s*\(?ÂL", re.IGNORECASE)
_LEAPS: Final = 2000
"""A leap year, for days without a year: 29/2 exists in some year."""


@frozen
class NamedDay:
    """A day as named in a text, which need not exist. `weekday` counts from Monday as 0, and is -1 if none is named."""

    start: int
    """The position of its first character, from 0."""
    text: str
    weekday: int
    day: int
    month: int
    year: int
    """0 if no year is named."""
    is_said: bool
    """True if the word `ngày` or a weekday says that it is a day; otherwise `2/3` may be a fraction."""

    @property
    def end(self) -> int:
        """The position behind its last character."""
        return self.start + len(self.text)

    def date_near(self, near: date) -> date | None:
        """Return the date; without a year, the date closest to `near`. None if there is no such date."""
        years = (self.year,) if self.year else (near.year - 1, near.year, near.year + 1)
        days = [found for each in years if (found := date_of(each, self.month, self.day)) is not None]
        return min(days, key=lambda each: abs(each - near), default=None)


def find_weekdays_with_day(text: str) -> Iterator[NamedDay]:
    """Yield each weekday before or behind its date in `text`, in Vietnamese or English.

    Days of the lunar calendar are left out.
    """
    for pattern in _WITH_WEEKDAY:
        for match in pattern.finditer(text):
            named = _read(match, _read_weekday(match["weekday"]))
            if _names_weekday(text, match, named) and not is_lunar(text, named):
                yield named
    yield from _find_weekdays_behind(text)


def _find_weekdays_behind(text: str) -> Iterator[NamedDay]:
    """Yield `ngày 26/12/2026 (thứ Bảy)` and `26/12/2026, thứ Bảy`, unless the weekday may begin something else."""
    for pattern in _WITH_WEEKDAY_BEHIND:
        for match in pattern.finditer(text):
            is_in_bracket = match["mark"] == "("
            if is_in_bracket:
                is_name = text.startswith(")", match.end())
            else:
                is_name = (
                    _is_written_as_name(match["weekday"])
                    and _CLAUSE_END.match(text, match.end()) is not None
                    and _SEVERAL_BEFORE.search(text[max(match.start() - 20, 0) : match.start()].replace("\0", ""))
                    is None
                )
            named = _read(match, _read_weekday(match["weekday"]))
            is_day = named.year or match.groupdict().get("said")
            if is_name and is_day and not is_lunar(text, named):
                yield replace(named, text=f"{match[0]})") if is_in_bracket else named


def _is_written_as_name(weekday: str) -> bool:
    """Return True for `thứ Sáu`, `Thứ sáu`, `thứ 6` and `Friday`; `thứ hai` may begin a second reason, and `T6` be a floor."""
    return len(weekday) > 2 and (weekday[-1].isdigit() or any(map(str.isupper, weekday)) or weekday.startswith("chủ"))


def find_days(text: str) -> Iterator[NamedDay]:
    """Yield each day in `text` that is written in numbers and follows the word `ngày` or has a year.

    Days of the lunar calendar are left out.
    """
    for pattern in _PLAIN:
        for match in pattern.finditer(text):
            named = _read(match, -1)
            if (named.is_said or named.year) and not is_lunar(text, named):
                yield named


def find_english_days(text: str) -> Iterator[NamedDay]:
    """Yield each day with its year written with an English month: `31 November 2026`, `November 31, 2026`."""
    for pattern in _PLAIN_ENGLISH:
        for match in pattern.finditer(text):
            named = _read(match, -1)
            if named.year:
                yield named


def is_lunar(text: str, named: NamedDay) -> bool:
    """Return True if the words behind the day say that it is a day of the lunar calendar."""
    return _LUNAR.match(text, named.end) is not None


def date_of(year: int, month: int, day: int) -> date | None:
    """Return the date, or None if there is none. Without a year (0), it suffices that some year has it."""
    try:
        return date(year or _LEAPS, month, day)
    except ValueError:
        return None


def _read(match: re.Match[str], weekday: int) -> NamedDay:
    parts = match.groupdict()
    month = (parts["month"] or parts.get("other") or "").casefold()
    return NamedDay(
        start=match.start(),
        text=match[0],
        weekday=weekday,
        day=int(parts["day"]),
        month=int(month) if month.isdigit() else _MONTHS_EN.index(month) + 1,
        year=int(parts["year"] or parts.get("last") or 0),
        is_said=bool(parts.get("said")) or weekday >= 0,
    )


def _names_weekday(text: str, match: re.Match[str], named: NamedDay) -> bool:
    words = match["weekday"].casefold()
    if words.startswith("thứ") and not _is_weekday_here(text, match, named):
        return False
    return bool(named.year or match.groupdict().get("said")) or (named.day, named.month) not in _FRACTIONS


def _is_weekday_here(text: str, match: re.Match[str], named: NamedDay) -> bool:
    """Return True if `thứ hai` is no ordinal number, by the words before it, its capitals and its comma."""
    before = text[max(match.start() - 24, 0) : match.start()].replace("\0", "")
    name = match["weekday"]
    if _BEFORE_WEEKDAY.search(before) or (
        re.search(r"\bngày\s*\Z", before, re.IGNORECASE) and not name.split()[-1].islower()
    ):
        return True
    behind = text[match.end("weekday") : match.end("weekday") + 6].replace("\0", "")
    if behind.startswith(","):
        return _has_capital(name) and _BEFORE_NAME.search(before) is not None
    return (
        bool(named.year)
        and behind[1:2].isdigit()
        and _BEFORE_LONG_NAME.search(before) is not None
        and not text.startswith(" của", named.end)
    )


def _has_capital(name: str) -> bool:
    return not name.isupper() and any(letter.isupper() for letter in name)


def _read_weekday(words: str) -> int:
    word = words.casefold().removeprefix("t").split()[-1] if len(words) == 2 else words.casefold().split()[-1]
    if word in _WEEKDAYS_EN:
        return _WEEKDAYS_EN.index(word)
    return int(word) - 2 if word.isdigit() else _WEEKDAYS_VI.index(word) if word in _WEEKDAYS_VI else _SUNDAY
