"""What an audit of approvals finds: each change of main with what approved it, each record with its worth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Roster
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.editorial.path_classes import ClassifiedPath
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import PathChange
from portalgen.frozen import frozen

CoverState = Literal["approved", "emergency", "ratified", "missing", "adopted", "exempt"]
"""`approved`: met before it was published. `emergency`: published at once, with a debt of later approval. `ratified`:
approved only afterwards. `missing`: nothing that counts. `adopted`: stood at genesis. `exempt`: nothing has to be signed
(a valid record; a class whose policy asks for no level)."""


@frozen
class MainCommit:
    """A commit of the main line."""

    place: int
    """From 0, the oldest."""
    id: str
    committed_at: datetime
    committer: str
    """E-mail address."""
    author: str
    """E-mail address."""
    is_merge: bool


@frozen
class AuditedChange:
    """A change of one path on main, and what approved it."""

    place: int
    change: PathChange
    file: ClassifiedPath
    state: CoverState
    level: ApprovalLevel
    approvals: tuple[str, ...] = ()
    """Digests of the records that approve it, in the order in which they landed."""
    reviews: tuple[str, ...] = ()
    """Digests of records with the actions `review` and `confirm` about it."""
    ratified_by: tuple[str, ...] = ()
    """Digests of records that came later."""
    purge: str = ""
    """Path of the map of the purge that removed what was approved: its digests are the word of who signed the map."""
    owes_approval: bool = False
    """Whether it was published at once, and is not approved since."""


@frozen
class RosterSpan:
    """A roster with the policy on approval, and from where on they were in force."""

    place: int
    """The place whose commit brought them: they are in force for later places."""
    roster: Roster
    policy: ApprovalPolicy


@frozen
class AuditFinding:
    """Something on main that nobody who may has approved, or that lowers what approval means."""

    place: int
    """Of the commit that it is about; -1 where it is about main as a whole."""
    commit: str
    """Id of that commit; empty where it is about main as a whole."""
    diagnostic: Diagnostic
    severity: Severity
    """That of the code, or a note where the site only reports."""
    site: str
    """Empty where it is about no one site."""
    paths: tuple[str, ...]
    """The files it is about, that of the diagnostic first."""


@frozen
class ApprovalAudit:
    """The whole main line, audited."""

    tip: str
    genesis: str
    """`commit:sha256`; empty where main has no roster."""
    is_genesis_given: bool
    """Whether it was given from outside the repository."""
    line: tuple[MainCommit, ...]
    rosters: tuple[RosterSpan, ...]
    """In the order of places; empty where main has no roster."""
    records: Mapping[str, LandedRecord]
    """By digest; of a record that landed more than once, the first."""
    changes: tuple[AuditedChange, ...]
    """After genesis, in the order of places, then of paths. Record files are not among them: `records` has those."""
    findings: tuple[AuditFinding, ...]
    """In the order of places."""
    former_places: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """By ids that commits of the line had before data was purged."""

    def roster_before(self, place: int) -> Roster | None:
        """Return the roster in force for the commit at `place`, or None where there was none yet."""
        span = self._span_before(place)
        return None if span is None else span.roster

    def policy_before(self, place: int) -> ApprovalPolicy | None:
        """Return the policy in force for the commit at `place`, or None where there was no roster yet."""
        span = self._span_before(place)
        return None if span is None else span.policy

    def find_commit(self, id: str) -> MainCommit | None:
        """Return the commit of the line with this id, be it one that it had before data was purged, or None."""
        if id in self.former_places:
            return self.line[self.former_places[id]]
        return next((each for each in self.line if each.id == id), None)

    def _span_before(self, place: int) -> RosterSpan | None:
        number = bisect_left(self.rosters, place, key=lambda each: each.place)
        return self.rosters[number - 1] if number else None
