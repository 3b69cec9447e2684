"""The facts of an item to which a statement about it is compared: its days, hours, numbers, sums and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from portalgen.content.model import Item, Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import DONG, AmbiguousNumberError, parse_money, split_amount
from portalgen.text.normalization import fold, level_dashes

DOCUMENT_NUMBER: Final = re.compile(r"(?<![\w/.-])\d{1,5}(?:/\d{4})?/[A-ZĐ][A-ZĐa-z\d]*(?:[-–][A-ZĐa-z\d]+)*(?![\w/])")
HOUR: Final = r"(?<![\d/:.,])(?P<hour>\d{1,2})(?:\s?(?:giờ|g|h)(?!\w)(?:\s?(?P<minute>[0-5]\d)(?![\d/]))?|(?:h|:)(?P<clock>[0-5]\d)(?!\d))"
_TIME: Final = re.compile(HOUR, re.IGNORECASE)
_SET_APART: Final = re.compile(
    r"^(?:date|publish_at|expires_at|received|change_notes)\b[^\n]*\n(?:[ \t-]+[^\n]*\n)*", re.MULTILINE
)
"""Lines of the front matter whose hours say nothing about the subject of the item."""
_NAMED_DAY: Final = re.compile(
    r"(?<!\d)(?<!\d{4}-)(?P<first>\d{1,2})(?:\s*(?:-|–|,|và|đến|đến ngày|và ngày)\s*\d{1,2}){0,3}(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_DAY_BEFORE_MONTH: Final = re.compile(r"\d{1,2}")
_ISO: Final = re.compile(r"(?<!\d)\d{4}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
Day = tuple[int, int]
"""(day, month)."""
StatedTime = tuple[int, int]
"""(hour, minute)."""


class ItemFacts:
    """The facts of items named by other pages, read once for each item."""

    def __init__(self, context: LintContext) -> None:
        self._context = context
        self._texts: dict[str, str] = {}
        self._days: dict[str, frozenset[Day]] = {}
        self.by_source: Mapping[str, Item] = {
            page.source: item for item in context.library.items for page in item.pages
        }

    def text_of(self, page: Page) -> str:
        """Return the source of the page, front matter included, in one line."""
        if page.id not in self._texts:
            self._texts[page.id] = " ".join(self._context.text_of(page.source).split())
        return self._texts[page.id]

    def days_in_body(self, page: Page) -> frozenset[Day]:
        """Return every day in the text of the page, without its front matter."""
        return frozenset(days_in(" ".join(self.body_of(page).split())))

    def times_of(self, page: Page) -> frozenset[StatedTime]:
        """Return every time of the page, without those of publication."""
        source = _SET_APART.sub("", self._context.text_of(page.source))
        return frozenset(map(time_of, _TIME.finditer(source.replace("T", " "))))

    def has_number(self, page: Page, number: str) -> bool:
        """Return True if the page contains the number of a document, with any dashes and leading zeros."""
        plain = plain_number(number)
        return any(plain == plain_number(each[0]) for each in DOCUMENT_NUMBER.finditer(self.text_of(page)))

    def has_time(self, page: Page, match: re.Match[str]) -> bool:
        """Return True if the page contains the time, in the morning or in the afternoon."""
        hour, minute = time_of(match)
        return any((hour % 12, minute) == (each % 12, minutes) for each, minutes in self.times_of(page))

    def body_of(self, page: Page) -> str:
        """Return the body of the page as written."""
        return self._context.read_source(page.source)[page.body_start :].decode("utf-8", "replace")

    def days_of(self, page: Page) -> frozenset[Day]:
        """Return every day of the page: in its fields and, without their years, in its text."""
        if page.id not in self._days:
            self._days[page.id] = frozenset((*days_in(self.text_of(page)), *((d.day, d.month) for d in dates_of(page))))
        return self._days[page.id]


def dates_of(page: Page) -> tuple[date, ...]:
    """Return the days in the fields of the page."""
    values = (value for _, _, value in find_values(page, lambda field: True) if isinstance(value, date))
    return tuple(_to_day(each) for each in (*values, *filter(None, (page.publish_at, page.expires_at))))


def day_of_item(page: Page) -> date | None:
    """Return the day by which an item is named: of issue, of receipt, or its beginning."""
    keys = ("issued", "signed", "asked", page.kind.period.opens if page.kind.period else "")
    days = (page.fields.get(key) for key in keys if key)
    return next((_to_day(each) for each in days if isinstance(each, date)), None)


def span_of(page: Page) -> tuple[date | None, date | None]:
    """Return the first and the last day of the period of an item, None if unknown."""
    period = page.kind.period
    if period is None:
        return None, None
    begins, ends = page.fields.get(period.opens), page.fields.get(period.closes)
    return (
        _to_day(begins) if isinstance(begins, date) else None,
        _last_day(ends) if isinstance(ends, date) else None,
    )


def _last_day(value: date) -> date:
    """Return the last day of a time limit: a limit without hour ends at midnight of the next day."""
    return to_vietnam_time(value - timedelta(microseconds=1)).date() if isinstance(value, datetime) else value


def _to_day(value: date) -> date:
    return to_vietnam_time(value).date() if isinstance(value, datetime) else value


def sums_of(page: Page) -> list[Decimal]:
    """Return the sums in dong in the fields of the page."""
    amounts = (split_amount(value) for _, _, value in find_values(page, lambda field: field.type == "money"))
    return [number for number, currency in amounts if currency == DONG]


def amount_of(written: str) -> Decimal | None:
    """Return the amount of a sum as written, None if it is unclear."""
    try:
        kept = parse_money(written)
    except AmbiguousNumberError:
        return None
    return split_amount(kept)[0] if kept is not None else None


def days_in(text: str) -> Iterator[Day]:
    """Yield the days named in a text, also each of a list or range (`3, 4 và 5/6`)."""
    for match in _NAMED_DAY.finditer(text):
        days = _DAY_BEFORE_MONTH.findall(text[match.start() : match.start("month")])
        yield from ((int(day), int(match["month"])) for day in days)
    yield from ((int(match["day"]), int(match["month"])) for match in _ISO.finditer(text))


def time_of(match: re.Match[str], group: str = "") -> StatedTime:
    """Return the time in a match of `HOUR`, whose groups may have a prefix."""
    return int(match[f"{group}hour"]), int(match[f"{group}minute"] or match[f"{group}clock"] or 0)


def plain_number(number: str) -> str:
    """Return the number of a document without spaces, marks and leading zeros, for comparison."""
    return fold(level_dashes("".join(number.split()))).casefold().lstrip("0")


def letters_of(text: str) -> str:
    """Return the words of a text without marks and punctuation, for comparison."""
    return " ".join(re.findall(r"\w+", fold(text).casefold()))
