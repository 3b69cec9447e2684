"""The results of an audit of approvals: each change of main with its approval, and each record with its validity."""

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
"""The approval of a change:

- `approved`: complete before publication;
- `emergency`: published at once, still to be approved;
- `ratified`: approved only afterwards;
- `missing`: no valid approval;
- `adopted`: existed at genesis;
- `exempt`: needs no signature (a valid record; a class for which the policy asks for no level).
"""


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
    """A change of a path on main with its approval."""

    place: int
    change: PathChange
    file: ClassifiedPath
    state: CoverState
    level: ApprovalLevel
    approvals: tuple[str, ...] = ()
    """Digests of the records approving it, in order of landing."""
    reviews: tuple[str, ...] = ()
    """Digests of records with the actions `review` and `confirm` about it."""
    ratified_by: tuple[str, ...] = ()
    """Digests of later records that ratify it."""
    purge: str = ""
    """Path of the map of the purge that removed the approved content; empty if none.

    Its digests are stated by the map's signer without proof.
    """
    owes_approval: bool = False
    """True if it was published at once and has not been approved since."""


@frozen
class RosterSpan:
    """A roster with its approval policy, and the place from which they were in force."""

    place: int
    """The place of the commit that brought them: they are in force for later places."""
    roster: Roster
    policy: ApprovalPolicy


@frozen
class AuditFinding:
    """A problem on main: a change without a valid approval, or a change that weakens approval."""

    place: int
    """The place of its commit; -1 if it is about main as a whole."""
    commit: str
    """Id of that commit; empty if it is about main as a whole."""
    diagnostic: Diagnostic
    severity: Severity
    """The severity of the code, or a note if the site only reports."""
    site: str
    """Empty if it is about no single site."""
    paths: tuple[str, ...]
    """Its files, the diagnostic's file first."""


@frozen
class ApprovalAudit:
    """The whole main line, audited."""

    tip: str
    genesis: str
    """`commit:sha256`; empty if main has no roster."""
    is_genesis_given: bool
    """True if it was given from outside the repository."""
    line: tuple[MainCommit, ...]
    rosters: tuple[RosterSpan, ...]
    """In the order of places; empty if main has no roster."""
    records: Mapping[str, LandedRecord]
    """By digest; for a record that landed repeatedly, its first landing."""
    changes: tuple[AuditedChange, ...]
    """After genesis, in the order of places, then of paths. Record files are in `records` instead."""
    findings: tuple[AuditFinding, ...]
    """In the order of places."""
    former_places: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """By ids of commits of the line before data was purged."""

    def roster_before(self, place: int) -> Roster | None:
        """Return the roster in force for the commit at `place`; None if there was none yet."""
        span = self._span_before(place)
        return None if span is None else span.roster

    def policy_before(self, place: int) -> ApprovalPolicy | None:
        """Return the policy in force for the commit at `place`; None if there was no roster yet."""
        span = self._span_before(place)
        return None if span is None else span.policy

    def find_commit(self, id: str) -> MainCommit | None:
        """Return the commit of the line with this present or former id, or None."""
        if id in self.former_places:
            return self.line[self.former_places[id]]
        return next((each for each in self.line if each.id == id), None)

    def _span_before(self, place: int) -> RosterSpan | None:
        number = bisect_left(self.rosters, place, key=lambda each: each.place)
        return self.rosters[number - 1] if number else None
