"""Offers as submissions have them: content that is offered before main holds it, and answers that are being written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portalgen.config.portal import Portal
from portalgen.content.model import Page
from portalgen.editorial.deadlines.open_items import OpenWork
from portalgen.editorial.offers.page_blobs import page_of_blob
from portalgen.editorial.offers.received_offers import (
    ReceivedOffer,
    choose_original,
    is_offered_content,
    names_offer,
)
from portalgen.timeline.states import is_text_path


def add_drafts(offers: Iterable[ReceivedOffer], work: OpenWork, portal: Portal) -> tuple[ReceivedOffer, ...]:
    """Return the offers with what submissions hold of them: the offered item, where main does not, and answers to it."""
    return tuple(_add_drafts(each, work, portal) for each in offers)


def _add_drafts(received: ReceivedOffer, work: OpenWork, portal: Portal) -> ReceivedOffer:
    page, data = received.page, received.data
    if page is None:
        page, data = choose_original(_find_offered_pages(received, work, portal))
    answering = (
        name
        for each in work.items
        if each.page is not None and each.page.site == received.offer.to and names_offer(each.page, received.offer)
        for name in each.names
    )
    return replace(received, page=page, data=data, draft_names=tuple(dict.fromkeys(answering)))


def _find_offered_pages(received: ReceivedOffer, work: OpenWork, portal: Portal) -> Iterator[tuple[Page, bytes]]:
    """Yield the offered pages that a submission holds, byte for byte."""
    changes = {each.path: each for each in received.offer.record.changes if is_text_path(each.path)}
    for submission in work.submissions:
        for item in submission.items:
            for path, blob in item.pages:
                data = work.texts.get(blob) if path in changes else None
                if data is not None and is_offered_content(changes[path], data):
                    page = page_of_blob(portal, path, data)
                    if page is not None:
                        yield page, data
