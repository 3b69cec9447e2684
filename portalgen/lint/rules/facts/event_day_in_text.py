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
_PAST: Final = re.compile(r"kỷ niệm|năm ngoái|năm trước|lần trước|kỳ trước|trước đó|năm 20\d\d,", re.IGNORECASE)


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT213 if the text gives an event another day than its front matter does.

    Two forms are read: the first sentence of a report (`Sáng ngày 19/11/2026, …`), and the day of the event with a
    year that is one off. A registration that ends after the event is reported as well. FCT205 reports a wrong year in the front matter.
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


def _lead(named: NamedDay) -> int:
    """Return the length of the word `ngày` in the words of the day."""
    return len(named.text) - len(named.text.casefold().removeprefix("ngày").lstrip())


def _other_years(day: date) -> tuple[date | None, ...]:
    return date_of(day.year - 1, day.month, day.day), date_of(day.year + 1, day.month, day.day)


def _day(value: object) -> date | None:
    return to_vietnam_time(value).date() if isinstance(value, datetime) else None


RULE: Final = PageRule("FCT213", check)
