"""The two clocks of an offer and those of its answering item (QĐ 2111, Điều 8(4) and 9).

With the receipt, the supplier's clock ends and the receiving board's begins. The receipt has two values: when the offer
was saved for submission, by the clock of the offering board, and when it reached main. On time or late means so by both
values; anything else is unproven.

The clocks themselves come from `portalgen.timeline.clocks`, which is independent of records: an offer is judged as an
item submitted with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from portalgen.config.legal import LegalSettings
from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.editorial.offers.received_offers import ReceivedOffer, is_about_offer, names_offer
from portalgen.graph.moments import is_withdrawn
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.facts import FactsVersion, clock_facts_of, identity_of_page
from portalgen.timeline.former_settings import FormerSettings
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.publication import NOT_PUBLIC
from portalgen.timeline.record import Absence, ItemRecord, Timeline


def clocks_of_offer(
    received: ReceivedOffer,
    timeline: Timeline,
    legal: LegalSettings,
    at: datetime,
    kinds: Mapping[str, Kind],
    former: FormerSettings | None = None,
) -> tuple[ItemClock, ...]:
    """Return the clocks of the supplier and of the receiving board, seen at `at`; none for unreadable content.

    The arguments are those of `clocks_of`.
    """
    page, receipt = received.page, received.receipt
    if page is None or receipt.at is None:
        return ()
    fields = {key: value for key, value in page.fields.items() if key != "received"}  # by the board that offers
    offered = _with_receipt(replace(page, site=received.offer.to, fields=fields), receipt.at)
    times = {page.id: ItemTimes(_supply_of(received, timeline), received.end)}
    facts = FactsVersion(replace(clock_facts_of(offered), received=received.first_moment))
    absences = _absences_of(received, timeline)
    records = {page.id: ItemRecord(identity_of_page(offered), versions=(facts,), absences=absences)}

    def is_day(_: Page, location: Location) -> bool:
        return is_written_as_day(received.data, location)

    library = Library((Item(page.id, (offered,)),))
    own = Timeline(timeline.head, times, records, rules=timeline.rules)
    return clocks_of(library, legal, own, at, is_day, kinds, former)


def _supply_of(received: ReceivedOffer, timeline: Timeline) -> Evidence:
    """Return the end of the supplier's clock: the offer, or an earlier submission of the item to its own site's board.

    Its time is no lower bound of the receipt by the receiving board, so it never reads as proven.
    """
    own = timeline.items.get(received.page.id) if received.page is not None else None
    first, supplied = received.first_moment, own.submission if own is not None else None
    if supplied is None or supplied.strength == "unproven" or supplied.at is None or first is None:
        return received.receipt
    return replace(supplied, strength="weak", earliest=supplied.not_before) if supplied.at < first else received.receipt


def _absences_of(received: ReceivedOffer, timeline: Timeline) -> tuple[Absence, ...]:
    """Return the periods in which the answering item was no longer public."""
    page = received.shown_page if received.is_answered_by_page else None
    record = timeline.records.get(page.id) if page is not None else None
    return record.absences if record is not None else ()


def settle_offers(
    offers: Iterable[ReceivedOffer], timeline: Timeline, portal: Portal, at: datetime
) -> tuple[ReceivedOffer, ...]:
    """Return the offers with their answering items and the ends of the boards' clocks, seen at `at`."""
    return tuple(_settle(each, timeline, portal, at) for each in offers)


def _settle(received: ReceivedOffer, timeline: Timeline, portal: Portal, at: datetime) -> ReceivedOffer:
    named = sorted(received.named_by, key=lambda page: _rank_of(page, received, timeline, at))
    page = named[0] if named else None
    is_answered = page is not None and _is_answered_by(page, received, timeline)
    chosen = replace(received, shown_page=page, is_answered_by_page=is_answered)
    return replace(chosen, end=_end_of(chosen, timeline, portal, at))


def _rank_of(page: Page, received: ReceivedOffer, timeline: Timeline, at: datetime) -> int:
    """Rank published answers first, then unpublished answers, then items on other subjects or older than the offer."""
    is_answer = _is_answered_by(page, received, timeline)
    return 0 if is_answer and _publication_of(page, timeline, at) is not None else 1 if is_answer else 2


def _publication_of(page: Page, timeline: Timeline, at: datetime) -> Evidence | None:
    """Return when an item was published.

    None for drafts, items set for a future time, and items already withdrawn on arrival.
    """
    times = timeline.items.get(page.id)
    published = times.publication if times is not None else NOT_PUBLIC
    if published.at is None or published.at > at or is_withdrawn(page, published.at):
        return None
    return published


def _end_of(received: ReceivedOffer, timeline: Timeline, portal: Portal, at: datetime) -> Evidence:
    """Return the end of the board's clock: its own item, else an answer after which no publication is due."""
    page, answered = received.shown_page, received.answered
    published = _publication_of(page, timeline, at) if page is not None else None
    if published is not None and received.is_answered_by_page:
        return published
    if answered is None or received.offer.state == "waiting":
        return NOT_PUBLIC
    if received.offer.state == "declined" or (published is not None and is_same_document(page, received.page)):
        return answered
    if (
        received.offer.is_shown_in_list
        and received.page is not None
        and is_in_list(portal, received.page, received.offer.to)
    ):
        own = _publication_of(received.page, timeline, at)
        return NOT_PUBLIC if own is None else max(answered, own, key=_moment_of)
    return NOT_PUBLIC


def _moment_of(evidence: Evidence) -> float:
    return evidence.at.timestamp() if evidence.at is not None else 0.0


def is_in_list(portal: Portal, page: Page, to: str) -> bool:
    """Return True if a list of the site `to` shows this item of another site once it is published there.

    The only such list is the news of component sites on the home page of the main site.
    """
    sections = (section for site in portal.sites if site.id == page.site for section in site.sections)
    own_only = {section.path for section in sections if not section.on_main_home}
    return to == portal.main_site.id and page.kind.is_report and page.section not in own_only


def is_same_document(page: Page | None, other: Page | None) -> bool:
    """Return True if both are the same document by number and issuer; news has neither."""
    if page is None or other is None:
        return False
    first, second = identity_of_page(page), identity_of_page(other)
    return bool(first.number and second.number) and not first.is_other_document(second)


def join_offers(library: Library, timeline: Timeline, offers: Iterable[ReceivedOffer]) -> tuple[Library, Timeline]:
    """Return the content of main, with the proven receipt of each answering item in place of the stated receipt."""
    answering = {
        each.shown_page.id: each
        for each in reversed(tuple(offers))
        if each.shown_page is not None and each.is_answered_by_page
    }
    return _join(library, timeline, answering)


def join_drafts(library: Library, timeline: Timeline, offers: Sequence[ReceivedOffer]) -> tuple[Library, Timeline]:
    """Return the same for a submission: its items answer the offers that they name."""
    answering = {
        item.id: each
        for item in library.items
        for each in reversed(offers)
        if item.original.site == each.offer.to
        and names_offer(item.original, each.offer)
        and is_about_offer(item.original, each)
    }
    return _join(library, timeline, answering)


def _join(library: Library, timeline: Timeline, answering: Mapping[str, ReceivedOffer]) -> tuple[Library, Timeline]:
    if not answering:
        return library, timeline
    items = tuple(_join_item(each, answering.get(each.id)) for each in library.items)
    times = {
        identity: ItemTimes(_supply_of(answering[identity], timeline), each.publication)
        if identity in answering
        else each
        for identity, each in timeline.items.items()
    }
    records = {identity: _join_record(each, answering.get(identity)) for identity, each in timeline.records.items()}
    return replace(library, items=items), replace(timeline, items=times, records=records)


def _is_answered_by(page: Page, received: ReceivedOffer, timeline: Timeline) -> bool:
    """Return True if an item is about the offered content and came later.

    An item submitted or published before the offer is no answer.
    """
    receipt, times = received.first_moment, timeline.items.get(page.id)
    if times is None or receipt is None or not is_about_offer(page, received):
        return False
    submitted, published = times.submission, times.publication.at
    came_before = submitted.is_witnessed and submitted.at is not None and submitted.at < receipt
    return not came_before and (published is None or published >= receipt)


def contradicts_receipt(received: ReceivedOffer) -> datetime | None:
    """Return the receipt stated by the answering item if its day is not a possible day of receipt; else None."""
    fields = received.shown_page.fields if received.shown_page is not None else {}
    claimed_at = (fields.get("received") or {}).get("at")
    if claimed_at is None or received.receipt.at is None:
        return None
    first = received.first_moment or received.receipt.at
    day, first_day, last_day = (to_vietnam_time(each).date() for each in (claimed_at, first, received.receipt.at))
    return None if first_day <= day <= last_day else claimed_at


def _join_item(item: Item, received: ReceivedOffer | None) -> Item:
    if received is None or received.receipt.at is None:
        return item
    return replace(item, pages=(_with_receipt(item.original, received.receipt.at), *item.pages[1:]))


def _join_record(record: ItemRecord, received: ReceivedOffer | None) -> ItemRecord:
    if received is None:
        return record
    versions = (
        FactsVersion(replace(each.facts, received=min(each.facts.received or at, at)), each.restarts)
        for each in record.versions
        for at in (received.first_moment, received.receipt.at)
        if at is not None
    )
    return replace(record, versions=tuple(versions))


def _with_receipt(page: Page, at: datetime) -> Page:
    """Return the page as received at `at`, or earlier if it says so: nobody moves a limit in their own favour."""
    received = page.fields.get("received") or {}
    return replace(page, fields={**page.fields, "received": {**received, "at": min(received.get("at") or at, at)}})
