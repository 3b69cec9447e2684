"""What main has held of an item over time, and the whole of what a history says: `Timeline`."""

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
    """A span in which a published item was not public; `end` is None where it still is not."""

    begin: datetime
    end: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether the item was not public in the last instant before `moment`."""
        return self.begin < moment and (self.end is None or self.end >= moment)


CorrectedFact = Literal["number", "received", "kind"]


@frozen
class Correction:
    """A change of what a published item says it is, or when it was received."""

    commit: str
    """Id of the commit of main that brought it."""
    path: str
    """Of the original there."""
    facts: tuple[CorrectedFact, ...]
    """What is another than before."""
    identity: ItemIdentity
    """As corrected."""
    version: int
    """Number of the corrected one among the record's versions."""
    restarts: int
    """Restarts of the record up to it."""


@frozen
class AttachedFile:
    """A file that was published with an item."""

    name: str
    blob: str


@frozen
class ItemRecord:
    """What main has held of an item since its id was used for it."""

    identity: ItemIdentity
    """The last one."""
    path: str = ""
    """Of its original on main, from the portal's root; the last one where it is gone."""
    is_gone: bool = False
    """Whether main no longer holds it."""
    versions: tuple[FactsVersion, ...] = ()
    """The different facts that stood on main, in their order, as far as a clock can begin with them; of an item that is
    gone at least the last ones."""
    absences: tuple[Absence, ...] = ()
    restarts: tuple[ItemTimes, ...] = ()
    """Times of another item under the same id, where it may also be the same one, corrected: both readings count."""
    corrections: tuple[Correction, ...] = ()
    """In their order."""
    first_files: tuple[AttachedFile, ...] = ()
    """Those of its first publication, if it was corrected since."""


@frozen
class Timeline:
    """The times of every item that ever stood in the history of `head`, also of those that are gone."""

    head: str
    """Id of the commit whose history was read."""
    items: Mapping[str, ItemTimes]
    """By the item's id."""
    records: Mapping[str, ItemRecord] = field(default_factory=dict)
    """By the item's id; of items that only wait there is none."""
    former: Mapping[str, ItemRecord] = field(default_factory=dict)
    """By ids that wait for another item than main held under them: what main held."""
    rules: RuleHistory = field(default_factory=RuleHistory)
