"""When an approval that nobody used has lapsed: by the policy that was in force when it was signed.

The time runs from when it was signed, or from the day on which its page is to appear if that is later, until its change
reached main. Where the policy asks for receipts, those of the server count for both ends: nobody can date them back.
Changes of governance do not lapse: their `version` has to follow what is in force, which ends what lay unused.
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
    """Says of the approvals of one line whether they lapsed; Git is asked only about those that waited long."""

    repository: Repository
    ledger: ApprovalLedger
    arrivals: Arrivals
    _lapses: dict[tuple[str, int], datetime | None] = field(default_factory=dict)

    def find_lapse(self, record: LedgerRecord, place: int) -> datetime | None:
        """Return when an approval lapsed that is used by the commit at `place`; None if it had not lapsed then."""
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
        """Return when main first held a commit; one that no receipt names yet came after the newest receipt of main."""
        received, latest = self._main_receipts.get(place), self.ledger.latest_times[place]
        if received is not None:
            return received
        return max((latest, *(at for reached, at in self._newest_on_main if place > reached)))

    def _find_receipt(self, record: LedgerRecord, landed: datetime) -> Iterator[datetime]:
        """Yield when the server first got a record, if that was before its change reached main."""
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
        """Those of them that say something new."""
        return select_updates(self._receipts)

    @cached_property
    def _newest_on_main(self) -> Sequence[tuple[int, datetime]]:
        """The place that main had by its newest receipt, and when; heartbeats say so every hour. Empty if unknown."""
        newest = next((each for each in reversed(self._receipts) if each.reference == MAIN_ON_SERVER), None)
        place = self.ledger.places.get(newest.new, -1) if newest is not None else -1
        return ((place, newest.at),) if newest is not None and place >= 0 else ()

    @cached_property
    def _main_receipts(self) -> Mapping[int, datetime]:
        """When main first held the commit at each place of its line, as far as receipts that count say so."""
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
