"""When the server first received what a commit of main brought: a record counts from then on, whatever dates claim."""

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
    """The first receipts of the commits of a history, as an audit uses them."""

    at: datetime
    """Aware moment of the audit: what has no receipt arrived by then."""
    receipts: Mapping[str, Receipt] = field(default_factory=lambda: MappingProxyType({}))
    """By commit id, under any name."""
    older: frozenset[str] = frozenset()
    """Commits that are older than the log."""
    main_tips: tuple[str, ...] = ()
    """Ids of the commits that main was by its receipts, each once, oldest first."""

    def find_day(self, commits: Iterable[str], committed_at: datetime, since: datetime | None) -> date | None:
        """Return the day, in Vietnam, on which the server first held one of `commits`, which came to main at `committed_at`.

        `since` is `receipts_since` of the policy in force there. None if receipts do not count: the policy asks for none, or
        it is older than they are. Without a receipt it is the day of the audit.
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
        """Return the accounts that first pushed any of `commits`, sorted, as far as receipts know them."""
        found = {self.receipts[each].pusher for each in commits if each in self.receipts}
        return tuple(sorted(found - {""}))


def read_arrivals(repository: Repository, tip: str, at: datetime) -> Arrivals:
    """Return the first receipts of everything that `tip`, the id of a commit of main, reaches; none without a log."""
    updates = read_receipt_log(repository, tip).updates
    if not updates:
        return Arrivals(at)
    found = read_first_receipts(repository, updates, list_commits(repository, tip), tip)
    tips = dict.fromkeys(each.new for each in updates if each.reference == MAIN_ON_SERVER)
    return Arrivals(at, found.receipts, found.older, tuple(tips))


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
