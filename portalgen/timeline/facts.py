"""Front matter facts used by clocks, and impossible facts, which contradict each other or the clock."""

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
"""A moment or a day that may start a clock."""
_WORD: Final = re.compile(r"\w+")
_SHORT_ISSUERS: Final = MappingProxyType({"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "uỷ": "ủy"})
_ALIKE: Final = 0.8
_DATED: Final = frozenset(
    ("merged", "squashed", "scheduled", "ambiguous", "direct", "bounded", "doubted", "received", "released")
)
"""Reasons of a publication no earlier than claimed by the history."""


@frozen
class ItemIdentity:
    """The identity of an item apart from its id: it distinguishes a reused id from an edited item."""

    kind: str
    title: str
    number: str = ""
    """Of a document."""
    issuer: str = ""
    issued: str = ""
    """The day of issue, as it is written."""

    def is_other_document(self, other: ItemIdentity) -> bool:
        """Return True if both are documents, with different numbers or issuers.

        Full names of issuers and dashes of other lengths make no difference.
        """
        return bool(self.number and other.number) and (
            plain_number(self.number) != plain_number(other.number) or not is_one_issuer(self.issuer, other.issuer)
        )

    def is_other_item(self, other: ItemIdentity) -> bool:
        """Return True if they cannot be the same item, moved and edited: no shared title word, or another kind."""
        before, after = _words(self.title), _words(other.title)
        return bool(before) and before != after and (self.kind != other.kind or not before & after)

    def is_taken_over_by(self, later: ItemIdentity, *, was_gone: bool) -> bool:
        """Return True if `later`, under the same id, is another item, so that the history of this item does not count.

        If this item was removed before, another number or title is enough. If one text replaced another, number, day of
        issue and much of the title must differ: less may be a correction.
        """
        is_document = later.is_other_document(self)
        if was_gone:
            return is_document or later.is_other_item(self)
        return is_document and self.issued != later.issued and not self._resembles(later)

    def _resembles(self, other: ItemIdentity) -> bool:
        """Return True if most words of the longer title are in the other: titles of documents always share some."""
        before, after = _words(self.title), _words(other.title)
        return len(before & after) >= _ALIKE * max(len(before), len(after))


def plain_number(number: str) -> str:
    """Return the number of a document for comparison: no spaces, one kind of dash, lower case."""
    return "".join(level_dashes(nfc(number)).casefold().split())


def is_one_issuer(first: str, second: str) -> bool:
    """Return True if two names may denote the same issuer: a full name or an omitted name is no difference."""
    before, after = _words(plain_issuer(first)), _words(plain_issuer(second))
    return not before or not after or before <= after or after <= before


@lru_cache(maxsize=1024)
def plain_issuer(issuer: str) -> str:
    """Return the name of an issuer for comparison: abbreviations expanded, lower case."""
    text = nfc(issuer).casefold()
    for short, full in _SHORT_ISSUERS.items():
        text = re.sub(rf"\b{short}\b", full, text)
    return text


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(nfc(title).casefold()))


@frozen
class ClockFacts:
    """The facts used by an item's clocks, from a version of its original."""

    kind: str
    deadline_class: str = ""
    """The class named by the item; "" if absent."""
    flags: tuple[str, ...] = ()
    """Fields that are true, and `urgent` if given; sorted."""
    received: datetime | None = None
    signed: date | None = None
    issued: date | None = None
    event_end: datetime | None = None
    suspension_start: datetime | None = None
    """The start of a planned suspension; it must be announced before."""
    date: datetime | None = field(default=None, compare=False)
    """The date of the item; it starts no clock."""

    def are_same(self, other: ClockFacts) -> bool:
        """Return True if the other facts lead to the same clocks.

        The item's date only selects a length without a receipt.
        """
        return self == other and (self.received is not None or self.date == other.date)

    @property
    def says_nothing(self) -> bool:
        """Return True if these facts cannot start a clock."""
        return not self.deadline_class and "urgent" not in self.flags and not self.starts

    @property
    def starts(self) -> tuple[StartFact, ...]:
        """The given facts that may start a clock."""
        known = (self.received, self.signed, self.issued, self.event_end, self.suspension_start)
        return tuple(each for each in known if each is not None)


@frozen
class FactsVersion:
    """Facts that were on main. `restarts` counts how often the item had become another document before."""

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
    """Return the identity in an item's original."""
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
    """An impossible fact, the reason, and its `location` in the front matter."""

    location: Location
    value: datetime | date
    contradiction: Contradiction


def find_impossible_facts(page: Page, at: datetime, times: ItemTimes | None = None) -> Iterator[ImpossibleFact]:
    """Yield the impossible facts of an item's original at the moment `at`; an event may end in the future.

    `times` are its submission and publication, if known. A period that ends before it begins is already refused when
    front matter is read (FMT133).
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
    """Return the act that precedes the receipt it depends on; None if there is none, or if unknown.

    A day of receipt without an hour counts as its 00:00, so an act on the same day is after it.
    """
    if times is None:
        return None
    published, submitted = times.publication, times.submission
    if published.at is not None and published.reason in _DATED and received > published.at:
        return "after_publication"
    if submitted.at is not None and submitted.is_witnessed and received > submitted.at:
        return "after_submission"
    return None
