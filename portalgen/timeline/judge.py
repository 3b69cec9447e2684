"""What one commit proves about a time: its place in the history, its dates, and from when the record counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

from portalgen.errors import UsageError
from portalgen.history.model import Commit
from portalgen.timeline.line import Ground, Line, grounds
from portalgen.timeline.model import Evidence, EvidencePolicy, Reason

EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A commit that claims to be older was made by a clock that was not set; Git itself is of 2005."""
_PROOFS: Final = frozenset({"merged", "squashed"})


@dataclass(frozen=True, slots=True)
class Judge:
    """Everything that the worth of a commit depends on. Made by `judge_of`."""

    line: Line
    dates: Mapping[str, datetime]
    grounds: tuple[Ground, ...]
    latest: tuple[datetime, ...]
    """For each place, the latest date of the places before it, as far as it is not in the future."""
    soonest: Mapping[str, datetime]
    """Commit id to the earliest date of what followed it up to the line; absent where nothing did."""
    at: datetime
    adopted: int
    """The first place that counts."""
    before: frozenset[str]
    """Commits that are older than the one that `evidence_starts` names."""
    starts: datetime

    def reason(self, place: int) -> Reason:
        """Why the date of the commit at `place` is, or is not, the time at which readers got what it holds."""
        commit = self.line.commits[place]
        if place < self.adopted:
            return "before-adoption"
        if self.grounds[place] == "import":
            return "import"
        earlier = (self.latest[place], *(self.dates[parent] for parent in commit.parents))
        return date_fault(commit.committed, earlier, self.at) or self.grounds[place]

    def proves(self, place: int) -> bool:
        """Whether the commit's date is that time."""
        return self.reason(place) in _PROOFS

    def published(self, place: int, moment: datetime, *, is_undone: bool = False) -> Evidence:
        """Evidence that readers got an item at `moment`, through the commit at `place`."""
        commit = self.line.commits[place]
        reason = self.reason(place)
        if reason not in _PROOFS:
            return Evidence(moment, "unproven", reason, commit.id)
        if is_undone:
            return Evidence(moment, "unproven", "undone", commit.id)
        return Evidence(moment, "proven", "scheduled" if moment > commit.committed else reason, commit.id)

    def submitted(self, commit: Commit) -> Evidence:
        """Evidence that an item was handed in with `commit`, which came in beside the line."""
        place = self.line.entered[commit.id]
        if place < self.adopted or commit.id in self.before:
            return Evidence(commit.committed, "unproven", "before-adoption", commit.id)
        earlier = [self.dates[parent] for parent in commit.parents]
        evidence = handed_in(commit, earlier, self.soonest.get(commit.id), self.at)
        if evidence.strength != "unproven" and commit.committed < self.starts:
            return Evidence(commit.committed, "unproven", "before-adoption", commit.id)
        return evidence

    def submitted_by(self, place: int) -> Evidence:
        """Evidence that an item was handed in at the latest with the commit at `place`, which it came in with."""
        commit, reason = self.line.commits[place], self.reason(place)
        if reason in ("direct", "ambiguous", *_PROOFS):
            return Evidence(commit.committed, "weak", "bounded", commit.id)
        return Evidence(commit.committed, "unproven", reason, commit.id)


def handed_in(commit: Commit, earlier: Iterable[datetime], soonest: datetime | None, at: datetime) -> Evidence:
    """Evidence of the commit that added an item.

    `earlier` are the dates of its parents; `soonest` is the earliest date of what followed it, if anything did.
    """
    fault: Reason | None = "import" if commit.is_root else date_fault(commit.committed, earlier, at)
    if fault is None and soonest is not None and EARLIEST <= soonest < commit.committed:
        fault = "date-order"
    if fault is not None:
        return Evidence(commit.committed, "unproven", fault, commit.id)
    if commit.authored_differs:
        return Evidence(commit.committed, "weak", "rewritten", commit.id)
    if commit.is_merge:
        return Evidence(commit.committed, "weak", "bounded", commit.id)
    return Evidence(commit.committed, "proven", "committed", commit.id)


def soonest_after(commits: Sequence[Commit], entered: Mapping[str, int]) -> dict[str, datetime]:
    """Commit id to the earliest date of its descendants that came in with it; `commits` are parents first."""
    soonest: dict[str, datetime] = {}
    for commit in reversed(commits):
        date = min(commit.committed, soonest.get(commit.id, commit.committed))
        for parent in commit.parents:
            if entered.get(parent) == entered[commit.id]:
                soonest[parent] = min(date, soonest.get(parent, date))
    return soonest


def date_fault(date: datetime, earlier: Iterable[datetime], at: datetime) -> Reason | None:
    """Why a committer date cannot be right, seen at `at`; `earlier` are dates that must not be later than it."""
    if date < EARLIEST:
        return "early-date"
    if date > at:
        return "future-date"
    return "date-order" if any(date < each <= at for each in earlier) else None


def judge_of(line: Line, policy: EvidencePolicy, at: datetime, first: str) -> Judge:
    """The judge of a history. `first` is the id of the commit that `policy.starts` names, or empty.

    Raises UsageError where that commit is not in the history.
    """
    before = _ancestors(line, first) if first else frozenset()
    starts = policy.starts if isinstance(policy.starts, datetime) else EARLIEST
    dates = {each.id: each.committed for each in (*line.commits, *line.side)}
    plausible = [each.committed if each.committed <= at else EARLIEST for each in line.commits]
    latest = (EARLIEST, *accumulate(plausible, max))
    adopted = _adopted(line.commits, starts, before)
    soonest = soonest_after((*line.side, *line.commits), line.entered)
    return Judge(line, dates, grounds(line, policy), latest, soonest, at, adopted, before, starts)


def _adopted(line: Sequence[Commit], starts: datetime, before: frozenset[str]) -> int:
    if before:
        return max((place + 1 for place, each in enumerate(line) if each.id in before), default=0)
    if starts == EARLIEST:
        return 0
    return bisect_left(tuple(accumulate((each.committed for each in line), max)), starts)


def _ancestors(line: Line, first: str) -> frozenset[str]:
    parents = {each.id: each.parents for each in (*line.commits, *line.side)}
    if first not in parents:
        raise UsageError(
            f"mốc bắt đầu tính thời hạn `{first[:10]}` không thuộc lịch sử của cổng; hãy sửa evidence_starts",
            f"evidence starts at `{first[:10]}`, which is not in the portal's history; mend evidence_starts",
        )
    found: set[str] = set()
    open_ends = list(parents[first])
    while open_ends:
        reached = open_ends.pop()
        if reached not in found:
            found.add(reached)
            open_ends += parents[reached]
    return frozenset(found)
