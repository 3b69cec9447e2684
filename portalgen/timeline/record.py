"""The history of an item on main, and the complete result of reading a history: `Timeline`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Literal

from portalgen.frozen import frozen
from portalgen.timeline.facts import FactsVersion, ItemIdentity
from portalgen.timeline.model import ItemTimes
from portalgen.timeline.rule_history import RuleHistory


@frozen
class Absence:
    """A span in which a published item was not public; `end` is None if it continues."""

    begin: datetime
    end: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Return True if the item was not public in the last instant before `moment`."""
        return self.begin < moment and (self.end is None or self.end >= moment)


CorrectedFact = Literal["number", "received", "kind"]


@frozen
class Correction:
    """A change of a published item's identity or time of receipt."""

    commit: str
    """Id of the commit of main with the change."""
    path: str
    """Of the original there."""
    facts: tuple[CorrectedFact, ...]
    """The changed facts."""
    identity: ItemIdentity
    """As corrected."""
    version: int
    """Number of the corrected version among the record's versions."""
    restarts: int
    """Restarts of the record up to it."""


@frozen
class AttachedFile:
    """A file published with an item."""

    name: str
    blob: str


@frozen
class ItemRecord:
    """The history of an item on main since its id was used for it."""

    identity: ItemIdentity
    """The last identity."""
    path: str = ""
    """Path of its original on main, from the portal's root; the last path if it was removed."""
    is_gone: bool = False
    """True if it is no longer on main."""
    versions: tuple[FactsVersion, ...] = ()
    """The different facts on main that can start a clock, in order; for a removed item at least the last facts."""
    absences: tuple[Absence, ...] = ()
    restarts: tuple[ItemTimes, ...] = ()
    """Times of another item under the same id, possibly the same item, corrected: both readings count."""
    corrections: tuple[Correction, ...] = ()
    """In their order."""
    first_files: tuple[AttachedFile, ...] = ()
    """The files of its first publication, if corrected since."""


@frozen
class Timeline:
    """The times of every item that ever was in the history of `head`, including removed items."""

    head: str
    """Id of the commit whose history was read."""
    items: Mapping[str, ItemTimes]
    """By the item's id."""
    records: Mapping[str, ItemRecord] = field(default_factory=dict)
    """By the item's id; items that were only submitted have none."""
    former: Mapping[str, ItemRecord] = field(default_factory=dict)
    """By ids submitted for another item: the former item's history on main."""
    rules: RuleHistory = field(default_factory=RuleHistory)
