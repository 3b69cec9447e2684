"""Finds the refusals that cancel an approval: of the same content, and not named by anybody of sufficient rank.

A refusal (`reject`) cancels approvals of the same content, earlier and later, until an approval names it by its digest.
The signer of that approval needs at least the refuser's rank: a secretary does not lift the chief's refusal, and no
refusal binds the chief (QĐ 2111, Điều 10(3)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerRecord
from portalgen.editorial.audit.cover import rebased_with
from portalgen.editorial.records.authority import rank_of_person
from portalgen.editorial.records.refused_content import REFUSABLE_ACTIONS, is_same_content, outcome_of
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM

_Trust = Callable[[LedgerRecord], bool]


@frozen
class HeardRefusals:
    """The refusals neither named by an approval of a change nor lifted by anybody else."""

    in_time: tuple[LedgerRecord, ...] = ()
    """On main before the change, or together with it: the approval does not count."""
    later: tuple[LedgerRecord, ...] = ()
    """On main after the change, but signed before it by their own statement: the approval counts."""


_NONE: Final = HeardRefusals()


def find_heard_refusals(
    ledger: ApprovalLedger, approval: LedgerRecord, path: str, place: int, trusts: _Trust = lambda record: True
) -> HeardRefusals:
    """Return the refusals of the content approved by `approval` at `path`, for a change of main at `place`.

    Records rejected by `trusts`, because their keys were revoked, neither refuse nor lift anything.
    """
    said = approval.landed.record
    if said is None or not ledger.refusals_of or said.action not in REFUSABLE_ACTIONS:
        return _NONE
    change = next(each for each in said.changes if each.path == path)
    refusals = [ledger.records[digest] for digest in ledger.refusals_of.get(outcome_of(change), ())]
    if not refusals:
        return _NONE
    last = rebased_with(ledger, place)[-1]
    standing = [
        each
        for each in refusals
        if each.landed.record is not None
        and trusts(each)
        and is_same_content(said.changes, each.landed.record.changes)
        and not _is_lifted(ledger, each, approval, path, last, trusts)
    ]
    signed_by = ledger.latest_times[place]
    end = len(ledger.line)
    later = (
        each
        for each in standing
        if each.landed.place > last and not _is_lifted(ledger, each, approval, path, end, trusts)
    )
    return HeardRefusals(
        tuple(each for each in standing if each.landed.place <= last),
        tuple(each for each in later if each.landed.record is not None and each.landed.record.at <= signed_by),
    )


def _is_lifted(
    ledger: ApprovalLedger, refusal: LedgerRecord, approval: LedgerRecord, path: str, last: int, trusts: _Trust
) -> bool:
    """Return True if the refusal is lifted by `approval`, or by another record on main at the place `last`.

    Such a record names it, and its signer has the rank.
    """
    return any(
        trusts(each) and _rank(ledger, each) <= _rank(ledger, refusal)
        for each in _list_naming(ledger, refusal, path)
        if each is approval or each.landed.place <= last
    )


def _list_naming(ledger: ApprovalLedger, refusal: LedgerRecord, path: str) -> Iterator[LedgerRecord]:
    """Yield the valid approvals that name a refusal and are about the same content."""
    assert refusal.landed.record is not None
    for digest in ledger.namings_of.get(refusal.landed.digest, ()):
        record = ledger.records[digest]
        said = record.landed.record
        if said is None or path not in record.needs:
            continue
        if is_same_content(said.changes, refusal.landed.record.changes):
            yield record


def _rank(ledger: ApprovalLedger, record: LedgerRecord) -> int:
    """Return the rank of the signer, or of the person signed for; the better of the days of signing and landing."""
    landed = record.landed
    assert landed.record is not None
    person = landed.signer
    if landed.record.on_behalf_of:
        person = ledger.span_before(landed.place).roster.find_person(landed.record.on_behalf_of)
    moments = (landed.record.at, ledger.latest_times[landed.place])
    return rank_of_person(person, (each.astimezone(VIETNAM).date() for each in moments))
