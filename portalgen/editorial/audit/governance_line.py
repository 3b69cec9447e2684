"""The roster in force, carried along main from genesis by valid changes alone.

An invalid change is reported and has no effect, whatever the tree contains afterwards. Judging each commit by its
parent's tree would let anybody commit a roster of their own first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from portalgen.config.roster import ROSTER_FILE, Person
from portalgen.config.roster_files import is_roster
from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Place, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerChange, LedgerRecord
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.editorial.audit.audit_words import name_needs
from portalgen.editorial.audit.cover import find_cover, is_in_time
from portalgen.editorial.audit.refusals import find_heard_refusals
from portalgen.editorial.audit.signatures_needed import meets_needs
from portalgen.editorial.governance.change_effects import list_effect_problems
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.governance.governance_effects import list_gains, list_lowered, only_removes_keys
from portalgen.editorial.governance.governance_files import Governance, GovernanceError, parse_governance
from portalgen.editorial.path_classes import Need, classify_path
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.records import PathChange
from portalgen.editorial.roster.claims import find_claimants
from portalgen.editorial.roster.role_names import name_person
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM


@dataclass(slots=True)
class GovernanceLine:
    """The governance in force, and the files of the tree, at the last commit read."""

    in_force: Governance
    tree: dict[str, bytes | None]
    """The bytes of each present or former governance file of the tree; None if removed or no regular file."""
    waiting: list[int] = field(default_factory=list)
    """Places in the ledger of changes that records of the same rebase may still sign."""
    signers: SignerIndex = field(init=False)

    def __post_init__(self) -> None:
        self.signers = index_signers(self.in_force.roster)

    def read_commit(self, ledger: ApprovalLedger, place: int, texts: Mapping[str, bytes | None]) -> None:
        """Judge the last commit; `texts` are the bytes of its changed governance files, by path."""
        rows = [row for row in ledger.rows_between(place, place) if ledger.changes[row].change.path in texts]
        self.tree |= texts
        if self.waiting and ledger.run_starts[place] > ledger.changes[self.waiting[0]].place:
            self.waiting = []
        for row in rows:
            ledger.changes[row].has_effect = self._is_in_force(ledger.changes[row].change.path)
        real = [row for row in rows if not ledger.changes[row].has_effect]
        if real and self._try(ledger, place, real):
            return
        if real and not ledger.line[place].is_merge:
            self.waiting += real
        if self.waiting and (len(self.waiting) > len(real) or ledger.landings.get(place)):
            self._try_waiting(ledger, place)

    def _is_in_force(self, path: str) -> bool:
        """Return True if the tree has the state in force at this path; an unsigned return to it is harmless."""
        return self.tree.get(path) == self.in_force.files.get(path)

    def _try_waiting(self, ledger: ApprovalLedger, place: int) -> None:
        """Try the changes of the same rebase so far: each commit's own changes, then all of them together."""
        waiting = self.waiting
        for _, group in groupby(waiting, key=lambda row: ledger.changes[row].place):
            if self._try(ledger, place, list(group)):
                return
        problem, governance = judge_governance_change(ledger, self, [ledger.changes[row] for row in waiting])
        if problem is None and governance is not None:
            self._put_in_force(ledger, place, waiting, governance)

    def _try(self, ledger: ApprovalLedger, place: int, rows: Sequence[int]) -> bool:
        """Put a change into force if it is valid; else note on each of its rows why it is not."""
        problem, governance = judge_governance_change(ledger, self, [ledger.changes[row] for row in rows])
        if governance is None:
            for row in rows:
                ledger.changes[row].governance = problem
            return False
        self._put_in_force(ledger, place, rows, governance)
        return True

    def _put_in_force(self, ledger: ApprovalLedger, place: int, rows: Sequence[int], governance: Governance) -> None:
        for row in rows:
            ledger.changes[row].governance, ledger.changes[row].has_effect = None, True
        before, self.in_force = self.in_force, governance
        ledger.findings += _lowered(ledger, place, rows, before, governance)
        self.signers = index_signers(governance.roster)
        ledger.add_governance(place, governance)
        self.waiting = []


def _lowered(
    ledger: ApprovalLedger, place: int, rows: Sequence[int], before: Governance, after: Governance
) -> Iterator[AuditFinding]:
    """Yield findings for requirements lowered, and for a new id of the portal, even if properly signed."""
    commit, paths = ledger.line[place], tuple(sorted({ledger.changes[row].change.path for row in rows}))
    for site, what in list_lowered((before.roster, before.policy), (after.roster, after.policy)):
        found = diagnostic("APR230", Place(paths[0]), what=what)
        yield AuditFinding(place, commit.id, found, severity_of(found), site, paths)
    old, new = before.roster.portal.portal, after.roster.portal.portal
    if old != new:
        found = diagnostic("APR231", Place(ROSTER_FILE), before=old, after=new)
        yield AuditFinding(place, commit.id, found, severity_of(found), "", paths)


@frozen
class _Proposal:
    """A change of governance to judge."""

    ledger: ApprovalLedger
    before: Governance
    after: Governance
    changes: tuple[LedgerChange, ...]
    signed: Mapping[str, tuple[LedgerRecord, ...]]
    """By path, the valid records that approve its change in time."""

    def problem(self, code: str, **values: MessageValue) -> Diagnostic:
        """Return why it has no effect, at its first file."""
        paths = sorted({each.change.path for each in self.changes})
        return diagnostic(code, Place(paths[0]), files=count_files(len(paths)), **values)

    @property
    def files(self) -> tuple[str, ...]:
        """Paths of the changed files."""
        return tuple(sorted({each.change.path for each in self.changes}))

    @property
    def removes_only(self) -> bool:
        """True if it only removes keys, for which a single owner is enough."""
        return all(map(is_roster, self.files)) and only_removes_keys(self.before.roster, self.after.roster)

    def needs_of(self, path: str) -> tuple[Need, ...]:
        """Return the signatures required for the change of a file."""
        needs = classify_path(path).path_class.needs
        return needs[:1] if self.removes_only else needs

    def is_signed(self, path: str, records: Sequence[LedgerRecord]) -> bool:
        """Return True if these records are the signatures required for the change of a file."""
        return meets_needs(len(self.needs_of(path)), path, records)


def judge_governance_change(
    ledger: ApprovalLedger, line: GovernanceLine, changes: Sequence[LedgerChange]
) -> tuple[Diagnostic | None, Governance | None]:
    """Return the governance in force after a valid change, else why it has no effect."""
    files = {each.change.path for each in changes}
    place = Place(min(files))
    other = _find_other_change(ledger, changes)
    if other:
        return diagnostic("APR223", place, files=count_files(len(files)), other=other), None
    lost = sorted(path for path in files if _is_lost(path, changes))
    if lost:
        return diagnostic("APR227", Place(lost[0]), files=count_files(len(lost))), None
    proposed = {**line.in_force.files, **{path: line.tree.get(path) for path in files}}
    try:
        after = parse_governance({path: data for path, data in proposed.items() if data is not None})
    except GovernanceError as error:
        return diagnostic("APR226", place, files=count_files(len(files)), problem=error.problem), None
    proposal = _Proposal(ledger, line.in_force, after, tuple(changes), _signed(ledger, changes))
    problem = next(_problems(proposal), None)
    return (problem, None) if problem is not None else (None, after)


def _problems(proposal: _Proposal) -> Iterator[Diagnostic]:
    """Yield the problems of a change of readable files, the gravest first."""
    if not all(proposal.is_signed(path, proposal.signed[path]) for path in proposal.files):
        yield _self_granted(proposal) or proposal.problem("APR221", roles=_roles(proposal))
    elif not _is_met_by_equals(proposal):
        yield proposal.problem("APR222")
    day = _last_commit_day(proposal)
    yield from list_effect_problems(
        proposal.before, proposal.after, proposal.files, day, proposal.ledger.places.__contains__
    )


def _is_lost(path: str, changes: Iterable[LedgerChange]) -> bool:
    """Return True if the roster itself is gone, or if a file was replaced by something other than a regular file."""
    last = [each.change.after for each in changes if each.change.path == path][-1]
    return path == ROSTER_FILE if last is None else last.mode != "100644"


def _find_other_change(ledger: ApprovalLedger, changes: Iterable[LedgerChange]) -> str:
    """Return the first other path changed by the same commits; empty if there is none.

    Governance and records do not count.
    """
    for place in sorted({each.place for each in changes}):
        for row in ledger.rows_between(place, place):
            if not ledger.changes[row].file.path_class.is_governance:
                return ledger.changes[row].change.path
    return ""


def _signed(ledger: ApprovalLedger, changes: Iterable[LedgerChange]) -> dict[str, tuple[LedgerRecord, ...]]:
    """Return, by path, the valid records that approve its state from the first to the last of the changes."""
    rows: dict[str, list[LedgerChange]] = {}
    for each in changes:
        rows.setdefault(each.change.path, []).append(each)
    return {path: tuple(_signed_for(ledger, path, there)) for path, there in rows.items()}


def _signed_for(ledger: ApprovalLedger, path: str, there: Sequence[LedgerChange]) -> Iterator[LedgerRecord]:
    for digest in ledger.digests_about(path):
        record = ledger.records[digest]
        said = record.landed.record
        if said is None or said.action != "approve" or not record.landed.counts:
            continue
        change = next(each for each in said.changes if each.path == path)
        way = find_cover(ledger, said, record.landed.place, change)
        if way is None or way.is_afterwards or [ledger.changes[row] for row in way.rows] != list(there):
            continue
        if not is_in_time(ledger, said, record.landed.place, there[0].place):
            continue
        if not find_heard_refusals(ledger, record, path, there[0].place).in_time:
            yield record


def _is_met_by_equals(proposal: _Proposal) -> bool:
    """Return True if, for each file, the records of one and the same change suffice, and all of it happened."""
    return all(
        any(proposal.is_signed(path, group) for group in _equal_groups(proposal, path)) for path in proposal.files
    )


def _equal_groups(proposal: _Proposal, path: str) -> Iterator[list[LedgerRecord]]:
    groups: dict[tuple[PathChange, ...], list[LedgerRecord]] = {}
    for each in proposal.signed[path]:
        assert each.landed.record is not None
        groups.setdefault(each.landed.record.changes, []).append(each)
    for changes, records in groups.items():
        if all(change.path in proposal.signed and records[0] in proposal.signed[change.path] for change in changes):
            yield records


def _self_granted(proposal: _Proposal) -> Diagnostic | None:
    """Return a problem if an author or signer of the change gains by it, without the signatures of others."""
    gains = list_gains(proposal.before.roster, proposal.after.roster)
    claimed = {
        person.id
        for each in proposal.changes
        for email in (*each.authors, proposal.ledger.line[each.place].committer)
        for person in find_claimants(email, gains.values())
    }
    signed = {person.id for person in _signing(proposal, gains)}
    gaining = sorted(claimed | signed)
    if not gaining:
        return None
    return proposal.problem("APR228", person=name_person(gains[gaining[0]]), roles=_roles(proposal))


def _signing(proposal: _Proposal, gains: Mapping[str, Person]) -> Iterator[Person]:
    """Yield the gaining people who signed the change, even with a key added by the change."""
    for path in proposal.files:
        for digest in proposal.ledger.digests_about(path):
            landed = proposal.ledger.records[digest].landed
            for person in gains.values():
                is_theirs = landed.signer is not None and landed.signer.id == person.id
                if is_theirs or any(key.fingerprint == landed.key for key in person.keys):
                    yield person


def _roles(proposal: _Proposal) -> LocalizedText:
    file = classify_path(proposal.files[0])
    return name_needs(proposal.needs_of(file.path), file.site)


def _last_commit_day(proposal: _Proposal) -> date:
    last = max(each.place for each in proposal.changes)
    return proposal.ledger.latest_times[last].astimezone(VIETNAM).date()
