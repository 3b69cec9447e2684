"""The check of FCT201; its page is `FCT201.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.lint.rules.word._traces import TableRow, find_table_rows
from portalgen.locale.dates import format_day_with_weekday, localize
from portalgen.text.named_days import NamedDay, date_of, find_weekdays_with_day

_HINT: Final = re.compile(
    r"\b(?:thứ\s+[^\W_]+|chủ\s+nhật|(?-i:T[2-7]|CN)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[\s,(|*]*(?:ngày\s+|the\s+)?\d",
    re.IGNORECASE,
)
"""A weekday before a number; a cheap test."""
_YEAR: Final = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_SHORT: Final = re.compile(r"T[2-7]\b|CN\b")
_ONLY_WEEKDAY: Final = re.compile(
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE
)
_ONLY_DAY: Final = re.compile(r"(?:ngày )?\d{1,2}/\d{1,2}/\d{4}")
_FAR_DAYS: Final = 120
"""From this distance to the page's day on, a day without a year may be of the year before or after as well."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT201 for each weekday that contradicts the date behind it. KND263 reports schedules, by their week."""
    near = text.page.day
    if text.page.kind.occasions is not None or near is None or not _may_name_weekday(text.text):
        return
    for named, whole, place in find_in_sentences(text, find_weekdays_with_day, _may_name_weekday):
        day = named.date_near(near)
        possible = _list_possible_days(named, near, text)
        is_wrong = all(each.weekday() != named.weekday for each in possible)
        if is_wrong and day is not None and not is_quoted_mistake(whole, named):
            yield violation(
                "FCT201", place, text=" ".join(named.text.split()), day=localize(format_day_with_weekday, day)
            )
    for row in find_table_rows(text) if "|" in text.body else ():
        yield from _check_row(text, row)


def _may_name_weekday(words: str) -> bool:
    """A cheap test before the expression."""
    return (
        "hứ " in words or "hủ nhật" in words or "day" in words or _SHORT.search(words) is not None
    ) and _HINT.search(words) is not None


def _check_row(text: PageText, row: TableRow) -> Iterator[Violation]:
    """Yield FCT201 for a row with one cell of a weekday, and one of a day with its year."""
    plain = [cell.text.strip("* ") for cell in row.cells]
    weekdays = [index for index, words in enumerate(plain) if _ONLY_WEEKDAY.fullmatch(words)]
    days = [index for index, words in enumerate(plain) if _ONLY_DAY.fullmatch(words)]
    if len(weekdays) != 1 or len(days) != 1:
        return
    for named in find_weekdays_with_day(f"{plain[weekdays[0]]}, {plain[days[0]]}"):
        day = date_of(named.year, named.month, named.day)
        if day is not None and day.weekday() != named.weekday:
            cell = row.cells[weekdays[0]]
            place = text.span(row.line, cell.column, len(cell.text))
            yield violation(
                "FCT201",
                place,
                text=f"{plain[weekdays[0]]}, {plain[days[0]]}",
                day=localize(format_day_with_weekday, day),
            )


def _list_possible_days(named: NamedDay, near: date, text: PageText) -> list[date]:
    """Return the dates that the writer may have meant: without a year, years named on the same page count too."""
    if named.year:
        years = {named.year}
    else:
        years = {int(match[0]) for match in _YEAR.finditer(text.visible_text)}
        around = (near.year - 1, near.year, near.year + 1)
        days = [found for each in around if (found := date_of(each, named.month, named.day)) is not None]
        closest = min((abs(each - near) for each in days), default=None)
        years |= {
            each.year for each in days if abs(each - near) == closest or abs((each - near).days) < 366 - _FAR_DAYS
        }
    return [found for each in sorted(years) if (found := date_of(each, named.month, named.day)) is not None]


RULE: Final = PageRule("FCT201", check)
