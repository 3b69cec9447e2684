"""Facts of the front matter that clocks depend on, and those that cannot be: they contradict one another, or the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.normalization import level_dashes, nfc
from portalgen.timeline.model import ItemTimes

Contradiction = Literal["before_signing", "future", "after_publication", "after_submission"]
"""Received before it was signed or issued; later than the clock; than its publication; than it was handed in."""
StartFact = datetime | date
"""A moment, or a day, with which a clock may begin."""
_WORD: Final = re.compile(r"\w+")
_SHORT_ISSUERS: Final = MappingProxyType({"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "uỷ": "ủy"})
_ALIKE: Final = 0.8
_DATED: Final = frozenset(
    ("merged", "squashed", "scheduled", "ambiguous", "direct", "bounded", "doubted", "received", "released")
)
"""Reasons of a publication whose time is no earlier than the history claims."""


@frozen
class ItemIdentity:
    """What an item is, whatever its id: by these an id that is used again differs from an item that was edited."""

    kind: str
    title: str
    number: str = ""
    """Of a document."""
    issuer: str = ""
    issued: str = ""
    """The day of issue, as it is written."""

    def is_other_document(self, other: ItemIdentity) -> bool:
        """Whether both are documents, of different numbers or issuers.

        An issuer whose name is written in full, and dashes of another length, are no difference.
        """
        return bool(self.number and other.number) and (
            plain_number(self.number) != plain_number(other.number) or not is_one_issuer(self.issuer, other.issuer)
        )

    def is_other_item(self, other: ItemIdentity) -> bool:
        """Whether they cannot be one item that was moved and edited: no word of the titles is shared, or the kind differs."""
        before, after = _words(self.title), _words(other.title)
        return bool(before) and before != after and (self.kind != other.kind or not before & after)

    def is_taken_over_by(self, later: ItemIdentity, *, was_gone: bool) -> bool:
        """Whether `later`, under the same id, is another item than this, so that nothing of this counts for it.

        Where this was gone before, another number or title is enough; where one text took the place of another, number,
        day of issue and much of the title have to differ: less may be a correction.
        """
        is_document = later.is_other_document(self)
        if was_gone:
            return is_document or later.is_other_item(self)
        return is_document and self.issued != later.issued and not self._resembles(later)

    def _resembles(self, other: ItemIdentity) -> bool:
        """Whether most words of the longer title stand in the other: titles of documents always share some."""
        before, after = _words(self.title), _words(other.title)
        return len(before & after) >= _ALIKE * max(len(before), len(after))


def plain_number(number: str) -> str:
    """Return the number of a document by which it is compared: no spaces, one sort of dash, small letters."""
    return "".join(level_dashes(nfc(number)).casefold().split())


def is_one_issuer(first: str, second: str) -> bool:
    """Return whether two names may be of one issuer: a name that is written in full, or left out, is no other."""
    before, after = _words(plain_issuer(first)), _words(plain_issuer(second))
    return not before or not after or before <= after or after <= before


@lru_cache(maxsize=1024)
def plain_issuer(issuer: str) -> str:
    """Return the name of an issuer by which it is compared: abbreviations in full, small letters."""
    text = nfc(issuer).casefold()
    for short, full in _SHORT_ISSUERS.items():
        text = re.sub(rf"\b{short}\b", full, text)
    return text


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(nfc(title).casefold()))


@frozen
class ClockFacts:
    """What the clocks of an item depend on, as one version of its original gives it."""

    kind: str
    deadline_class: str = ""
    """The class that the item names; empty where it names none."""
    flags: tuple[str, ...] = ()
    """Fields that are true, and `urgent` where it is given; sorted."""
    received: datetime | None = None
    signed: date | None = None
    issued: date | None = None
    event_end: datetime | None = None
    suspension_start: datetime | None = None
    """When a planned suspension begins, before which it has to be announced."""
    date: datetime | None = field(default=None, compare=False)
    """The day that the item bears; it starts no clock."""

    def are_same(self, other: ClockFacts) -> bool:
        """Return whether no clock can be counted otherwise by the other facts.

        The day that an item bears only chooses a length where there is no receipt.
        """
        return self == other and (self.received is not None or self.date == other.date)

    @property
    def says_nothing(self) -> bool:
        """Whether no clock can begin with these facts."""
        return not self.deadline_class and "urgent" not in self.flags and not self.starts

    @property
    def starts(self) -> tuple[StartFact, ...]:
        """The facts with which a clock may begin, as far as they are given."""
        known = (self.received, self.signed, self.issued, self.event_end, self.suspension_start)
        return tuple(each for each in known if each is not None)


@frozen
class FactsVersion:
    """Facts that stood on main. `restarts` is how many times the item had become another document before."""

    facts: ClockFacts
    restarts: int = 0


def clock_facts_of(page: Page) -> ClockFacts:
    """Return the facts of an item's original."""
    fields = page.fields
    flags = [name for name, value in fields.items() if value is True]
    if "urgent" in fields:
        flags.append("urgent")
    return ClockFacts(
        kind=page.kind.name,
        deadline_class=str(fields.get("deadline_class", "")),
        flags=tuple(sorted(frozenset(flags))),
        received=(fields.get("received") or {}).get("at"),
        signed=fields.get("signed"),
        issued=fields.get("issued"),
        event_end=fields.get("event_end"),
        suspension_start=fields.get("suspension_start"),
        date=page.date,
    )


def identity_of_page(page: Page) -> ItemIdentity:
    """Return what an item's original says it is."""
    issued = page.fields.get("issued")
    return ItemIdentity(
        page.kind.name,
        page.title,
        str(page.fields.get("number", "")),
        str(page.fields.get("issuer", "")),
        issued.isoformat() if isinstance(issued, date) else "",
    )


@frozen
class ImpossibleFact:
    """A fact that cannot be, and why; `location` says where the front matter holds it."""

    location: Location
    value: datetime | date
    contradiction: Contradiction


def find_impossible_facts(page: Page, at: datetime, times: ItemTimes | None = None) -> Iterator[ImpossibleFact]:
    """The impossible facts of an item's original at the moment `at`; an event may still be to end.

    `times` is when it was handed in and published, as far as that is known. A period that ends before it begins is
    refused where front matter is read (FMT133).
    """
    if "received" not in page.fields and "signed" not in page.fields:
        return
    facts = clock_facts_of(page)
    received, signed = facts.received, facts.signed or facts.issued
    if received is not None and received > at:
        yield ImpossibleFact(("received", "at"), received, "future")
    elif received is not None and (act := find_act_before_receipt(received, times)) is not None:
        yield ImpossibleFact(("received", "at"), received, act)
    if received is not None and signed is not None and to_vietnam_time(received).date() < signed:
        yield ImpossibleFact(("received", "at"), received, "before_signing")
    if facts.signed is not None and facts.signed > to_vietnam_time(at).date():
        yield ImpossibleFact(("signed",), facts.signed, "future")


def find_act_before_receipt(
    received: datetime, times: ItemTimes | None
) -> Literal["after_publication", "after_submission"] | None:
    """Return which act came before the receipt that it follows from; None where none did, or nothing is known of it.

    A day of receipt without an hour is its 00:00, so that an act on the same day is after it.
    """
    if times is None:
        return None
    published, submitted = times.publication, times.submission
    if published.at is not None and published.reason in _DATED and received > published.at:
        return "after_publication"
    if submitted.at is not None and submitted.is_witnessed and received > submitted.at:
        return "after_submission"
    return None
