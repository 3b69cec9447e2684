"""Facts of the front matter that cannot be: they contradict one another, or the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time

Contradiction = Literal["before_signing", "before_beginning", "future"]
"""Received before it was signed or issued; ended before it began; later than the clock."""


@dataclass(frozen=True, slots=True)
class ImpossibleFact:
    """A fact that cannot be, and why; `location` says where the front matter holds it."""

    location: Location
    value: datetime | date
    contradiction: Contradiction


def find_impossible_facts(page: Page, at: datetime) -> Iterator[ImpossibleFact]:
    """The impossible facts of an item's original at the moment `at`; an event may still be to end."""
    received = (page.fields.get("received") or {}).get("at")
    signed = page.fields.get("signed") or page.fields.get("issued")
    if received is not None and received > at:
        yield ImpossibleFact(("received", "at"), received, "future")
    if received is not None and signed is not None and to_vietnam_time(received).date() < signed:
        yield ImpossibleFact(("received", "at"), received, "before_signing")
    if "signed" in page.fields and page.fields["signed"] > to_vietnam_time(at).date():
        yield ImpossibleFact(("signed",), page.fields["signed"], "future")
    yield from _find_reversed_period(page)


def _find_reversed_period(page: Page) -> Iterator[ImpossibleFact]:
    """A period of the page's kind that closes before it opens; an end without an hour is the end of that day."""
    period = page.kind.period
    if period is None:
        return
    begin, end = page.fields.get(period.opens), page.fields.get(period.closes)
    declared = page.kind.field(period.closes)
    if begin is None or end is None or declared is None:
        return
    last = _moment(end) - timedelta.resolution if declared.type == "closing_date" else _moment(end)
    has_hour = to_vietnam_time(_moment(end)).time() != time()
    is_reversed = last < _moment(begin) if has_hour else _day(last) < _day(_moment(begin))
    if is_reversed:
        yield ImpossibleFact((period.closes,), end if has_hour else _day(last), "before_beginning")


def _moment(value: datetime | date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time(), VIETNAM)


def _day(moment: datetime) -> date:
    return to_vietnam_time(moment).date()
