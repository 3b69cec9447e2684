"""Judges the approval of each change of main: its records, their completeness, and their time of arrival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from portalgen.config.approval_levels import ApprovalLevel, ApprovalStep
from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerChange, LedgerRecord
from portalgen.editorial.audit.audit_model import CoverState
from portalgen.editorial.audit.cover import find_cover, is_in_time, rebased_with
from portalgen.editorial.audit.lapses import LapseJudge
from portalgen.editorial.audit.refusals import HeardRefusals, find_heard_refusals
from portalgen.editorial.audit.signatures_needed import meets_needs
from portalgen.editorial.records.records import PathChange
from portalgen.frozen import frozen


@dataclass(slots=True)
class ChangeRecords:
    """The records about a change, in order of landing."""

    in_time: list[LedgerRecord] = field(default_factory=list)
    """Valid records from before readers had the change."""
    afterwards: list[LedgerRecord] = field(default_factory=list)
    """Later valid records."""
    invalid: list[LedgerRecord] = field(default_factory=list)
    """Invalid records about the change."""


@frozen
class ChangeVerdict:
    """The verdict on a change, with its records."""

    row: LedgerChange
    records: ChangeRecords
    state: CoverState
    level: ApprovalLevel
    needs: int
    """The number of signatures required by its class."""
    approvals: tuple[LedgerRecord, ...]
    """Records that approve it, including partial approvals and emergency publication with later review."""
    reviews: tuple[LedgerRecord, ...]
    ratifications: tuple[LedgerRecord, ...]
    needs_person: bool
    """True if it needs a person's signature."""
    missing_step: ApprovalStep | None = None
    is_suspect: bool = False
    """True if it would be approved without the later revocation of keys."""
    cancelled: tuple[LedgerRecord, ...] = ()
    """Records that would approve it, had the same content not been refused."""
    refusals: tuple[LedgerRecord, ...] = ()
    """The refusals that cancel these records."""
    later_refusals: tuple[LedgerRecord, ...] = ()
    """Refusals that reached main after the change, but claim to be signed before it."""
    is_partial: bool = False
    """True if every record that approves it was signed for more changes than came to main with it."""
    lapsed: tuple[tuple[LedgerRecord, datetime], ...] = ()
    """Records that would approve it, had they not lapsed, each with its time of lapsing."""


@frozen
class SuspectKeys:
    """The revoked keys, with the places from which they are revoked."""

    places: Mapping[str, int]
    """By fingerprint."""

    def includes(self, record: LedgerRecord) -> bool:
        """Return True if a record was signed by such a key and landed when it was no longer trusted."""
        return record.landed.key in self.places and record.landed.place >= self.places[record.landed.key]


def find_suspect_keys(ledger: ApprovalLedger) -> SuspectKeys:
    """Return the keys revoked in the last roster in force; a commit not on the line stands for its beginning."""
    revocations = ledger.rosters[-1].roster.portal.revocations
    places: dict[str, int] = {}
    for each in revocations:
        place = ledger.places.get(each.since, 0)
        places[each.fingerprint] = min(place, places.get(each.fingerprint, place))
    return SuspectKeys(places)


def list_verdicts(ledger: ApprovalLedger, suspects: SuspectKeys, lapses: LapseJudge) -> tuple[ChangeVerdict, ...]:
    """Return the verdicts on all changes of the ledger, in its order."""
    records = _match_records(ledger, ledger.records.values())
    return tuple(_verdict(ledger, row, records.get(number, ChangeRecords()), suspects, lapses)
                 for number, row in enumerate(ledger.changes))  # fmt: skip


def list_verdicts_of(
    ledger: ApprovalLedger, rows: Sequence[int], suspects: SuspectKeys, lapses: LapseJudge
) -> tuple[ChangeVerdict, ...]:
    """Return the verdicts on the changes at these places of the ledger; records about other paths are ignored."""
    about = {digest for row in rows for digest in ledger.digests_about(ledger.changes[row].change.path)}
    matched = _match_records(ledger, (each for digest, each in ledger.records.items() if digest in about))
    return tuple(_verdict(ledger, ledger.changes[row], matched.get(row, ChangeRecords()), suspects, lapses)
                 for row in rows)  # fmt: skip


def _match_records(ledger: ApprovalLedger, records: Iterable[LedgerRecord]) -> dict[int, ChangeRecords]:
    """Return the records about each change, by its place in the ledger."""
    matches: dict[int, ChangeRecords] = {}
    for record in records:
        said = record.landed.record
        for change in said.changes if said is not None else ():
            assert said is not None
            way = find_cover(ledger, said, record.landed.place, change)
            if way is None:
                continue
            first = ledger.changes[way.rows[0]].place
            in_time = not way.is_afterwards and is_in_time(ledger, said, record.landed.place, first)
            for row in way.rows:
                found = matches.setdefault(row, ChangeRecords())
                if record.problems:
                    found.invalid.append(record)
                else:
                    (found.in_time if in_time else found.afterwards).append(record)
    return matches


def _verdict(
    ledger: ApprovalLedger, row: LedgerChange, records: ChangeRecords, suspects: SuspectKeys, lapses: LapseJudge
) -> ChangeVerdict:
    policy = ledger.span_before(row.place).policy
    needed = policy.class_approval(row.file.path_class.id)
    needs = len(row.file.path_class.list_needs(policy))
    heard = _hear_refusals(ledger, row, records, suspects)
    lapsed = tuple(_find_lapsed(row, records.in_time, lapses))
    unused = {each.landed.digest for each, _ in lapsed}
    in_time = [
        each for each in records.in_time if not heard[each.landed.digest].in_time and each.landed.digest not in unused
    ]
    trusted = [each for each in in_time if not suspects.includes(each)]
    afterwards = [each for each in records.afterwards if not heard[each.landed.digest].in_time]
    steps: Sequence[ApprovalStep] = ("approve",) if row.file.path_class.is_governance else needed.steps
    approvals = _with_action(trusted, "approve", "emergency")
    reviews = _with_action((*records.in_time, *records.afterwards), "review", "confirm")
    ratifications = _by_others(
        _list_emergencies(row.change.path, records.in_time),
        _with_action((each for each in afterwards if not suspects.includes(each)), "approve", "ratify"),
    )
    missing = find_missing_step(steps, trusted, row.change.path, needs)
    state, level = _state_of(ledger, row, policy, trusted, ratifications, missing)
    return ChangeVerdict(
        row,
        records,
        state,
        level,
        needs,
        approvals,
        reviews,
        ratifications,
        needed.level == "person" or (needed.level == "platform" and level == "none"),
        missing if _has_all_signatures(row.change.path, needs, trusted) else None,
        is_suspect=bool(suspects.places)
        and missing is not None
        and not _is_emergency(row.change.path, trusted)
        and _would_count(ledger, row, records, steps, needs, unused),
        cancelled=tuple(each for each in records.in_time if heard[each.landed.digest].in_time),
        refusals=_join(heard[each.landed.digest].in_time for each in records.in_time),
        later_refusals=_join(heard[each.landed.digest].later for each in approvals),
        lapsed=lapsed,
        is_partial=bool(approvals) and not any(_is_whole(ledger, each, row.place) for each in approvals),
    )


def _is_whole(ledger: ApprovalLedger, record: LedgerRecord, place: int) -> bool:
    """Return True if all changes signed together were on main with the commit at `place`.

    They may also come later in the same rebase.
    """
    said = record.landed.record
    return said is not None and all(_stood(ledger, each, rebased_with(ledger, place)) for each in said.changes)


def _stood(ledger: ApprovalLedger, change: PathChange, places: range) -> bool:
    """Return True if a path was in the state after `change` with any of the commits at `places`."""
    rows = ledger.rows_of.get(change.path, [])
    later = ledger.rows_after(change.path, places[0])
    there = [row for row in later if ledger.changes[row].place in places]
    before = rows[: len(rows) - len(later)][-1:]
    return any(ledger.changes[row].change.after == change.after for row in (*before, *there))


def _would_count(
    ledger: ApprovalLedger,
    row: LedgerChange,
    records: ChangeRecords,
    steps: Sequence[ApprovalStep],
    needs: int,
    unused: set[str],
) -> bool:
    """Return True if a change would be approved, or published at once, had no key been revoked."""
    heard = _hear_refusals(ledger, row, records, SuspectKeys({}))
    path = row.change.path
    counted = [
        each for each in records.in_time if not heard[each.landed.digest].in_time and each.landed.digest not in unused
    ]
    return find_missing_step(steps, counted, path, needs) is None or _is_emergency(path, counted)


def _find_lapsed(
    row: LedgerChange, records: Iterable[LedgerRecord], lapses: LapseJudge
) -> Iterator[tuple[LedgerRecord, datetime]]:
    if not row.file.path_class.is_governance:
        for each in records:
            lapsed_at = lapses.find_lapse(each, row.place)
            if lapsed_at is not None:
                yield each, lapsed_at


def _hear_refusals(
    ledger: ApprovalLedger, row: LedgerChange, records: ChangeRecords, suspects: SuspectKeys
) -> Mapping[str, HeardRefusals]:
    """Return the refusals of each record's approval, by the record's digest."""
    return {
        each.landed.digest: find_heard_refusals(
            ledger, each, row.change.path, row.place, lambda record: not suspects.includes(record)
        )
        for each in (*records.in_time, *records.afterwards)
    }


def _join(refusals: Iterable[tuple[LedgerRecord, ...]]) -> tuple[LedgerRecord, ...]:
    """Return refusals in their order, without duplicates."""
    return tuple({each.landed.digest: each for group in refusals for each in group}.values())


def _state_of(
    ledger: ApprovalLedger,
    row: LedgerChange,
    policy: ApprovalPolicy,
    trusted: Sequence[LedgerRecord],
    ratifications: Sequence[LedgerRecord],
    missing: ApprovalStep | None,
) -> tuple[CoverState, ApprovalLevel]:
    """Return the state of a change and the strength of its proof."""
    path, needs = row.change.path, len(row.file.path_class.list_needs(policy))
    by_forge = ledger.line[row.place].committer in policy.forge_committers
    signed = any(each.needs.get(path) for each in _with_action(trusted, "approve", "emergency"))
    level: ApprovalLevel = "person" if signed else "platform" if by_forge else "none"
    is_ratified = meets_needs(needs, path, (*_with_action(trusted, "approve"), *ratifications))
    if row.file.path_class.is_governance:
        if row.has_effect:
            return ("approved" if missing is None or signed else "exempt"), level
        return ("ratified" if is_ratified and bool(ratifications) else "missing"), level
    required = policy.class_approval(row.file.path_class.id).level
    if missing is None:
        return "approved", level
    if _is_emergency(path, trusted):
        return "emergency", level
    if required == "none":
        return "exempt", level
    if required == "platform" and by_forge:
        return "approved", level
    return ("ratified" if is_ratified and bool(ratifications) else "missing"), level


def _is_emergency(path: str, records: Iterable[LedgerRecord]) -> bool:
    return bool(_list_emergencies(path, records))


def _list_emergencies(path: str, records: Iterable[LedgerRecord]) -> tuple[LedgerRecord, ...]:
    return tuple(each for each in _with_action(records, "emergency") if each.needs.get(path))


def _by_others(emergencies: Sequence[LedgerRecord], ratifications: Sequence[LedgerRecord]) -> tuple[LedgerRecord, ...]:
    """Return the ratifications not signed by the publishers: nobody settles their own debt."""
    debtors = {_signer(each) for each in emergencies}
    return tuple(each for each in ratifications if _signer(each) not in debtors)


def _has_all_signatures(path: str, needs: int, records: Iterable[LedgerRecord]) -> bool:
    return meets_needs(needs, path, _with_action(records, "approve"))


def find_missing_step(
    steps: Sequence[ApprovalStep], records: Sequence[LedgerRecord], path: str, needs: int
) -> ApprovalStep | None:
    """Return the first step missing from the required order; None if complete.

    Each step has to be taken by other people than the step before.
    """
    before: list[LedgerRecord] = []
    for step in steps:
        taken = [each for each in _with_action(records, step) if each.needs.get(path) and _follows(each, before)]
        if not (meets_needs(needs, path, taken) if step == "approve" else taken):
            return step
        before = taken
    return None


def _follows(record: LedgerRecord, before: Sequence[LedgerRecord]) -> bool:
    """Return True if a record was signed after a record of the step before it, by another person."""
    if not before:
        return True
    return any(_signed_at(each) <= _signed_at(record) and _signer(each) != _signer(record) for each in before)


def _signed_at(record: LedgerRecord) -> float:
    said = record.landed.record
    return said.at.timestamp() if said is not None else 0.0


def _signer(record: LedgerRecord) -> str:
    return record.landed.signer.id if record.landed.signer is not None else ""


def _with_action(records: Iterable[LedgerRecord], *actions: str) -> tuple[LedgerRecord, ...]:
    return tuple(_having(records, actions))


def _having(records: Iterable[LedgerRecord], actions: Sequence[str]) -> Iterator[LedgerRecord]:
    for each in records:
        if each.landed.record is not None and each.landed.record.action in actions:
            yield each
