"""What a site has published and when: the day that the history proves, else the day that the item itself gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portalgen.content.model import Item
from portalgen.graph.moments import is_sample, is_waiting
from portalgen.law.due_dates import to_vietnam_time
from portalgen.reports.report_content import ReportContent


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """An item that readers have been given."""

    item: Item
    day: date | None
    """None where neither the history nor the item says."""
    is_proven: bool
    """Whether the history proves the day."""

    @property
    def is_sample(self) -> bool:
        """Whether it is a sample, which is no work that was done."""
        return is_sample(self.item.original)


def list_published_items(content: ReportContent, sites: Collection[str]) -> Iterator[ReportedItem]:
    """Yield what `sites` have published by the clock, also what has expired or was withdrawn since; no notice of a removal."""
    for site in sites:
        for item in content.items_by_site.get(site, ()):
            page = item.original
            if not page.is_index and not page.kind.is_tombstone and not page.draft and not is_waiting(page, content.at):
                yield _date_item(content, item)


def find_first_day(published: Iterable[ReportedItem]) -> date | None:
    """Return the day on which a site began to publish, as far as its items tell; None of a site without any.

    A document bears the day on which it was issued, which may be long before there was a site: such days count only where
    nothing else tells.
    """
    items = [each for each in published if each.day is not None]
    telling = [each for each in items if each.is_proven or each.item.original.kind.date_from == "date"]
    return min((each.day for each in telling or items if each.day is not None), default=None)


def _date_item(content: ReportContent, item: Item) -> ReportedItem:
    times = content.main.timeline.items.get(item.id) if content.main is not None else None
    if times is not None and times.publication.at is not None and times.publication.strength != "unproven":
        return ReportedItem(item, to_vietnam_time(times.publication.at).date(), is_proven=True)
    moment = item.original.date
    return ReportedItem(item, to_vietnam_time(moment).date() if moment is not None else None, is_proven=False)
