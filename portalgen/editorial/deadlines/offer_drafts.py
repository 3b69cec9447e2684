"""Offers in submissions: offers and offered content not yet on main, and answers in preparation."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.model import Page
from portalgen.editorial.deadlines.carried_records import is_record_path, read_carried_records, read_record_signers
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.open_items import OpenWork
from portalgen.editorial.offers.offer_model import Offer, offered_content_of
from portalgen.editorial.offers.page_blobs import page_of_blob
from portalgen.editorial.offers.received_offers import (
    ReceivedOffer,
    choose_original,
    is_about_offer,
    is_offered_content,
    names_offer,
)
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.record_files import CheckedRecord
from portalgen.history.blobs import read_blobs_at
from portalgen.timeline.evidence_judge import soonest_dates_of, submission_evidence_of
from portalgen.timeline.open_submissions import OpenSubmission
from portalgen.timeline.states import is_text_path

_WAITING: Final = sys.maxsize
"""The place of a record on no line yet."""


def add_drafts(offers: Iterable[ReceivedOffer], work: OpenWork, portal: Portal) -> tuple[ReceivedOffer, ...]:
    """Return the offers with the related content of submissions: offered items missing from main, and answers."""
    return tuple(_add_drafts(each, work, portal) for each in offers)


def list_pushed_offers(content: MainContent, work: OpenWork, sites: Collection[str] = ()) -> tuple[ReceivedOffer, ...]:
    """Return the valid offers to these sites, or to any, in submissions but not on main, each content once.

    Reminders about them begin with the submission; they can be answered once they are on main.
    """
    bringing = [each for each in work.submissions if any(_is_offer(path, work) for path in _list_records(each))]
    signers = read_record_signers(content) if bringing else None
    if signers is None:
        return ()
    offers: dict[object, ReceivedOffer] = {}
    known = {offered_content_of(each.offer.record) for each in content.offers if each.offer.state == "waiting"}
    for submission in bringing:
        for carried in read_carried_records(submission.head.differences, work.texts, signers):
            checked = carried.checked
            if carried.record.action != "offer" or checked is None or not checked.counts:
                continue
            offer = Offer(_landed(checked), ())
            key = offered_content_of(offer.record)
            if key not in offers and key not in known and (not sites or offer.to in sites):
                offers[key] = _receive(content, submission, offer)
    return tuple(offers.values())


def _list_records(submission: OpenSubmission) -> Iterator[str]:
    """Yield the blob ids of a submission's records."""
    for each in submission.head.differences:
        if each.blob and is_record_path(each.path):
            yield each.blob


def _is_offer(blob: str, work: OpenWork) -> bool:
    return b'"action":"offer"' in work.texts.get(blob, b"")


def _landed(checked: CheckedRecord) -> LandedRecord:
    """Return a waiting record as if it had landed after all records of main."""
    site = "" if checked.signer is None else checked.signer.site
    return LandedRecord(checked.path, checked.digest, _WAITING, checked.record, checked.person, site, checked.key, ())


def _receive(content: MainContent, submission: OpenSubmission, offer: Offer) -> ReceivedOffer:
    head = submission.head
    by_id = {each.id: each for each in head.commits}
    commit = next((by_id[id] for id, change in head.changes if change.path == offer.landed.path), head.commits[-1])
    earlier = [head.dates[parent].committed_at for parent in commit.parents]
    soonest = soonest_dates_of(head.commits, dict.fromkeys(by_id, 0)).get(commit.id)
    saved = submission_evidence_of(commit, earlier, soonest, content.at)
    texts = {each.path: each for each in offer.record.changes if is_text_path(each.path)}
    now = read_blobs_at(content.repository, content.tip, texts.keys())
    pages = [
        (page, data) for path, data in now.items() if (page := page_of_blob(content.portal, path, data)) is not None
    ]
    page, data = choose_original(each for each in pages if is_offered_content(texts[each[0].source], each[1]))
    is_changed = any(not is_offered_content(texts[path], each) for path, each in now.items())
    return ReceivedOffer(offer, saved, None, None, page, data, is_changed, pushed_names=head.names)


def _add_drafts(received: ReceivedOffer, work: OpenWork, portal: Portal) -> ReceivedOffer:
    page, data = received.page, received.data
    if page is None:
        page, data = choose_original(_find_offered_pages(received, work, portal))
    answering = (
        name
        for each in work.items
        if each.page is not None
        and each.page.site == received.offer.to
        and names_offer(each.page, received.offer)
        and is_about_offer(each.page, received)
        for name in each.names
    )
    return replace(received, page=page, data=data, draft_names=tuple(dict.fromkeys(answering)))


def _find_offered_pages(received: ReceivedOffer, work: OpenWork, portal: Portal) -> Iterator[tuple[Page, bytes]]:
    """Yield the offered pages in a submission, byte for byte."""
    changes = {each.path: each for each in received.offer.record.changes if is_text_path(each.path)}
    for submission in work.submissions:
        for item in submission.items:
            for path, blob in item.pages:
                data = work.texts.get(blob) if path in changes else None
                if data is not None and is_offered_content(changes[path], data):
                    page = page_of_blob(portal, path, data)
                    if page is not None:
                        yield page, data
