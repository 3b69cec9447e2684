"""Offers of one board to another, with the answers to them: the first answer of the right board counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.offer_words import site_of_offer
from portalgen.editorial.records.records import ApprovalRecord

AnswerFault = Literal["no_offer", "wrong_board", "again"]
"""`no_offer`: it answers nothing that main holds. `wrong_board`: another board was asked. `again`: it was answered before."""
OfferState = Literal["waiting", "accepted", "declined"]

SHORTEST_DIGEST: Final = 12
"""Letters of an offer's digest by which an item may name it in `received.ref`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A valid offer on main."""

    landed: LandedRecord
    answers: tuple[LandedRecord, ...]
    """Valid answers of the board that was asked, in the order in which they landed."""

    @property
    def record(self) -> ApprovalRecord:
        """What was signed."""
        assert self.landed.record is not None
        return self.landed.record

    @property
    def digest(self) -> str:
        """Its name."""
        return self.landed.digest

    @property
    def site(self) -> str:
        """The site whose content it is."""
        return site_of_offer(self.record)

    @property
    def to(self) -> str:
        """The site that it is offered to."""
        return self.record.details.get("to", "")

    @property
    def answer(self) -> LandedRecord | None:
        """The answer that counts."""
        return self.answers[0] if self.answers else None

    @property
    def state(self) -> OfferState:
        """What became of it by answers alone."""
        record = self.answer.record if self.answer is not None else None
        if record is None:
            return "waiting"
        return "accepted" if record.details.get("decision") == "accept" else "declined"

    @property
    def answered_item(self) -> str:
        """Id of the item that the answer names; empty where it names none."""
        record = self.answer.record if self.answer is not None else None
        return record.details.get("item", "") if record is not None else ""

    @property
    def is_shown_in_list(self) -> bool:
        """Whether the answer says that a list of the receiving site shows it."""
        record = self.answer.record if self.answer is not None else None
        return record is not None and record.details.get("way") == "list"


@dataclass(frozen=True, slots=True)
class FaultyAnswer:
    """A valid record that answers nothing, or not any more."""

    landed: LandedRecord
    fault: AnswerFault
    offer: Offer | None


def match_offers(records: Iterable[LandedRecord]) -> tuple[Offer, ...]:
    """Return the valid offers among records, in the order in which they landed, each with its answers."""
    return _match(records)[0]


def find_faulty_answers(records: Iterable[LandedRecord]) -> tuple[FaultyAnswer, ...]:
    """Return the valid answers among records that do not count as one, in the order in which they landed."""
    return _match(records)[1]


def answering_site(landed: LandedRecord) -> str:
    """Return for which site's board an answer was signed."""
    record = landed.record
    return (record.details.get("site", "") if record is not None else "") or landed.site


def _match(records: Iterable[LandedRecord]) -> tuple[tuple[Offer, ...], tuple[FaultyAnswer, ...]]:
    valid = [each for each in records if each.counts and each.record is not None]
    valid.sort(key=lambda each: (each.place, each.record.at.timestamp() if each.record is not None else 0.0, each.path))
    offers = {
        each.digest: Offer(each, ()) for each in valid if each.record is not None and each.record.action == "offer"
    }
    faults = []
    for each in valid:
        if each.record is None or each.record.action != "answer":
            continue
        offer = offers.get(each.record.details.get("offer", ""))
        if offer is None or each.place < offer.landed.place:
            faults.append(FaultyAnswer(each, "no_offer", None))
        elif answering_site(each) != offer.to:
            faults.append(FaultyAnswer(each, "wrong_board", offer))
        else:
            if offer.answers:
                faults.append(FaultyAnswer(each, "again", offer))
            offers[offer.digest] = Offer(offer.landed, (*offer.answers, each))
    return tuple(offers.values()), tuple(faults)
