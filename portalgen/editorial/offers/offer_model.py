"""Offers between boards and their answers: the first answer by the right board counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.offer_words import site_of_offer
from portalgen.editorial.records.records import ApprovalRecord, FileState
from portalgen.frozen import frozen

AnswerFault = Literal["no_offer", "wrong_board", "again"]
"""`no_offer`: main has no such offer. `wrong_board`: another board was asked. `again`: it was answered before."""
OfferState = Literal["waiting", "accepted", "declined"]

SHORTEST_DIGEST: Final = 12
"""The minimum length of an offer's digest by which an item may name it in `received.ref`."""


@frozen
class Offer:
    """A valid offer on main."""

    landed: LandedRecord
    answers: tuple[LandedRecord, ...]
    """Valid answers of the receiving board, in order of landing."""
    repeats: tuple[LandedRecord, ...] = ()
    """Later identical offers to the same site that landed before any answer: one answer is enough for all."""

    @property
    def record(self) -> ApprovalRecord:
        """The signed record."""
        assert self.landed.record is not None
        return self.landed.record

    @property
    def digest(self) -> str:
        """Its name."""
        return self.landed.digest

    @property
    def digests(self) -> tuple[str, ...]:
        """The names by which it may be answered."""
        return (self.digest, *(each.digest for each in self.repeats))

    @property
    def site(self) -> str:
        """The site of its content."""
        return site_of_offer(self.record)

    @property
    def to(self) -> str:
        """The receiving site."""
        return self.record.details.get("to", "")

    @property
    def answer(self) -> LandedRecord | None:
        """The answer that counts."""
        return self.answers[0] if self.answers else None

    @property
    def state(self) -> OfferState:
        """The result of its answers alone."""
        record = self.answer.record if self.answer is not None else None
        if record is None:
            return "waiting"
        return "accepted" if record.details.get("decision") == "accept" else "declined"

    @property
    def answered_item(self) -> str:
        """Id of the item named by the answer; empty if none."""
        record = self.answer.record if self.answer is not None else None
        return record.details.get("item", "") if record is not None else ""

    @property
    def is_shown_in_list(self) -> bool:
        """True if the answer says that a list of the receiving site shows it."""
        record = self.answer.record if self.answer is not None else None
        return record is not None and record.details.get("way") == "list"


@frozen
class FaultyAnswer:
    """A valid record that answers no offer, or comes too late."""

    landed: LandedRecord
    fault: AnswerFault
    offer: Offer | None


def match_offers(records: Iterable[LandedRecord]) -> tuple[Offer, ...]:
    """Return the valid offers among records, in order of landing, each with its answers."""
    return _match(records)[0]


def find_faulty_answers(records: Iterable[LandedRecord]) -> tuple[FaultyAnswer, ...]:
    """Return the valid records meant as answers that do not count as such, in order of landing."""
    return _match(records)[1]


def answering_site(landed: LandedRecord) -> str:
    """Return the site of an answer's signing board."""
    record = landed.record
    return (record.details.get("site", "") if record is not None else "") or landed.site


def offered_content_of(record: ApprovalRecord) -> tuple[str, frozenset[tuple[str, FileState | None]]]:
    """Return (receiving site, offered content): two offers with equal values are the same."""
    return record.details.get("to", ""), frozenset((each.path, each.after) for each in record.changes)


def _match(records: Iterable[LandedRecord]) -> tuple[tuple[Offer, ...], tuple[FaultyAnswer, ...]]:
    valid = [each for each in records if each.counts and each.record is not None]
    valid.sort(key=lambda each: (each.place, each.record.at.timestamp() if each.record is not None else 0.0, each.path))
    made, given = (
        [(each, each.record) for each in valid if each.record is not None and each.record.action == action]
        for action in ("offer", "answer")
    )
    offers = _join_repeats(made, given)
    firsts = {digest: offer.digest for offer in offers.values() for digest in offer.digests}
    faults = []
    for each, record in given:
        offer = offers.get(firsts.get(record.details.get("offer", ""), ""))
        if offer is None or each.place < offer.landed.place:
            faults.append(FaultyAnswer(each, "no_offer", None))
        elif answering_site(each) != offer.to:
            faults.append(FaultyAnswer(each, "wrong_board", offer))
        else:
            if offer.answers:
                faults.append(FaultyAnswer(each, "again", offer))
            offers[offer.digest] = replace(offer, answers=(*offer.answers, each))
    return tuple(offers.values()), tuple(faults)


_SignedRecords = Sequence[tuple[LandedRecord, ApprovalRecord]]


def _join_repeats(made: _SignedRecords, given: _SignedRecords) -> dict[str, Offer]:
    """Return the offers without answers, by the digest of the first record of each."""
    answered: dict[str, int] = {}
    for each, record in given:
        answered.setdefault(f"{record.details.get('offer', '')} {answering_site(each)}", each.place)
    offers: dict[str, Offer] = {}
    newest: dict[object, str] = {}
    for each, record in made:
        content = offered_content_of(record)
        first = offers.get(newest.get(content, ""))
        places = [answered.get(f"{digest} {first.to}") for digest in first.digests] if first is not None else []
        if first is not None and all(place is None or place >= each.place for place in places):
            offers[first.digest] = replace(first, repeats=(*first.repeats, each))
        else:
            offers[each.digest] = Offer(each, ())
            newest[content] = each.digest
    return offers
