"""The check of FCT213; its page is `FCT213.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.facts._event_years import find_misdated_event
from portalgen.lint.rules.facts._sentences import is_quoted_mistake
from portalgen.locale.dates import format_day, localize
from portalgen.text.named_days import NamedDay, date_of, find_days

_BEGINNING: Final = re.compile(r"[\s\0*_]*(?:(?:Sáng|Chiều|Tối|Trưa)(?: ngày)?|Ngày)\s+\Z", re.IGNORECASE)
_REGISTRATION: Final = re.compile(
    r"\bđăng ký (?:tham dự|tham gia|dự|tại|qua|với|trước)[^.;\n]{0,50}(?:trước|đến hết|đến|chậm nhất)\s*\Z",
    re.IGNORECASE,
)
_TIME: Final = r"(?:(?:vào )?(?:lúc )?(?:\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{2})?(?: phút)?)?,?(?: (?:sáng|chiều|tối))?,?\s*)(?:vào )?(?:ngày\s+)?\Z"
_LABEL: Final = re.compile(
    rf"[\s\0*_+-]*Thời gian(?: tổ chức| diễn ra| khai mạc| bắt đầu)?\s?[*_\0]*:[*_\0]*\s*{_TIME}", re.IGNORECASE
)
_TAKES_PLACE: Final = re.compile(
    rf"(?: (?!năm|kỳ|lần|vòng)\w+){{0,4}}? (?:sẽ )?(?:diễn ra|khai mạc|bắt đầu|được tổ chức) {_TIME}", re.IGNORECASE
)
"""Words between the name of the event, as the title begins, and its day."""
_NEAR_DAYS: Final = 62
_BEFORE: Final = 160
_PAST: Final = re.compile(r"kỷ niệm|năm ngoái|năm trước|lần trước|kỳ trước|trước đó|năm 20\d\d,", re.IGNORECASE)


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT213 if the text gives an event another day than its front matter does.

    Read are the first sentence of a report (`Sáng ngày 19/11/2026, …`) and the day of the event in a wrong year.
    If the text names no day of the event, `Thời gian: …` and `Hội thi … bắt đầu lúc 8 giờ ngày …` are read too.
    A registration ending after the event is reported as well. FCT205 reports a wrong year in the front matter.
    """
    kind = text.page.kind
    if kind.period is None or not kind.period.is_event or not is_original(text):
        return
    begin, end = _day(text.fields.get(kind.period.opens)), _day(text.fields.get(kind.period.closes))
    first, last = begin or end, end or begin
    if first is None or last is None or find_misdated_event(text.page, text.body) is not None:
        return
    key = kind.period.opens if begin is not None else kind.period.closes
    for number, block in enumerate(text.outline.shown_texts):
        for named in find_days(block.prose):
            day = date_of(named.year or first.year, named.month, named.day)
            if day is None or first <= day <= last:
                continue
            is_report = number == 0 and _BEGINNING.fullmatch(block.prose, 0, named.start + _lead(named)) is not None
            before = block.prose[max(named.start - 80, 0) : named.start]
            is_late = day > last and number > 0 and _REGISTRATION.search(before) is not None
            is_year_off = day in _other_years(first) and not _PAST.search(block.prose)
            if (is_report and abs((day - first).days) < 7) or is_year_off or is_late:
                if not is_quoted_mistake(block.prose, named):
                    yield violation(
                        "FCT213",
                        block.place(named.start, len(named.text)),
                        text=" ".join(named.text.split()),
                        key=key,
                        day=localize(format_day, first),
                    )
                return
    yield from _check_named_event(text, key, first, last)


def _check_named_event(text: PageText, key: str, first: date, last: date) -> Iterator[Violation]:
    """Yield FCT213 for the only day named as the day of the event, if the text names no right day."""
    name = " ".join(text.page.title.split()[:2]).casefold()
    found: list[Violation] = []
    for block in text.outline.shown_texts:
        for named in find_days(block.prose):
            day = date_of(named.year or first.year, named.month, named.day)
            if day is not None and first <= day <= last:
                return
            is_swapped = day is not None and (day.day, day.month) == (first.month, first.day)
            if day is None or not (abs((day - first).days) <= _NEAR_DAYS or is_swapped):
                continue
            least = max(named.start - _BEFORE, 0)
            start = block.prose.rfind(". ", least, named.start) + 1
            before = block.prose[start or least : named.start]
            is_event = before.lstrip(" \0*_").casefold().startswith(name) and _TAKES_PLACE.fullmatch(
                before.lstrip(" \0*_")[len(name) :]
            )
            if (
                (is_event or _LABEL.fullmatch(before))
                and not is_quoted_mistake(block.prose, named)
                and not _PAST.search(block.prose)
            ):
                if found:  # several days, so the item is about several events
                    return
                found.append(
                    violation(
                        "FCT213",
                        block.place(named.start, len(named.text)),
                        text=" ".join(named.text.split()),
                        key=key,
                        day=localize(format_day, first),
                    )
                )
    yield from found


def _lead(named: NamedDay) -> int:
    """Return the length of the word `ngày` in the words of the day."""
    return len(named.text) - len(named.text.casefold().removeprefix("ngày").lstrip())


def _other_years(day: date) -> tuple[date | None, ...]:
    return date_of(day.year - 1, day.month, day.day), date_of(day.year + 1, day.month, day.day)


def _day(value: object) -> date | None:
    return to_vietnam_time(value).date() if isinstance(value, datetime) else None


RULE: Final = PageRule("FCT213", check)
