"""Publications of a site with their days: from the history, or from the item itself only without it.

Anyone can write an item's day at any time. Since the start of counting (`evidence_starts`), an item belongs to the day
of its arrival on main, so a reported month never changes afterwards. Earlier items, and items in a folder without a
history, belong to their own day; a day of issue or of signing is not a day of publication.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Final

from portalgen.content.model import FaultyPage, Item, Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_waiting
from portalgen.law.due_dates import to_vietnam_time
from portalgen.reports.arrival_times import read_arrival_times
from portalgen.reports.former_items import FormerItem, list_items_gone
from portalgen.reports.report_content import ReportContent
from portalgen.timeline.model import Evidence, EvidenceReason

_OLDER: Final = frozenset[EvidenceReason](("before-adoption", "import"))
"""Reasons for content that existed before: the item's own day is better."""
_UNSOUND: Final = frozenset[EvidenceReason](("early-date", "future-date", "date-order"))
"""The commit's own date cannot be right."""


@frozen
class ReportedItem:
    """An item published to readers."""

    item: Item
    day: date | None
    """The day of publication; None if unknown."""
    is_proven: bool
    """True if the history proves the day."""
    former: FormerItem | None = None
    """For items no longer visible: the data kept by the history."""

    @property
    def is_moved(self) -> bool:
        """True if it counts in a month other than its own day's."""
        own = find_day_on_page(self.item.original)
        return own is not None and self.day is not None and (own.year, own.month) != (self.day.year, self.day.month)

    @property
    def is_standing(self) -> bool:
        """True if it has no day because it needs none, like a page on the agency itself."""
        return self.day is None and self.item.original.kind.date_from == "date"


def list_published_items(content: ReportContent, sites: Collection[str]) -> Iterator[ReportedItem]:
    """Yield the publications of `sites` up to the clock, including expired, withdrawn and removed items.

    Excluded are samples, notices of removal, and without a history items with a future day.
    """
    days = _Days(content)
    for site in sites:
        for item in content.items_by_site.get(site, ()):
            if _is_published(content, item) and not _is_to_come(content, item.original):
                yield days.date_item(item)
        for former in list_items_gone(content, site):
            yield days.date_item(former.item, former)


def count_samples(content: ReportContent, sites: Collection[str]) -> int:
    """Return how many samples `sites` show."""
    items = (each for site in sites for each in content.items_by_site.get(site, ()))
    return sum(each.id in content.sample_ids and _is_page(content, each.original) for each in items)


def count_future_dates(content: ReportContent, sites: Collection[str]) -> int:
    """Return how many visible items have a future day and are not scheduled (`publish_at`)."""
    items = (each for site in sites for each in content.items_by_site.get(site, ()))
    return sum(_is_published(content, each) and _bears_day_to_come(content, each.original) for each in items)


def find_day_of_faulty(content: ReportContent, faulty: FaultyPage) -> date | None:
    """Return the day of a partly readable page, from its history or its readable part; None if unknown."""
    if faulty.page is not None:
        return _Days(content).date_item(Item(faulty.id or faulty.page.id, (faulty.page,))).day
    times = content.main.timeline.items.get(faulty.id) if content.main is not None else None
    return _day(times.publication.at) if times is not None else None


def find_first_day(published: Iterable[ReportedItem]) -> date | None:
    """Return the first day of publication of a site, from its items; None without items."""
    return min((each.day for each in published if each.day is not None), default=None)


def find_day_on_page(page: Page) -> date | None:
    """Return the publication day stated by a page: its `date`, and not a day of issue in its place."""
    if page.date is None:
        return None
    day = to_vietnam_time(page.date).date()
    field = page.kind.date_from
    return None if field != "date" and page.fields.get(field) in (day, page.date) else day


def _is_published(content: ReportContent, item: Item) -> bool:
    return item.id not in content.sample_ids and _is_page(content, item.original)


def _is_page(content: ReportContent, page: Page) -> bool:
    return not page.is_index and not page.kind.is_tombstone and not page.draft and not is_waiting(page, content.at)


def _bears_day_to_come(content: ReportContent, page: Page) -> bool:
    own = find_day_on_page(page)
    return own is not None and own > to_vietnam_time(content.at).date()


def _is_to_come(content: ReportContent, page: Page) -> bool:
    """Return True if only a future day is known: no history proves its publication."""
    return content.main is None and _bears_day_to_come(content, page)


class _Days:
    """The days of a portal's items."""

    def __init__(self, content: ReportContent) -> None:
        self._content = content

    def date_item(self, item: Item, former: FormerItem | None = None) -> ReportedItem:
        """Return the item with its day."""
        main = self._content.main
        times = main.timeline.items.get(item.id) if main is not None else None
        own = _own_or_received(item.original, is_former=former is not None)
        if times is None:
            return ReportedItem(item, own, False, former)
        published = times.publication
        if published.at is not None and published.strength != "unproven":
            return ReportedItem(item, _day(published.at), True, former)
        shown = published if published.at is not None else times.submission
        if shown.at is None:
            return ReportedItem(item, own, False, former)
        arrival = to_vietnam_time(self._correct(shown.at, shown)).date()
        if shown.reason in _OLDER:
            return ReportedItem(item, min(own, arrival) if own is not None else None, False, former)
        return ReportedItem(item, arrival, False, former)

    def _correct(self, at: datetime, evidence: Evidence) -> datetime:
        """Return the time of arrival on main, within the bounds of the commits around it if its own date is wrong."""
        if evidence.reason not in _UNSOUND:
            return at
        main = self._content.main
        assert main is not None
        return read_arrival_times(main.repository, main.tip, main.at).get(evidence.commit, at)


def _own_or_received(page: Page, *, is_former: bool) -> date | None:
    """Return the item's own day, else its scheduled hour, else the day of its receipt.

    The day that the history keeps for a removed item is its own only if its kind takes the day from `date`.
    """
    own = None if is_former and page.kind.date_from != "date" else find_day_on_page(page)
    received = (page.fields.get("received") or {}).get("at")
    return next((each for each in (own, _day(page.publish_at), _day(received)) if each is not None), None)


def _day(moment: datetime | None) -> date | None:
    return to_vietnam_time(moment).date() if moment is not None else None
