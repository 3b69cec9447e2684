"""Finds the changes of main covered by a record: each record counts once, for the next change of each of its paths.

A record was signed onto a commit of main. It covers the first change after that commit, if the states before and after
match. If main grew by single-parent commits (a rebase), it may cover several changes in a row.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from portalgen.editorial.audit.approval_ledger import ApprovalLedger
from portalgen.editorial.records.records import ApprovalRecord, PathChange
from portalgen.frozen import frozen

_LONGEST_REBASE: Final = timedelta(hours=1)
"""The longest time between the first and the last commit of a rebase."""
_MOST_REBASED: Final = 500
"""The most commits in a rebase."""


@frozen
class CoveredWay:
    """The changes of a path covered by a record; a single change unless they span several commits."""

    rows: tuple[int, ...]
    """Places in the ledger's changes."""
    is_afterwards: bool
    """True if, by the record itself, the change existed already."""


def find_cover(ledger: ApprovalLedger, record: ApprovalRecord, place: int, change: PathChange) -> CoveredWay | None:
    """Return the changes covered by `change` of a record that landed at `place`, or None."""
    onto = ledger.places.get(record.onto, -1)
    if onto < ledger.genesis_place or onto >= place:
        return None
    rows = _next_way(ledger, change, onto)
    if record.action == "ratify":  # the change was there already, be it the next one after `onto` or an earlier one
        there = rows and ledger.changes[rows[-1]].place <= place
        rows = rows if there else _last_way(ledger, change, place, is_any=True)
        return CoveredWay(rows, is_afterwards=True) if rows else None
    if rows:
        return CoveredWay(rows, is_afterwards=False)
    rows = _last_way(ledger, change, onto, is_any=False) if record.action == "approve" else ()
    return CoveredWay(rows, is_afterwards=True) if rows else None


def is_in_time(ledger: ApprovalLedger, record: ApprovalRecord, place: int, first: int) -> bool:
    """Return True if a record at `place` came no later than readers had its change at `first`.

    A rebase may write the record's own commit after the commits of the content: then no other commit lies between.
    """
    if place <= first:
        return True
    if place not in rebased_with(ledger, first) or record.at > ledger.line[first].committed_at:
        return False
    covered = {
        change.path
        for each in rebased_with(ledger, first)
        for digest in ledger.landings.get(each, ())
        for change in _changes_of(ledger, digest)
    }
    return all(ledger.changes[row].change.path in covered for row in ledger.rows_between(first, place))


def rebased_with(ledger: ApprovalLedger, first: int) -> range:
    """Return the places of the commit at `first` and of the commits after it possibly written by the same rebase."""
    line, last = ledger.line, first
    while (
        last + 1 < min(len(line), first + _MOST_REBASED)
        and ledger.run_starts[last + 1] <= first
        and abs(line[last + 1].committed_at - line[first].committed_at) <= _LONGEST_REBASE
    ):
        last += 1
    return range(first, last + 1)


def _next_way(ledger: ApprovalLedger, change: PathChange, onto: int) -> tuple[int, ...]:
    """Return the first changes of the path after `onto`, if they match the record; else an empty tuple."""
    rows = ledger.rows_after(change.path, onto)
    if not rows or ledger.changes[rows[0]].change.before != change.before:
        return ()
    if ledger.changes[rows[0]].change.after == change.after:
        return (rows[0],)
    together = rebased_with(ledger, ledger.changes[rows[0]].place)
    for count, row in enumerate(rows, 1):
        if ledger.changes[row].place not in together:
            return ()
        if ledger.changes[row].change.after == change.after:
            return tuple(rows[:count])
    return ()


def _last_way(ledger: ApprovalLedger, change: PathChange, last: int, *, is_any: bool) -> tuple[int, ...]:
    """Return the last changes of the path up to the place `last`, if they match the record; else an empty tuple.

    With `is_any` they may be earlier.
    """
    rows = ledger.rows_of.get(change.path, [])
    rows = rows[: len(rows) - len(ledger.rows_after(change.path, last))]
    for end in range(len(rows), 0, -1):
        if end < len(rows) and not is_any:
            break
        place = ledger.changes[rows[end - 1]].place
        if ledger.changes[rows[end - 1]].change.after != change.after:
            continue
        for start in range(end - 1, -1, -1):
            there = ledger.changes[rows[start]]
            if there.place != place and place not in rebased_with(ledger, there.place):
                break
            if there.change.before == change.before:
                return tuple(rows[start:end])
    return ()


def _changes_of(ledger: ApprovalLedger, digest: str) -> tuple[PathChange, ...]:
    record = ledger.records[digest].landed.record
    return record.changes if record is not None else ()
