"""Finds when unused approvals lapse, by the policy in force when they were signed.

The time runs from the signing, or from a later publication day of the page, until the change reached main. If the
policy asks for receipts, the server's receipts count for both ends: nobody can backdate them. Changes of governance do
not lapse:
their `version` has to follow the version in force, which ends unused changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerRecord
from portalgen.editorial.audit.arrivals import Arrivals
from portalgen.editorial.receipts.receipt_chain import read_receipts, server_keys_of
from portalgen.editorial.records.approval_lapse import list_publication_times, may_lapse
from portalgen.editorial.records.records import ApprovalRecord
from portalgen.history.receipts import Receipt
from portalgen.history.repository import Repository
from portalgen.timeline.receipt_times import MAIN_ON_SERVER, select_updates


@dataclass
class LapseJudge:
    """Finds lapsed approvals of a line; Git is queried only about approvals that waited long."""

    repository: Repository
    ledger: ApprovalLedger
    arrivals: Arrivals
    _lapses: dict[tuple[str, int], datetime | None] = field(default_factory=dict)

    def find_lapse(self, record: LedgerRecord, place: int) -> datetime | None:
        """Return when an approval used by the commit at `place` lapsed; None if it was still valid then."""
        said = record.landed.record
        if said is None or not may_lapse(said):
            return None
        key = record.landed.digest, place
        if key not in self._lapses:
            self._lapses[key] = self._find_lapse(record, said, place)
        return self._lapses[key]

    def _find_lapse(self, record: LedgerRecord, said: ApprovalRecord, place: int) -> datetime | None:
        lapses_after = self.ledger.span_before(self.ledger.places.get(said.onto, -1) + 1).policy.lapses_after
        landed = self._landed_at(place)
        if lapses_after is None or landed - said.at <= lapses_after:
            return None
        planned = list_publication_times(self.repository, self.ledger.line[place].id, said.changes)
        start = max((said.at, *planned, *self._find_receipt(record, landed)))
        return start + lapses_after if landed - start > lapses_after else None

    def _landed_at(self, place: int) -> datetime:
        """Return when main first had a commit; without a receipt, a commit came after main's newest receipt."""
        received, latest = self._main_receipts.get(place), self.ledger.latest_times[place]
        if received is not None:
            return received
        return max((latest, *(at for reached, at in self._newest_on_main if place > reached)))

    def _find_receipt(self, record: LedgerRecord, landed: datetime) -> Iterator[datetime]:
        """Yield the server's first receipt of a record, if earlier than its change's arrival on main."""
        times = [self.arrivals.receipts[each].at for each in record.bearers if each in self.arrivals.receipts]
        yield from (each for each in (min(times, default=landed),) if each < landed)

    @cached_property
    def _receipts(self) -> Sequence[Receipt]:
        """The receipts of the server by the roster in force; none if the policy does not ask for them."""
        span = self.ledger.rosters[-1]
        if span.policy.receipts_since is None or all(each.policy.lapses_after is None for each in self.ledger.rosters):
            return ()
        return read_receipts(self.repository, server_keys_of(span.roster)).receipts

    @cached_property
    def _updates(self) -> Sequence[Receipt]:
        """The receipts of an actual update."""
        return select_updates(self._receipts)

    @cached_property
    def _newest_on_main(self) -> Sequence[tuple[int, datetime]]:
        """(place of main, time) by main's newest receipt, which heartbeats renew every hour; empty if unknown."""
        newest = next((each for each in reversed(self._receipts) if each.reference == MAIN_ON_SERVER), None)
        place = self.ledger.places.get(newest.new, -1) if newest is not None else -1
        return ((place, newest.at),) if newest is not None and place >= 0 else ()

    @cached_property
    def _main_receipts(self) -> Mapping[int, datetime]:
        """When main first had the commit at each place of its line, as far as valid receipts show it."""
        since = self.ledger.rosters[-1].policy.receipts_since
        times: dict[int, datetime] = {}
        reached = -1
        for each in self._updates:
            place = self.ledger.places.get(each.new, -1)
            if each.reference != MAIN_ON_SERVER or place < 0:
                continue
            before = max(reached, self.ledger.places.get(each.old, -1))
            if since is not None and each.at >= since:
                times |= dict.fromkeys(range(before + 1, place + 1), each.at)
            reached = max(before, place)
        return times
