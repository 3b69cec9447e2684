"""The two clocks of an offer, and those of the item that answers it: the supplier's ends, and the board's begins, with the
receipt that the history proves (QĐ 2111, Điều 8(4) and 9).

The clocks themselves are those of `portalgen.timeline.clocks`, which knows nothing of records: an offer is judged as an
item that was handed in with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from portalgen.config.legal import LegalSettings
from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.editorial.offers.received_offers import ReceivedOffer, names_offer
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.clocks import ItemClock, clocks_of
from portalgen.timeline.facts import FactsVersion
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.publication import NOT_PUBLIC
from portalgen.timeline.record import ItemRecord, Timeline


def clocks_of_offer(
    received: ReceivedOffer, timeline: Timeline, legal: LegalSettings, at: datetime, kinds: Mapping[str, Kind]
) -> tuple[ItemClock, ...]:
    """Return the clocks of the supplier and of the board that was asked, seen at `at`; none of what cannot be read."""
    page, receipt = received.page, received.receipt
    if page is None or receipt.at is None:
        return ()
    there = {key: value for key, value in page.fields.items() if key != "received"}  # by the board that offers
    judged = _with_receipt(replace(page, site=received.offer.to, fields=there), receipt.at)
    times = {page.id: ItemTimes(receipt, _end_of(received, timeline))}

    def is_day(_: Page, location: Location) -> bool:
        return is_written_as_day(received.data, location)

    library = Library((Item(page.id, (judged,)),))
    return clocks_of(library, legal, Timeline(timeline.head, times, rules=timeline.rules), at, is_day, kinds)


def _end_of(received: ReceivedOffer, timeline: Timeline) -> Evidence:
    """What ends the clock of the board: its own item, else an answer after which nothing is to be published."""
    times = timeline.items.get(received.shown_page.id) if received.shown_page is not None else None
    if times is not None:
        return times.publication
    is_over = received.offer.state == "declined" or received.offer.is_shown_in_list
    return received.answered if is_over and received.answered is not None else NOT_PUBLIC


def join_offers(library: Library, timeline: Timeline, offers: Iterable[ReceivedOffer]) -> tuple[Library, Timeline]:
    """Return what main holds with the proven receipt of what answers an offer, in the place of what the item says of it."""
    answering = {
        each.shown_page.id: each
        for each in reversed(tuple(offers))
        if each.shown_page is not None and is_answered_by(timeline, each)
    }
    return _join(library, timeline, answering)


def join_drafts(library: Library, timeline: Timeline, offers: Sequence[ReceivedOffer]) -> tuple[Library, Timeline]:
    """Return the same of what waits in a submission: its items answer the offers that they name."""
    answering = {
        item.id: each
        for item in library.items
        for each in reversed(offers)
        if item.original.site == each.offer.to and names_offer(item.original, each.offer)
    }
    return _join(library, timeline, answering)


def _join(library: Library, timeline: Timeline, answering: Mapping[str, ReceivedOffer]) -> tuple[Library, Timeline]:
    if not answering:
        return library, timeline
    items = tuple(_join_item(each, answering.get(each.id)) for each in library.items)
    times = {
        identity: ItemTimes(answering[identity].receipt, each.publication) if identity in answering else each
        for identity, each in timeline.items.items()
    }
    records = {identity: _join_record(each, answering.get(identity)) for identity, each in timeline.records.items()}
    return replace(library, items=items), replace(timeline, items=times, records=records)


def is_answered_by(timeline: Timeline, received: ReceivedOffer) -> bool:
    """Whether the item that names an offer came after it: what was handed in or published before was no answer."""
    receipt = received.receipt.at
    times = timeline.items.get(received.shown_page.id) if received.shown_page is not None else None
    if times is None or receipt is None:
        return False
    submitted, published = times.submission, times.publication.at
    came_before = submitted.strength == "proven" and submitted.at is not None and submitted.at < receipt
    return not came_before and (published is None or published >= receipt)


def contradicts_receipt(received: ReceivedOffer) -> datetime | None:
    """Return what the answering item gives as its receipt, where that is another day than the proven one; else None."""
    fields = received.shown_page.fields if received.shown_page is not None else {}
    stated = (fields.get("received") or {}).get("at")
    if stated is None or received.receipt.at is None:
        return None
    same_day = to_vietnam_time(stated).date() == to_vietnam_time(received.receipt.at).date()
    return None if same_day else stated


def _join_item(item: Item, received: ReceivedOffer | None) -> Item:
    if received is None or received.receipt.at is None:
        return item
    return replace(item, pages=(_with_receipt(item.original, received.receipt.at), *item.pages[1:]))


def _join_record(record: ItemRecord, received: ReceivedOffer | None) -> ItemRecord:
    if received is None:
        return record
    at = received.receipt.at
    assert at is not None  # what nobody received is answered by nothing
    versions = (
        FactsVersion(replace(each.facts, received=min(each.facts.received or at, at)), each.restarts)
        for each in record.versions
    )
    return replace(record, versions=tuple(versions))


def _with_receipt(page: Page, at: datetime) -> Page:
    """Return the page as received at `at`, or earlier where it says so: nobody moves a limit in their own favour."""
    received = page.fields.get("received") or {}
    return replace(page, fields={**page.fields, "received": {**received, "at": min(received.get("at") or at, at)}})
