"""The check of FCT212; its page is `FCT212.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.text.named_days import date_of, find_days

_UNTIL: Final = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?")
_FROM: Final = re.compile(r"\b(?:từ|kể từ)\s+\Z", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"(?<![\w.,/-])(?P<days>\d{1,3}) ngày(?: liên tục| liền)?\)?\s?[,:(–-]?\s?(?:(?:được )?(?:tính|kể|bắt đầu) )?\Z",
    re.IGNORECASE,
)
"""A number of days directly before the period; `12 ngày mưa` and `5 ngày làm việc` are days within one."""
_TIMES: Final = re.compile(
    r"\btừ (?P<first>\d{1,2})\s?(?:giờ|h|:)\s?(?P<minute>\d{2})?(?: phút)?\s*(?:đến|-|–)\s*(?P<last>\d{1,2})\s?(?:giờ|h|:)\s?(?P<end>\d{2})?(?: phút)?"
    r"(?P<behind>\s*cùng ngày)?(?!\s*(?:sáng|ngày|hôm|phút|,? ?ngày|rạng))",
    re.IGNORECASE,
)
_HINT: Final = re.compile(r"ừ\s+(?:ngày\s+)?\d")
_BEFORE: Final = 60
_EVENING: Final = 18
_DAWN: Final = 6


@frozen
class _Range:
    """A period as written that ends before it begins, or has another length than the text says."""

    start: int
    text: str
    why: LocalizedText


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT212 for each period ending before its beginning, or with a number of days contradicting its dates.

    Periods over night (`từ 22 giờ đến 5 giờ`) and over the turn of the year are left out; one day more or less is
    accepted, because the first day may count or not (Bộ luật Dân sự 2015, Điều 147).
    """
    if not _HINT.search(text.body):
        return
    for found, whole, place in find_in_sentences(text, _find, _HINT.search):
        if not is_quoted_mistake(whole, found):
            yield violation("FCT212", place, text=" ".join(found.text.split()), why=found.why)


def _find(text: str) -> Iterator[_Range]:
    days = sorted(find_days(text), key=lambda each: each.start)
    for first, last in pairwise(days):
        least = max(first.start - _BEFORE, 0)
        word = _FROM.search(text, least, first.start)
        if word is None or not _UNTIL.fullmatch(text, first.end, last.start):
            continue
        begin = date_of(first.year or last.year, first.month, first.day)
        end = date_of(last.year, last.month, last.day)
        if begin is None or end is None or not last.year:
            continue
        words = text[first.start : last.end]
        if end < begin and (first.year or first.month == last.month):
            why = LocalizedText("ngày cuối trước ngày đầu", "its end is before its beginning")
            yield _Range(first.start, words, why)
            continue
        said = _LENGTH.search(text, least, word.start())
        length = (end - begin).days + 1
        if said is not None and end >= begin and abs(int(said["days"]) - length) > 1:
            why = LocalizedText(
                f"là {length} ngày, không phải {said['days']} ngày", f"that is {length} days, not {said['days']} days"
            )
            yield _Range(first.start, words, why)
    for match in _TIMES.finditer(text):
        first_time = int(match["first"]) * 60 + int(match["minute"] or 0)
        last_time = int(match["last"]) * 60 + int(match["end"] or 0)
        is_by_day = int(match["first"]) < _EVENING and int(match["last"]) >= _DAWN
        if last_time < first_time and (match["behind"] or is_by_day):
            why = LocalizedText("giờ cuối trước giờ đầu", "its end is before its beginning")
            yield _Range(match.start(), match[0], why)


RULE: Final = PageRule("FCT212", check)
