"""The audit's data of main, commit by commit, before it is judged as a whole: changes, records, rosters.

It only grows. The verdict on a change can depend on later commits, so it is made when everything is read
(`change_verdicts`). The signer's rights are decided here, by the roster in force where the record landed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portalgen.diagnostics.model import Diagnostic
from portalgen.editorial.audit.audit_model import AuditFinding, MainCommit, RosterSpan
from portalgen.editorial.governance.governance_files import Governance
from portalgen.editorial.path_classes import ClassifiedPath
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import ApprovalRecord, PathChange
from portalgen.editorial.records.refused_content import list_named_refusals, outcome_of
from portalgen.frozen import frozen


@frozen
class AppliedPurge:
    """A purge of data with a map from main's former state to the line."""

    path: str
    """Of the map."""
    digest: str
    """SHA-256 of its bytes."""
    former_tip: str
    place: int
    """The place of the commit that replaces the former tip."""
    commits: int
    files: int
    """The number of removed versions of files."""
    unproven: int
    """The number of former ids stated by the map's signer without proof, because the commit's message was replaced."""
    records: int
    """The number of removed approval records."""


@dataclass(slots=True)
class LedgerChange:
    """A change of a path by a commit of main."""

    place: int
    change: PathChange
    file: ClassifiedPath
    authors: tuple[str, ...]
    """E-mail addresses of its stated authors, sorted."""
    is_own_of_merge: bool
    """True if it was made by a merge and is in none of its parents."""
    governance: Diagnostic | None = None
    """Why a change of governance has no effect."""
    has_effect: bool = False
    """True for a change of governance that is in force, or that restores the state in force."""
    purge: str = ""
    """Path of the map of the purge that removed the content before or after it; empty if no content was removed."""
    bearers: tuple[str, ...] = ()
    """Ids of its commits; empty if the policy there asks for no receipts."""


@dataclass(slots=True)
class LedgerRecord:
    """A record on main with its validity for each of its paths."""

    landed: LandedRecord
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]
    needs: Mapping[str, tuple[int, ...]]
    """For each of its paths, the indexes of the needs of the file's class that the signer meets."""
    files: Mapping[str, str]
    """Path to blob of the record and of its signature, as far as they exist."""
    bearers: tuple[str, ...] = ()
    """Ids of the commits that brought it; empty if the policy there asks for no receipts."""
    received_on: date | None = None
    """The day, in Vietnam, of the server's first receipt; None if receipts do not count."""


@dataclass(slots=True)
class ApprovalLedger:
    """Everything read of main up to its last commit."""

    genesis_place: int
    line: list[MainCommit] = field(default_factory=list)
    changes: list[LedgerChange] = field(default_factory=list)
    records: dict[str, LedgerRecord] = field(default_factory=dict)
    """By digest, in order of landing."""
    rosters: list[RosterSpan] = field(default_factory=list)
    roster_files: list[Mapping[str, bytes]] = field(default_factory=list)
    """The governance files of each of `rosters`."""
    findings: list[AuditFinding] = field(default_factory=list)
    """The findings that are already certain."""
    onto_times: dict[str, datetime] = field(default_factory=dict)
    """By id of each commit of the line, including former ids."""
    places: dict[str, int] = field(default_factory=dict)
    """By id of each commit of the line, including former ids."""
    rows_of: dict[str, list[int]] = field(default_factory=dict)
    """Places in `changes` of each path's changes."""
    records_of: dict[str, list[str]] = field(default_factory=dict)
    """By path, the digests of the records about it, in order of landing."""
    refusals_of: dict[PathChange, list[str]] = field(default_factory=dict)
    """By change, the digests of the valid records refusing it, in order of landing."""
    namings_of: dict[str, list[str]] = field(default_factory=dict)
    """By digest of a refusal, the digests of the valid records that name it in order to lift it."""
    record_files: dict[str, str] = field(default_factory=dict)
    """Path to blob of the valid records and their signatures: nobody may touch them again."""
    record_paths: set[str] = field(default_factory=set)
    """Of all records, including invalid ones."""
    landings: dict[int, list[str]] = field(default_factory=dict)
    """By place, the digests of the records that landed there."""
    latest_times: list[datetime] = field(default_factory=list)
    """For each commit of the line, the latest date up to it.

    Its content did not exist earlier, even if its own date says so.
    """
    former_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By commit of the line, its ids before data was purged; these also refer to it."""
    unproven_ids: frozenset[str] = frozenset()
    """The former ids stated by the map's signer without proof."""
    purges: tuple[AppliedPurge, ...] = ()
    """The purges from main's former states to the line."""
    run_starts: list[int] = field(default_factory=list)
    """For each commit of the line, the first commit of its run of single-parent commits; itself for a merge."""

    def add_commit(self, commit: MainCommit) -> None:
        """Add a commit to the end of the line."""
        self.line.append(commit)
        self.places |= dict.fromkeys(self._ids_of(commit), commit.place)
        self.latest_times.append(max([commit.committed_at, *self.latest_times[-1:]]))
        joins = commit.place > 0 and not commit.is_merge and not self.line[commit.place - 1].is_merge
        self.run_starts.append(self.run_starts[commit.place - 1] if joins else commit.place)

    def close_commit(self, commit: MainCommit) -> None:
        """Allow records to name this commit in `onto` from now on."""
        self.onto_times |= dict.fromkeys(self._ids_of(commit), commit.committed_at)

    def _ids_of(self, commit: MainCommit) -> tuple[str, ...]:
        return (commit.id, *self.former_ids.get(commit.id, ()))

    def add_change(self, change: LedgerChange) -> None:
        """Add a change of the last commit."""
        self.rows_of.setdefault(change.change.path, []).append(len(self.changes))
        self.changes.append(change)

    def add_record(self, record: LedgerRecord) -> None:
        """Add a record of the last commit."""
        self.records[record.landed.digest] = record
        self.landings.setdefault(record.landed.place, []).append(record.landed.digest)
        self.record_paths.add(record.landed.path)
        if record.landed.counts:
            self.record_files |= record.files
        for change in record.landed.record.changes if record.landed.record is not None else ():
            self.records_of.setdefault(change.path, []).append(record.landed.digest)
        if record.landed.counts and record.landed.record is not None:
            self._note_refusal(record.landed.digest, record.landed.record)

    def _note_refusal(self, digest: str, said: ApprovalRecord) -> None:
        for change in said.changes if said.action == "reject" else ():
            self.refusals_of.setdefault(outcome_of(change), []).append(digest)
        for named in list_named_refusals(said):
            self.namings_of.setdefault(named, []).append(digest)

    def add_governance(self, place: int, governance: Governance) -> None:
        """Put governance into force from the commit after `place`."""
        self.rosters.append(RosterSpan(place, governance.roster, governance.policy))
        self.roster_files.append(governance.files)

    def digests_about(self, path: str) -> Sequence[str]:
        """Return the digests of the records about a path, in order of landing."""
        return self.records_of.get(path, ())

    def rows_after(self, path: str, place: int) -> Sequence[int]:
        """Return the places in `changes` of a path's changes by commits after `place`."""
        rows = self.rows_of.get(path, [])
        return rows[bisect_left(rows, place + 1, key=lambda row: self.changes[row].place) :]

    def rows_between(self, first: int, last: int) -> range:
        """Return the places in `changes` of all changes by the commits from `first` to `last`."""
        begin = bisect_left(self.changes, first, key=lambda each: each.place)
        return range(begin, bisect_left(self.changes, last + 1, key=lambda each: each.place))

    def span_before(self, place: int) -> RosterSpan:
        """Return the roster and policy in force for the commit at `place`, which comes after genesis."""
        return self.rosters[bisect_left(self.rosters, place, key=lambda each: each.place) - 1]
