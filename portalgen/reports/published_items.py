"""What a site has published and when: the day that the history gives, and the item's own word only where there is none.

A day that an item bears can be written by anybody at any time. Since the portal counts (`evidence_starts`), an item is of
the day on which it came to main, so that no month that was reported grows or shrinks afterwards. What was there before,
or in a folder without a history, is of the day that it bears; a day of issue or of signing is no day of publication.
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
"""What came to main so was there before: the item's own day is the better one."""
_UNSOUND: Final = frozenset[EvidenceReason](("early-date", "future-date", "date-order"))
"""The commit's own date cannot be right."""


@frozen
class ReportedItem:
    """An item that readers have been given."""

    item: Item
    day: date | None
    """On which it was published; None where nothing says."""
    is_proven: bool
    """Whether the history proves the day."""
    former: FormerItem | None = None
    """Where readers do not have it any more: what the history keeps of it."""

    @property
    def is_moved(self) -> bool:
        """Whether it counts in another month than that of the day that it bears."""
        own = find_day_on_page(self.item.original)
        return own is not None and self.day is not None and (own.year, own.month) != (self.day.year, self.day.month)

    @property
    def is_standing(self) -> bool:
        """Whether it bears no day because it needs none, as a page on the agency itself."""
        return self.day is None and self.item.original.kind.date_from == "date"


def list_published_items(content: ReportContent, sites: Collection[str]) -> Iterator[ReportedItem]:
    """Yield what `sites` have published by the clock, also what has expired, was withdrawn or is gone since.

    No sample is among it, no notice of a removal, and where there is no history nothing that bears a day to come.
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
    """Return how many items bear a day that is to come and wait for no hour (`publish_at`): readers have them already."""
    items = (each for site in sites for each in content.items_by_site.get(site, ()))
    return sum(_is_published(content, each) and _bears_day_to_come(content, each.original) for each in items)


def find_day_of_faulty(content: ReportContent, faulty: FaultyPage) -> date | None:
    """Return the day of a page that cannot be read whole, as far as its history or what can be read of it tells."""
    if faulty.page is not None:
        return _Days(content).date_item(Item(faulty.id or faulty.page.id, (faulty.page,))).day
    times = content.main.timeline.items.get(faulty.id) if content.main is not None else None
    return _day(times.publication.at) if times is not None else None


def find_first_day(published: Iterable[ReportedItem]) -> date | None:
    """Return the day on which a site began to publish, as far as its items tell; None of a site without any."""
    return min((each.day for each in published if each.day is not None), default=None)


def find_day_on_page(page: Page) -> date | None:
    """Return the day of publication that a page bears itself: its `date`, and not the day of issue that stands for one."""
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
    """Whether nothing but a day to come is known of it: no history says that it is there already."""
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
        """Return when main held it: no earlier and no later than the commits around it allow, where its own date is wrong."""
        if evidence.reason not in _UNSOUND:
            return at
        main = self._content.main
        assert main is not None
        return read_arrival_times(main.repository, main.tip, main.at).get(evidence.commit, at)


def _own_or_received(page: Page, *, is_former: bool) -> date | None:
    """The day that the item bears, else the hour that it waited for, else that of its receipt.

    Of an item that is gone the history keeps one day and not which: where the kind has another, it says nothing.
    """
    own = None if is_former and page.kind.date_from != "date" else find_day_on_page(page)
    received = (page.fields.get("received") or {}).get("at")
    return next((each for each in (own, _day(page.publish_at), _day(received)) if each is not None), None)


def _day(moment: datetime | None) -> date | None:
    return to_vietnam_time(moment).date() if moment is not None else None
