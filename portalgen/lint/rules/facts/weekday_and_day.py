"""The check of FCT201; its page is `FCT201.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import groupby
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.lint.rules.word._traces import TableRow, find_table_rows
from portalgen.locale.dates import format_day_with_weekday, localize
from portalgen.text.named_days import NamedDay, date_of, find_weekdays_with_day

_NAME: Final = r"\b(?:thứ\s+[^\W_]+|chủ\s+nhật|(?-i:T[2-7]|CN)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
_MONTH: Final = r"january|february|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber"
_HINT: Final = re.compile(
    rf"{_NAME}[\s,(|*_]*(?:(?:ngày|the|{_MONTH})[\s*_]+)?\d|\d[\s*_]*[,(][\s*_]*{_NAME}", re.IGNORECASE
)
"""A weekday before or behind a number; a cheap test."""
_YEAR: Final = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_SHORT: Final = re.compile(r"T[2-7]\b|CN\b")
_ONLY_WEEKDAY: Final = re.compile(
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE
)
_COLUMN: Final = re.compile(r"thứ(?: trong tuần)?", re.IGNORECASE)
"""The heading of a column of weekdays; `Thứ tự` and `Thứ hạng` are others."""
_IN_COLUMN: Final = re.compile(
    rf"(?P<bare>hai|ba|tư|năm|sáu|bảy|[2-7])|{_ONLY_WEEKDAY.pattern}|(?-i:T[2-7]|CN)", re.IGNORECASE
)
_ONLY_DAY: Final = re.compile(r"(?:ngày )?\d{1,2}(?:/\d{1,2}(?:/\d{4})?|(?P<sign>[.-])\d{1,2}(?P=sign)\d{4})")
_WITH_YEAR: Final = re.compile(r"\d{4}\Z")
_DAY_COLUMN: Final = re.compile(r"ngày\b", re.IGNORECASE)
"""The beginning of the heading of a column of days; `10/12` in another may be 10 of 12."""
_LUNAR: Final = re.compile(r"\bâm\b|\bÂL\b", re.IGNORECASE)
_WEEKDAY_SIGNS: Final = ("hứ", "HỨ", "hủ nhật", "HỦ NHẬT", "day")
_MARKS: Final = "*_ "
_FAR_DAYS: Final = 120
"""From this distance to the page's day on, a day without a year may be of the year before or after as well."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT201 for each weekday that contradicts the date behind it. KND263 reports schedules, by their week."""
    if text.page.kind.occasions is not None:
        return
    if _may_name_weekday(text.text):
        for named, whole, place in find_in_sentences(text, find_weekdays_with_day, _may_name_weekday):
            day = _contradicted_day(text, named)
            if day is not None and not is_quoted_mistake(whole, named) and not _is_range(whole, named):
                yield violation("FCT201", place, text=_quote(named, whole), day=day)
    for _, rows in groupby(find_table_rows(text), key=lambda row: row.table) if _may_have_column(text) else ():
        yield from _check_table(text, list(rows))


def _quote(named: NamedDay, whole: str) -> str:
    """Return the words without emphasis and without a bracket that stays open."""
    words = " ".join(named.text.replace("\0", "").split())
    if words.count("(") <= words.count(")"):
        return words
    return f"{words})" if whole[named.end :].lstrip("\0")[:1] == ")" else f"{words}…)"


def _may_name_weekday(words: str) -> bool:
    """A cheap test before the expression."""
    return (
        "hứ " in words or "hủ nhật" in words or "day" in words or _SHORT.search(words) is not None
    ) and _HINT.search(words) is not None


def _is_range(sentence: str, named: NamedDay) -> bool:
    """Return True for `thứ Hai đến thứ Sáu (30/11/2026 đến 04/12/2026)`: the day belongs to the first weekday."""
    return re.search(rf"(?:đến|tới|[-–]) ?{re.escape(named.text)} ?(?:đến|tới|[-–])", sentence) is not None


def _may_have_column(text: PageText) -> bool:
    return "|" in text.body and any(sign in text.body for sign in _WEEKDAY_SIGNS)


def _contradicted_day(text: PageText, named: NamedDay) -> LocalizedText | None:
    """Return the day with its true weekday if the text gives it another. Without a year, the page's own day is needed."""
    near = text.page.day
    if near is None:
        possible = [date_of(named.year, named.month, named.day)] if named.year else []
        day = possible[0] if possible else None
    else:
        possible, day = [*_list_possible_days(named, near, text)], named.date_near(near)
    if day is None or any(each is not None and each.weekday() == named.weekday for each in possible):
        return None
    return localize(format_day_with_weekday, day)


def _check_table(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    """Yield FCT201 for each row with one cell of a weekday, and one of a day.

    A lone `Sáu` or `6` counts only in a column with the heading `Thứ` and nothing but weekdays.
    """
    columns = {
        index
        for index, heading in enumerate(rows[0].headers)
        if _COLUMN.fullmatch(heading.strip(_MARKS))
        and all(
            _IN_COLUMN.fullmatch(words) or not any(map(str.isalnum, words))
            for row in rows
            for words in (each.text.strip(_MARKS) for each in row.cells[index : index + 1])
        )
    }
    for row in rows:
        yield from _check_row(text, row, columns)


def _check_row(text: PageText, row: TableRow, columns: Set[int]) -> Iterator[Violation]:
    plain = [cell.text.strip(_MARKS) for cell in row.cells]
    weekdays = [
        index
        for index, words in enumerate(plain)
        if _ONLY_WEEKDAY.fullmatch(words) or (index in columns and _IN_COLUMN.fullmatch(words))
    ]
    days = [index for index, words in enumerate(plain) if _ONLY_DAY.fullmatch(words) and _may_be_day(row, index)]
    if len(weekdays) != 1 or len(days) != 1:
        return
    words, said = plain[weekdays[0]], plain[days[0]]
    match = _IN_COLUMN.fullmatch(words)
    for named in find_weekdays_with_day(f"{'thứ ' if match and match['bare'] else ''}{words}, {said}"):
        day = _contradicted_day(text, named)
        if day is not None:
            cell = row.cells[weekdays[0]]
            place = text.span(row.line, cell.column, len(cell.text))
            yield violation("FCT201", place, text=f"{words}, {said}", day=day)


def _may_be_day(row: TableRow, index: int) -> bool:
    """Return True if the cell has a year or the heading `Ngày`; the days of the lunar calendar have other weekdays."""
    heading = "".join(row.headers[index : index + 1]).strip(_MARKS)
    has_year = _WITH_YEAR.search(row.cells[index].text.strip(_MARKS)) is not None
    return (has_year or _DAY_COLUMN.match(heading) is not None) and _LUNAR.search(heading) is None


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
