"""When a board received an offer, and the item by which it shows it: read from main's history and newest commit.

The record was received no later than it reached main, and no earlier than it was saved for submission by the clock of
the offering board: both count (QĐ 2111, Điều 8(4), 9). The receipt stated by the receiving item changes neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from hashlib import sha256
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.model import Page
from portalgen.editorial.offers.landed_offers import list_added_records, read_landed_offers
from portalgen.editorial.offers.offer_model import SHORTEST_DIGEST, Offer, match_offers
from portalgen.editorial.offers.page_blobs import page_of_blob
from portalgen.editorial.records.records import PathChange
from portalgen.frozen import frozen
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.grep import find_files_containing
from portalgen.history.model import Commit
from portalgen.history.program import run_git
from portalgen.history.repository import Repository
from portalgen.timeline.evidence_judge import EvidenceJudge
from portalgen.timeline.facts import identity_of_page
from portalgen.timeline.model import Evidence, EvidencePolicy
from portalgen.timeline.publication import NOT_PUBLIC
from portalgen.timeline.read import read_evidence_judge
from portalgen.timeline.states import is_text_path

_DIGESTS: Final = re.compile(rf"(?<![0-9a-z])[0-9a-f]{{{SHORTEST_DIGEST},64}}(?![0-9a-z])")
"""Digests of offers, or beginnings of them, as whole words."""


@frozen
class ReceivedOffer:
    """An offer with the facts known from main."""

    offer: Offer
    saved: Evidence | None
    """When its record was saved for submission, by the clock of the offering board; None if unproven."""
    landed: Evidence | None
    """When its record reached main; None while it is in a submission."""
    answered: Evidence | None
    """When its answer reached main; None if there is none."""
    page: Page | None
    """The original of the item as offered, else as on main now; None if neither can be read."""
    data: bytes = field(repr=False)
    """The file of `page`."""
    is_changed: bool
    """True if main now has other content at the offered paths."""
    named_by: tuple[Page, ...] = ()
    """The originals of the receiving site's items that name the offer, or are named by the answer."""
    shown_page: Page | None = None
    """The original among `named_by` that answers the offer, else the first; None if there is none."""
    is_answered_by_page: bool = False
    """True if `shown_page` is about the offered content and came after the offer, published or not."""
    end: Evidence = NOT_PUBLIC
    """The end of the receiving board's clock; without a time as long as the clock runs."""
    draft_names: tuple[str, ...] = ()
    """Submissions with such an item, if requested."""
    pushed_names: tuple[str, ...] = ()
    """For an offer not yet on main: the submissions that bring it."""

    @property
    def receipt(self) -> Evidence:
        """When the receiving board got it: at the landing, possibly delayed, but not before it was saved."""
        saved, landed = self.saved, self.landed
        if landed is None or landed.at is None:
            return saved or landed or NOT_PUBLIC
        if saved is None or saved.at is None or saved.at >= landed.at or landed.strength == "unproven":
            return landed
        return Evidence(landed.at, "weak", "bounded", landed.commit, earliest=saved.not_before)

    @property
    def first_moment(self) -> datetime | None:
        """The earliest possible moment of receipt by the receiving board."""
        return self.receipt.earliest or self.receipt.at

    @property
    def title(self) -> str:
        """The title of the offered item; its first file if unreadable."""
        return self.page.title if self.page is not None else self.offer.record.changes[0].path

    @property
    def answering_ids(self) -> tuple[str, ...]:
        """The id of the answering item, published or not; empty if there is none."""
        return (self.shown_page.id,) if self.shown_page is not None and self.is_answered_by_page else ()

    @property
    def is_open(self) -> bool:
        """True if the receiving board still has to answer, or to show the accepted content."""
        return self.end.at is None


def read_received_offers(
    repository: Repository, tip: str, portal: Portal, evidence: EvidencePolicy, at: datetime
) -> tuple[ReceivedOffer, ...]:
    """Return the valid offers on main's `tip`, the id of a commit, in order of landing, seen at `at`."""
    offers = match_offers(read_landed_offers(repository, tip))
    if not offers:
        return ()
    judge = read_evidence_judge(repository, tip, evidence, at)
    pushed = _find_pushed(repository, tip, judge, offers)
    files = list_files_at(repository, tip)
    naming = _find_naming_pages(repository, tip, portal, files, offers)
    offered = {change.path for each in offers for change in each.record.changes if is_text_path(change.path)}
    blobs = {path: files[path] for path in offered if path in files}
    data = dict(read_blobs(repository, dict.fromkeys(blobs.values())))
    now = {path: data[blob] for path, blob in blobs.items()}
    return tuple(_read_offer(repository, portal, each, judge, pushed, now, naming) for each in offers)


def _read_offer(
    repository: Repository,
    portal: Portal,
    offer: Offer,
    judge: EvidenceJudge,
    pushed: Mapping[str, Commit],
    now: Mapping[str, bytes],
    naming: Mapping[str, tuple[Page, ...]],
) -> ReceivedOffer:
    texts = [each for each in offer.record.changes if is_text_path(each.path)]
    page, data = _read_offered_page(repository, portal, offer, texts, now)
    answer = offer.answer
    return ReceivedOffer(
        offer,
        _saved_evidence(judge, pushed.get(offer.landed.path)),
        _landing_evidence(judge, offer.landed.place),
        _landing_evidence(judge, answer.place) if answer is not None else None,
        page,
        data,
        any(each.path in now and not is_offered_content(each, now[each.path]) for each in texts),
        naming.get(offer.digest, ()),
    )


def _saved_evidence(judge: EvidenceJudge, commit: Commit | None) -> Evidence | None:
    """Return evidence of when a record was saved beside the line; None if there is none."""
    saved = judge.submission_evidence(commit) if commit is not None else None
    return saved if saved is not None and saved.is_witnessed else None


def _landing_evidence(judge: EvidenceJudge, place: int) -> Evidence:
    """Return evidence of a record that reached main with the commit at `place`: it existed no later than that."""
    if judge.proves(place):
        return judge.publication_evidence(place, judge.main_line.commits[place].committed_at)
    return judge.latest_submission_evidence(place)


def _find_pushed(repository: Repository, tip: str, judge: EvidenceJudge, offers: Iterable[Offer]) -> dict[str, Commit]:
    """Return the first commit beside the line that added each offer and was merged with its landing, by path."""
    places = {each.landed.path: each.landed.place for each in offers}
    side = {each.id: each for each in judge.main_line.side_commits}
    pushed: dict[str, Commit] = {}
    for id, paths in list_added_records(
        repository, tip, places.keys(), "--full-history", "--no-merges", "--topo-order"
    ):
        if id in side:
            place = judge.main_line.entry_places[id]
            pushed |= {path: side[id] for path in paths if places[path] == place}  # the oldest is the last
    return pushed


def _read_offered_page(
    repository: Repository, portal: Portal, offer: Offer, texts: Iterable[PathChange], now: Mapping[str, bytes]
) -> tuple[Page | None, bytes]:
    """Return the original as offered, else as on main now, with its bytes."""
    pages: list[tuple[Page, bytes]] = []
    for each in texts:
        data = now.get(each.path)
        if data is None or not is_offered_content(each, data):
            before = _read_file(repository, offer.record.onto, each.path)
            data = before if before is not None and is_offered_content(each, before) else data
        page = page_of_blob(portal, each.path, data) if data is not None else None
        if page is not None and data is not None:
            pages.append((page, data))
    return choose_original(pages)


def choose_original(pages: Iterable[tuple[Page, bytes]]) -> tuple[Page | None, bytes]:
    """Return the Vietnamese page with its bytes, else the first page; None if there is none."""
    listed = tuple(pages)
    return next((each for each in listed if each[0].language == "vi"), listed[0] if listed else (None, b""))


def _read_file(repository: Repository, commit: str, path: str) -> bytes | None:
    result = run_git(repository.top, ("cat-file", "blob", f"{commit}:{repository.prefix}{path}"))
    return None if result.status else result.output


def is_offered_content(change: PathChange, data: bytes) -> bool:
    """Return True if the bytes of a file are the offered ones."""
    return change.after is not None and change.after.sha256 == sha256(data).hexdigest()


def _find_naming_pages(
    repository: Repository, tip: str, portal: Portal, files: Mapping[str, str], offers: Iterable[Offer]
) -> dict[str, tuple[Page, ...]]:
    """Return the receiving sites' items that name offers, or are named by their answers, by the offer's digest."""
    offers = tuple(offers)
    texts = [digest[:SHORTEST_DIGEST] for each in offers for digest in each.digests]
    texts += [each.answered_item for each in offers if each.answered_item]
    paths = [each for each in find_files_containing(repository, tip, CONTENT_FOLDER, texts) if is_text_path(each)]
    data = dict(read_blobs(repository, dict.fromkeys(files[each] for each in paths if each in files)))
    pages = [page for each in paths if each in files and (page := page_of_blob(portal, each, data[files[each]]))]
    return {
        offer.digest: tuple(
            page for page in pages if page.site == offer.to and not page.is_index and names_offer(page, offer)
        )
        for offer in offers
    }


def names_offer(page: Page, offer: Offer) -> bool:
    """Return True if a receiving site's item names an offer (`received.ref`, `via`), or the answer names the item."""
    received = page.fields.get("received") or {}
    words = _DIGESTS.findall(f"{received.get('ref', '')} {received.get('via', '')}")
    is_named = any(digest.startswith(word) for digest in offer.digests for word in words)
    return is_named or (bool(offer.answered_item) and page.id == offer.answered_item)


def is_about_offer(page: Page, received: ReceivedOffer) -> bool:
    """Return True if an item may be the offered one: a different number or issuer of a document excludes it."""
    offered = received.page
    return offered is None or not identity_of_page(page).is_other_document(identity_of_page(offered))
