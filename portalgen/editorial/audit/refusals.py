"""Which refusals cancel an approval of main's changes: those of the same content that nobody of enough rank has named.

A refusal (`reject`) cancels what approves the same content, before it and after it, until an approval names it by its digest.
Whoever names it has to have at least the refuser's rank: a secretary does not lift the chief's refusal, and the chief is
bound by nobody's (QĐ 2111, Điều 10(3)).
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
    """The refusals that one approval of a change does not name, and nobody else has lifted."""

    in_time: tuple[LedgerRecord, ...] = ()
    """They were on main when the change came, or came with it: the approval does not count."""
    later: tuple[LedgerRecord, ...] = ()
    """They reached main after the change and say that they were signed before it: the approval counts."""


_NONE: Final = HeardRefusals()


def find_heard_refusals(
    ledger: ApprovalLedger, approval: LedgerRecord, path: str, place: int, trusts: _Trust = lambda record: True
) -> HeardRefusals:
    """Return the refusals of what `approval` approves at `path`, for a change of main at `place`.

    Records that `trusts` refuses, since their keys were revoked, neither refuse nor lift anything.
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
    """Whether `approval`, or another that was on main at the place `last`, names the refusal and has the rank to do so."""
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
    """The rank of who signed, or of whom they signed for; by day of signing or of landing, whichever gives more."""
    landed = record.landed
    assert landed.record is not None
    person = landed.signer
    if landed.record.on_behalf_of:
        person = ledger.span_before(landed.place).roster.find_person(landed.record.on_behalf_of)
    moments = (landed.record.at, ledger.latest_times[landed.place])
    return rank_of_person(person, (each.astimezone(VIETNAM).date() for each in moments))
