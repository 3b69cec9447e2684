"""What an audit has read of main, commit by commit, before it is judged as a whole: changes, records, rosters.

It only grows. What a change is worth can depend on what came later, so that is decided when everything is read
(`change_verdicts`); who may sign is decided here, since it goes by the roster in force where a record landed.
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
    """A purge of data whose map leads from what main was to the line."""

    path: str
    """Of the map."""
    digest: str
    """SHA-256 of its bytes."""
    former_tip: str
    place: int
    """Of the commit that stands in the place of the former tip."""
    commits: int
    files: int
    """Versions of files that were removed."""
    unproven: int
    """How many former ids are the word of who signed the map, since the message of the commit was replaced."""
    records: int
    """Approval records that were removed."""


@dataclass(slots=True)
class LedgerChange:
    """A change of a path by a commit of main."""

    place: int
    change: PathChange
    file: ClassifiedPath
    authors: tuple[str, ...]
    """E-mail addresses of those who say that they made it, sorted."""
    is_own_of_merge: bool
    """Whether a merge brought it that has it from none of its parents."""
    governance: Diagnostic | None = None
    """Why a change of governance has no effect."""
    has_effect: bool = False
    """Whether it is a change of governance that is in force, or that brings back what is."""
    purge: str = ""
    """Path of the map of the purge that removed what stood there before or after it; empty where nothing was removed."""
    bearers: tuple[str, ...] = ()
    """Ids of the commits that made it; empty if the policy there asks for no receipts."""


@dataclass(slots=True)
class LedgerRecord:
    """A record on main, with what it is worth for each of its paths."""

    landed: LandedRecord
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]
    needs: Mapping[str, tuple[int, ...]]
    """For each path that it is about, which needs of the file's class the signer meets, by their number."""
    files: Mapping[str, str]
    """Path to blob of the record and of its signature, as far as they are there."""
    bearers: tuple[str, ...] = ()
    """Ids of the commits that brought it; empty if the policy there asks for no receipts."""
    received_on: date | None = None
    """The day, in Vietnam, on which the server first held it, by its receipts; None if they do not count."""


@dataclass(slots=True)
class ApprovalLedger:
    """Everything that was read of main up to its last commit."""

    genesis_place: int
    line: list[MainCommit] = field(default_factory=list)
    changes: list[LedgerChange] = field(default_factory=list)
    records: dict[str, LedgerRecord] = field(default_factory=dict)
    """By digest, in the order in which they landed."""
    rosters: list[RosterSpan] = field(default_factory=list)
    roster_files: list[Mapping[str, bytes]] = field(default_factory=list)
    """The files of governance that each of `rosters` is made from."""
    findings: list[AuditFinding] = field(default_factory=list)
    """What is certain already."""
    onto_times: dict[str, datetime] = field(default_factory=dict)
    """By id of each commit of the line, former ids too."""
    places: dict[str, int] = field(default_factory=dict)
    """By id of each commit of the line, former ids too."""
    rows_of: dict[str, list[int]] = field(default_factory=dict)
    """Places in `changes` of each path's changes."""
    records_of: dict[str, list[str]] = field(default_factory=dict)
    """By path, the digests of the records about it, in the order in which they landed."""
    refusals_of: dict[PathChange, list[str]] = field(default_factory=dict)
    """By change, the digests of the valid records that refuse it, in the order in which they landed."""
    namings_of: dict[str, list[str]] = field(default_factory=dict)
    """By digest of a record, the digests of the valid ones that name it as the refusal that they lift."""
    record_files: dict[str, str] = field(default_factory=dict)
    """Path to blob of the records that count and of their signatures: nobody may touch them again."""
    record_paths: set[str] = field(default_factory=set)
    """Of all records, also those that do not count."""
    landings: dict[int, list[str]] = field(default_factory=dict)
    """By place, the digests of the records that landed there."""
    latest_times: list[datetime] = field(default_factory=list)
    """For each commit of the line, the latest date of it and those before it: what it brought was not there earlier, even
    where its own date says so."""
    former_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By commit of the line, the ids that it had before data was purged: where those are named, it is meant."""
    unproven_ids: frozenset[str] = frozenset()
    """Those of them that are the word of who signed the map."""
    purges: tuple[AppliedPurge, ...] = ()
    """The purges that lead from what main was to the line."""
    run_starts: list[int] = field(default_factory=list)
    """For each commit of the line, the first of the run of commits with one parent that it ends; itself for a merge."""

    def add_commit(self, commit: MainCommit) -> None:
        """Put a commit at the end of the line."""
        self.line.append(commit)
        self.places |= dict.fromkeys(self._ids_of(commit), commit.place)
        self.latest_times.append(max([commit.committed_at, *self.latest_times[-1:]]))
        joins = commit.place > 0 and not commit.is_merge and not self.line[commit.place - 1].is_merge
        self.run_starts.append(self.run_starts[commit.place - 1] if joins else commit.place)

    def close_commit(self, commit: MainCommit) -> None:
        """From now on records may name this commit as the one that they were signed onto."""
        self.onto_times |= dict.fromkeys(self._ids_of(commit), commit.committed_at)

    def _ids_of(self, commit: MainCommit) -> tuple[str, ...]:
        return (commit.id, *self.former_ids.get(commit.id, ()))

    def add_change(self, change: LedgerChange) -> None:
        """Put a change of the last commit at the end."""
        self.rows_of.setdefault(change.change.path, []).append(len(self.changes))
        self.changes.append(change)

    def add_record(self, record: LedgerRecord) -> None:
        """Put a record of the last commit at the end."""
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
        """From the next commit on this is in force."""
        self.rosters.append(RosterSpan(place, governance.roster, governance.policy))
        self.roster_files.append(governance.files)

    def digests_about(self, path: str) -> Sequence[str]:
        """Return the digests of the records about a path, in the order in which they landed."""
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
