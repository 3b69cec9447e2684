"""Items a site no longer shows: removed with a notice, or silently lost. Known only from the history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.reports.report_content import ReportContent
from portalgen.timeline.facts import identity_of_page


@frozen
class FormerItem:
    """A removed or lost item."""

    item: Item
    """With the data kept by the history: its title, kind and days, without text and authors."""
    gone_since: datetime
    notice: Page | None
    """The notice of its removal; None if it was lost."""


def list_items_gone(content: ReportContent, site: str) -> Iterator[FormerItem]:
    """Yield the items that readers of `site` can no longer see.

    Samples are excluded, and so are items still present, under their id or as the same thing under another.
    """
    former = content.former_by_site.get(site, ())
    if content.main is None or not former:
        return
    present = content.items_by_site.get(site, ())
    notices = {each.id: each.original for each in present if each.original.kind.is_tombstone}
    faulty = {name for each in content.library.faulty_pages for name in (each.id, each.source)}
    shown = {each.id for each in present if each.id not in notices}
    successors = _Successors(content, [each.original for each in present if each.id in shown])
    for item in former:
        since = _gone_since(content, item)
        if since is None or item.id in shown or item.id in content.sample_ids:
            continue
        if faulty.intersection((item.id, item.original.source)):  # it exists, but a fault makes it unreadable
            continue
        notice = notices.get(item.id)
        if notice is not None or not successors.holds(item, since):
            yield FormerItem(item, since, notice)


def _gone_since(content: ReportContent, item: Item) -> datetime | None:
    """Return the time since which it is gone; None if it was never published completely."""
    assert content.main is not None
    absences = content.main.timeline.records[item.id].absences
    return absences[-1].begin if absences and absences[-1].end is None else None


class _Successors:
    """Items that came to a site when others went: an item with a new id was moved, not lost."""

    def __init__(self, content: ReportContent, pages: list[Page]) -> None:
        assert content.main is not None
        self._times = content.main.timeline.items
        self._pages: dict[tuple[str, ...], list[str]] = {}
        for page in pages:
            for key in _keys_of(page):
                self._pages.setdefault(key, []).append(page.id)

    def holds(self, item: Item, since: datetime) -> bool:
        """Return True if an item with the same title or number came no earlier than `item` went."""
        ids = {each for key in _keys_of(item.original) for each in self._pages.get(key, ())}
        arrivals = (self._times[each].publication.at for each in ids if each in self._times)
        return any(at is not None and at >= since for at in arrivals)


def _keys_of(page: Page) -> Iterator[tuple[str, ...]]:
    identity = identity_of_page(page)
    yield ("title", " ".join(identity.title.casefold().split()))
    if identity.number and identity.issuer:
        yield ("number", identity.number, identity.issuer)
