"""The server's first receipts of commits of main: a record counts from then on, whatever its dates say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from types import MappingProxyType

from portalgen.editorial.receipts.receipt_evidence import read_receipt_log
from portalgen.frozen import frozen
from portalgen.history.commits import list_commits
from portalgen.history.receipts import Receipt
from portalgen.history.repository import Repository
from portalgen.law.calendar import VIETNAM
from portalgen.timeline.receipt_times import MAIN_ON_SERVER, read_first_receipts


@frozen
class Arrivals:
    """The first receipts of the commits of a history, for an audit."""

    at: datetime
    """The aware moment of the audit, taken as the arrival of anything without a receipt."""
    receipts: Mapping[str, Receipt] = field(default_factory=lambda: MappingProxyType({}))
    """By commit id, under any name."""
    older: frozenset[str] = frozenset()
    """Commits older than the log."""
    main_tips: tuple[str, ...] = ()
    """Ids of main's tips by its receipts, without duplicates, oldest first."""

    def find_day(self, commits: Iterable[str], committed_at: datetime, since: datetime | None) -> date | None:
        """Return the day, in Vietnam, on which the server first held any of `commits`, landed at `committed_at`.

        `since` is `receipts_since` of the policy in force there. None if receipts do not count: if the policy asks for
        none, or if the commits are older. Without a receipt it is the day of the audit.
        """
        if since is None:
            return None
        ids = tuple(commits)
        times = [self.receipts[each].at for each in ids if each in self.receipts]
        if times:
            return None if min(times) < since else _day(min(times))
        is_older = not self.receipts or any(each in self.older for each in ids)
        return None if is_older and committed_at < since else _day(self.at)

    def list_pushers(self, commits: Iterable[str]) -> tuple[str, ...]:
        """Return the accounts that first pushed any of `commits`, sorted, as far as known from receipts."""
        found = {self.receipts[each].pusher for each in commits if each in self.receipts}
        return tuple(sorted(found - {""}))


def read_arrivals(repository: Repository, tip: str, at: datetime) -> Arrivals:
    """Return the first receipts of all commits reachable from `tip`, a commit of main; none without a log."""
    updates = read_receipt_log(repository, tip).updates
    if not updates:
        return Arrivals(at)
    found = read_first_receipts(repository, updates, list_commits(repository, tip), tip)
    tips = dict.fromkeys(each.new for each in updates if each.reference == MAIN_ON_SERVER)
    return Arrivals(at, found.receipts, found.older, tuple(tips))


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
