"""Facts of the front matter that cannot be: they contradict one another, or the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time

Contradiction = Literal["before_signing", "future"]
"""Received before it was signed or issued; later than the clock."""


@dataclass(frozen=True, slots=True)
class ImpossibleFact:
    """A fact that cannot be, and why; `location` says where the front matter holds it."""

    location: Location
    value: datetime | date
    contradiction: Contradiction


def find_impossible_facts(page: Page, at: datetime) -> Iterator[ImpossibleFact]:
    """The impossible facts of an item's original at the moment `at`; an event may still be to end.

    A period that ends before it begins is refused where front matter is read (FMT133).
    """
    received = (page.fields.get("received") or {}).get("at")
    signed = page.fields.get("signed") or page.fields.get("issued")
    if received is not None and received > at:
        yield ImpossibleFact(("received", "at"), received, "future")
    if received is not None and signed is not None and to_vietnam_time(received).date() < signed:
        yield ImpossibleFact(("received", "at"), received, "before_signing")
    if "signed" in page.fields and page.fields["signed"] > to_vietnam_time(at).date():
        yield ImpossibleFact(("signed",), page.fields["signed"], "future")
