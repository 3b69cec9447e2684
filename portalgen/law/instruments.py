"""Legal instruments, and the bases that rules cite. They are data with periods of validity, never constants in code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

InstrumentMark = Literal["text", "second", "unverified"]
"""How an instrument is known: its own text was read, a secondary source was read, or it is unverified."""

Validity = Literal["in_force", "not_yet", "ended"]


@frozen
class Instrument:
    """A law, decree, circular or decision. `valid_to` is its last day in force. Unknown days are None."""

    id: str
    short: str
    names: Bilingual
    issued: date | None
    valid_from: date | None
    valid_to: date | None
    superseded_by: str
    mark: InstrumentMark
    note: Bilingual | None = None


@frozen
class Basis:
    """The article of an instrument on which a rule is based. `instrument` is its id, or the number of a directive.

    `short` is the citation of the instrument. `valid_from` and `valid_to` are as in `Instrument`. `superseded_by` is
    the citation of the instrument's successor, or empty.
    """

    instrument: str
    article: str
    valid_from: date | None = None
    valid_to: date | None = None
    superseded_by: str = ""
    short: str = ""

    @property
    def citation(self) -> str:
        """The basis in the form in which it is cited: `QĐ 2111, Điều 9(2)`."""
        return ", ".join(part for part in (self.short or self.instrument, self.article) if part)


def join_citations(bases: Iterable[Basis]) -> str:
    """Return the citations of all bases, joined by `; `."""
    return "; ".join(each.citation for each in bases)


def validity_of(valid_from: date | None, valid_to: date | None, day: date) -> Validity:
    """Return the validity on `day` of an instrument or basis with these first and last days. None means unlimited."""
    if valid_from is not None and day < valid_from:
        return "not_yet"
    return "ended" if valid_to is not None and day > valid_to else "in_force"
