"""Which changes of main a record speaks of: each record counts once, for the next change of each of its paths.

A record was signed onto a commit of main. It speaks of the first change after that one, if it leads from what the record
has as before to what it has as after. Where main grew by commits with one parent (a rebase), it may be the way of several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from portalgen.editorial.approval_ledger import ApprovalLedger
from portalgen.editorial.records import ApprovalRecord, PathChange

LONGEST_REBASE: Final = timedelta(hours=1)
"""Between the first and the last commit that one rebase writes."""
_AFTERWARDS: Final = frozenset(("approve", "ratify"))


@dataclass(frozen=True, slots=True)
class CoveredWay:
    """The changes of one path that a record speaks of, one where it is not a way along several commits."""

    rows: tuple[int, ...]
    """Places in the ledger's changes."""
    is_afterwards: bool
    """Whether the record says itself that the change was there already."""


def find_cover(ledger: ApprovalLedger, record: ApprovalRecord, place: int, change: PathChange) -> CoveredWay | None:
    """Return what a record that landed at `place` speaks of with one of its changes, or None."""
    onto = ledger.places.get(record.onto, -1)
    if onto < ledger.genesis_place or onto >= place:
        return None
    if record.action != "ratify":
        rows = _next_way(ledger, change, onto)
        if rows:
            return CoveredWay(rows, is_afterwards=False)
    if record.action in _AFTERWARDS:
        is_ratified = record.action == "ratify"
        rows = _last_way(ledger, change, place if is_ratified else onto, is_any=is_ratified)
        if rows:
            return CoveredWay(rows, is_afterwards=True)
    return None


def is_in_time(ledger: ApprovalLedger, record: ApprovalRecord, place: int, first: int) -> bool:
    """Whether a record that landed at `place` was there before readers had the change at `first` that it speaks of.

    A rebase may write the record's own commit after those of the content: then nothing else stands between.
    """
    if place <= first:
        return True
    line = ledger.line
    if ledger.run_starts[place] > first or line[first].is_merge or record.at > line[first].committed_at:
        return False
    if line[place].committed_at - line[first].committed_at > LONGEST_REBASE:
        return False
    covered = {change.path for digest in _landed_in_run(ledger, first) for change in _changes_of(ledger, digest)}
    return all(path in covered for path in _changed_paths(ledger, first, place))


def _next_way(ledger: ApprovalLedger, change: PathChange, onto: int) -> tuple[int, ...]:
    """The first change of the path after `onto`, or the way that begins with it, if it is as the record has it."""
    rows = ledger.rows_after(change.path, onto)
    if not rows or ledger.changes[rows[0]].change.before != change.before:
        return ()
    start = ledger.changes[rows[0]].place
    for count, row in enumerate(rows, 1):
        there = ledger.changes[row]
        if count > 1 and (ledger.run_starts[there.place] > start or ledger.line[there.place].is_merge):
            return ()
        if there.change.after == change.after:
            return tuple(rows[:count])
        if ledger.line[start].is_merge:
            return ()
    return ()


def _last_way(ledger: ApprovalLedger, change: PathChange, last: int, *, is_any: bool) -> tuple[int, ...]:
    """The last change of the path up to the place `last`, or the way that ends with it, if it is as the record has it.

    With `is_any` it may be an earlier one, too.
    """
    rows = ledger.rows_of.get(change.path, [])
    rows = rows[: len(rows) - len(ledger.rows_after(change.path, last))]
    for end in range(len(rows), 0, -1):
        if end < len(rows) and not is_any:
            break
        if ledger.changes[rows[end - 1]].change.after != change.after:
            continue
        run = ledger.run_starts[ledger.changes[rows[end - 1]].place]
        for start in range(end - 1, -1, -1):
            there = ledger.changes[rows[start]]
            if there.place < run:
                break
            if there.change.before == change.before:
                return tuple(rows[start:end])
    return ()


def _landed_in_run(ledger: ApprovalLedger, first: int) -> Iterator[str]:
    """The digests of the records that landed at `first` or later in its run, within the time of one rebase."""
    for commit in ledger.line[first:]:
        if commit.is_merge or commit.committed_at - ledger.line[first].committed_at > LONGEST_REBASE:
            return
        yield from ledger.landings.get(commit.place, ())


def _changes_of(ledger: ApprovalLedger, digest: str) -> tuple[PathChange, ...]:
    record = ledger.records[digest].landed.record
    return record.changes if record is not None else ()


def _changed_paths(ledger: ApprovalLedger, first: int, last: int) -> Iterator[str]:
    for row in ledger.rows_between(first, last):
        yield ledger.changes[row].change.path
