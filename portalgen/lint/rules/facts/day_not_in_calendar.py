"""The check of FCT202; its page is `FCT202.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.lint.rules.facts._wrong_times import find_late_mornings, find_wrong_times
from portalgen.text.named_days import date_of, find_days, find_english_days

_LAST_MONTH: Final = 12
_LAST_DAY: Final = 31
_DAYS_OF_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH: Final = re.compile(
    r"(?<!ngày )(?<!\d )\btháng (?P<month>1[3-9]|[2-9]\d)(?:/| năm )(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
_NUMBER_BEFORE: Final = re.compile(r"\b(?:số|điều|khoản|mục|thửa|tờ|quyển)\s*:?\s*$", re.IGNORECASE)
_VERSION_BEFORE: Final = re.compile(
    r"\b(?:phiên bản|bản|phần mềm|ứng dụng|version|release|build|firmware|app|v)\b[^.;:\n\d]{0,30}\Z", re.IGNORECASE
)
_DATED: Final = re.compile(r"\b(?:ký|ngày|từ|đến|trước|sau|hạn|ban hành|on|by|of|until)\b", re.IGNORECASE)
_SHORT: Final = re.compile(r"\d[ghG:.-]\d|\dh")
_ENGLISH_SIGN: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@frozen
class _Wrong:
    """A day or a time that does not exist, with the reason."""

    start: int
    text: str
    why: LocalizedText


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT202 for each day missing from the calendar, such as 31/11, and each time such as 25 giờ 30."""
    for wrong, whole, place in find_in_sentences(text, _find_wrong, _may_name_day):
        if not is_quoted_mistake(whole, wrong):
            yield violation("FCT202", place, text=" ".join(wrong.text.split()), why=wrong.why)


def _may_name_day(words: str) -> bool:
    """A cheap test before the expressions."""
    return (
        "/" in words
        or "tháng " in words
        or "giờ" in words
        or _SHORT.search(words) is not None
        or _ENGLISH_SIGN.search(words) is not None
    )


def _find_wrong(text: str) -> Iterator[_Wrong]:
    yield from chain(_find_wrong_days(text), _find_times(text))


def _find_wrong_days(text: str) -> Iterator[_Wrong]:
    for named in chain(find_days(text), find_english_days(text) if _ENGLISH_SIGN.search(text) else ()):
        if date_of(named.year, named.month, named.day) is not None or _is_number(text, named.start, named.end):
            continue
        if not named.is_said and "." in named.text and _is_version(text, named.start):
            continue
        why = _explain(named.day, named.month, named.year)
        if why is not None and (named.is_said or named.day <= _LAST_DAY):
            yield _Wrong(named.start, named.text, why)


def _is_number(text: str, start: int, end: int) -> bool:
    """Return True if the digits are the number of a document or of a plot: `31/11/2026/QĐ-UBND`, `số 31/11`."""
    return text[end : end + 1] in ("/", "-", "%") or _NUMBER_BEFORE.search(text, max(start - 12, 0), start) is not None


def _is_version(text: str, start: int) -> bool:
    """Return True for `phiên bản 2.13.2026`, but not for `văn bản ký 2.13.2026`."""
    before = _VERSION_BEFORE.search(text, max(start - 45, 0), start)
    return before is not None and _DATED.search(before[0]) is None


def _explain(day: int, month: int, year: int) -> LocalizedText | None:
    if not 0 < month <= _LAST_MONTH:
        if not 0 < day <= _LAST_MONTH or month > _LAST_DAY:
            return (
                LocalizedText(f"không có tháng {month}", f"there is no month {month}") if month <= _LAST_DAY else None
            )
        return LocalizedText(
            f"không có tháng {month}; ngày viết trước tháng", f"there is no month {month}; the day precedes the month"
        )
    last = _DAYS_OF_MONTHS[month - 1] if month != 2 or not year or date_of(year, 2, 29) is not None else 28
    of = f"{month}/{year}" if month == 2 and year else str(month)
    return LocalizedText(f"tháng {of} chỉ có {last} ngày", f"month {of} has only {last} days")


def _find_times(text: str) -> Iterator[_Wrong]:
    for match in find_wrong_times(text):
        why = LocalizedText("giờ từ 0 đến 24, phút từ 0 đến 59", "hours are 0 to 24, minutes 0 to 59")
        yield _Wrong(match.start("time"), match["time"], why)
    for match in _MONTH.finditer(text):
        why = LocalizedText(f"không có tháng {match['month']}", f"there is no month {match['month']}")
        yield _Wrong(match.start(), match[0], why)
    for match in find_late_mornings(text):
        why = LocalizedText("13 giờ trở đi không phải buổi sáng", "13:00 and later is not in the morning")
        yield _Wrong(match.start(), match[0], why)


RULE: Final = PageRule("FCT202", check)
