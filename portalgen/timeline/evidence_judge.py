"""The proof of a time by a single commit: its place in the history, its dates, and the start of evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.model import Commit
from portalgen.timeline.main_line import LineShape, MainLine, shape_of
from portalgen.timeline.model import Evidence, EvidencePolicy, EvidenceReason, MergePolicy
from portalgen.timeline.receipt_times import ReceiptTimes

EARLIEST_COMMIT_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Older commit dates come from an unset clock; Git itself dates from 2005."""
INSUFFICIENT: Final = Evidence(None, "unproven", "insufficient")
"""Evidence of an item on main without all essential content."""
_PROOFS: Final = frozenset({"merged", "squashed"})


@frozen
class EvidenceJudge:
    """All data that the worth of a commit depends on. Built by `evidence_judge_of`."""

    main_line: MainLine
    dates: Mapping[str, datetime]
    shape: LineShape
    latest_dates: tuple[datetime, ...]
    """For each place, the latest date of the places before it, as far as it is not in the future."""
    soonest_dates: Mapping[str, datetime]
    """Commit id to the earliest date of its descendants up to the line; absent without descendants."""
    at: datetime
    first_counted_place: int
    """The first counted place."""
    commits_before: frozenset[str]
    """Commits older than the commit named by `evidence_starts`."""
    receipts: ReceiptTimes | None = None
    """The times at which the server received each commit; None if the policy requires no receipts."""

    def reason(self, place: int) -> EvidenceReason:
        """Return why the date of the commit at `place` is, or is not, the time of publication of its content."""
        commit = self.main_line.commits[place]
        if place < self.first_counted_place:
            return "before-adoption"
        role = self.shape.roles[place]
        if role == "import":
            return "import"
        earlier = (self.latest_dates[place], *(self.dates[parent] for parent in commit.parents))
        return find_date_problem(commit.committed_at, earlier, self.at) or role

    def proves(self, place: int) -> bool:
        """Return True if the commit's date is that time."""
        return self.reason(place) in _PROOFS

    def publication_evidence(self, place: int, moment: datetime, *, is_undone: bool = False) -> Evidence:
        """Return the evidence that an item was published at `moment`, through the commit at `place`."""
        return self._with_receipt(place, self._claimed_publication(place, moment, is_undone))

    def _with_receipt(self, place: int, claimed: Evidence) -> Evidence:
        """Return the evidence of the date of the commit at `place`, given main's receipt of it."""
        if self.receipts is None:
            return claimed
        return self.receipts.judge_publication(claimed, self.main_line.commits[place], place)

    def _claimed_publication(self, place: int, moment: datetime, is_undone: bool) -> Evidence:
        """Evidence of a publication by the history alone."""
        commit = self.main_line.commits[place]
        reason = self.reason(place)
        if reason == "ambiguous" and not is_undone:
            return self._bounded_evidence(place, moment)
        if reason not in _PROOFS:
            return Evidence(moment, "unproven", reason, commit.id)
        if is_undone:
            return Evidence(moment, "unproven", "undone", commit.id)
        return Evidence(moment, "proven", "scheduled" if moment > commit.committed_at else reason, commit.id)

    def _bounded_evidence(self, place: int, moment: datetime) -> Evidence:
        """Return evidence of a publication with two readings in the history: it was no later than the later reading.

        A merge that may itself have been merged later says nothing about the earliest time. A merge that came in only
        with a later merge was not published before it was made.
        """
        commit, last = self.main_line.commits[place], self.shape.latest_places[place]
        if self.reason(last) not in ("ambiguous", *_PROOFS):
            return Evidence(moment, "unproven", "ambiguous", commit.id)
        until = max(moment, self.main_line.commits[last].committed_at)
        earliest = None if place in self.shape.unclear_merges else moment
        return Evidence(until, "weak", "ambiguous", commit.id, earliest)

    def submission_evidence(self, commit: Commit) -> Evidence:
        """Return the evidence that an item was submitted with `commit`, merged from beside the line."""
        place = self.main_line.entry_places[commit.id]
        if place < self.first_counted_place or commit.id in self.commits_before:
            return Evidence(commit.committed_at, "unproven", "before-adoption", commit.id)
        earlier = [self.dates[parent] for parent in commit.parents]
        claimed = submission_evidence_of(commit, earlier, self.soonest_dates.get(commit.id), self.at)
        return claimed if self.receipts is None else self.receipts.judge_submission(claimed, commit)

    def insufficient_evidence(self, place: int) -> Evidence:
        """Return the evidence of an item that came in with the commit at `place` and was never complete."""
        if place < self.first_counted_place:
            return Evidence(self.main_line.commits[place].committed_at, "unproven", "before-adoption")
        return INSUFFICIENT

    def latest_submission_evidence(self, place: int) -> Evidence:
        """Return the evidence that an item was submitted no later than the commit at `place`, with which it came in."""
        commit, reason = self.main_line.commits[place], self.reason(place)
        if reason in ("direct", "ambiguous", *_PROOFS):
            return self._with_receipt(place, Evidence(commit.committed_at, "weak", "bounded", commit.id))
        return Evidence(commit.committed_at, "unproven", reason, commit.id)


def submission_evidence_of(
    commit: Commit, earlier: Iterable[datetime], soonest: datetime | None, at: datetime
) -> Evidence:
    """Return the evidence of an item's first commit.

    `earlier` are the dates of its parents; `soonest` is the earliest date of its descendants, or None.
    """
    fault: EvidenceReason | None = "import" if commit.is_root else find_date_problem(commit.committed_at, earlier, at)
    if fault is None and soonest is not None and EARLIEST_COMMIT_DATE <= soonest < commit.committed_at:
        fault = "date-order"
    if fault is not None:
        return Evidence(commit.committed_at, "unproven", fault, commit.id)
    if commit.authored_differs:
        return Evidence(commit.committed_at, "weak", "rewritten", commit.id)
    if commit.is_merge:
        return Evidence(commit.committed_at, "weak", "bounded", commit.id)
    return Evidence(commit.committed_at, "proven", "committed", commit.id)


def soonest_dates_of(commits: Sequence[Commit], entered: Mapping[str, int]) -> dict[str, datetime]:
    """Return commit id to the earliest date of its descendants that came in with it; `commits` are parents first."""
    soonest: dict[str, datetime] = {}
    for commit in reversed(commits):
        date = min(commit.committed_at, soonest.get(commit.id, commit.committed_at))
        for parent in commit.parents:
            if entered.get(parent) == entered[commit.id]:
                soonest[parent] = min(date, soonest.get(parent, date))
    return soonest


def find_date_problem(date: datetime, earlier: Iterable[datetime], at: datetime) -> EvidenceReason | None:
    """Return why a committer date cannot be right, seen at `at`, or None. It must not precede any date of `earlier`."""
    if date < EARLIEST_COMMIT_DATE:
        return "early-date"
    if date > at:
        return "future-date"
    return "date-order" if any(date < each <= at for each in earlier) else None


def evidence_judge_of(
    line: MainLine,
    policy: EvidencePolicy,
    at: datetime,
    first: str,
    policy_before: Callable[[int], MergePolicy] | None = None,
    receipts: ReceiptTimes | None = None,
) -> EvidenceJudge:
    """Return the judge of a history. `first` is the id of the commit named by `policy.starts`, or "".

    `policy_before` is the merge policy before each place of the line; by default `policy.merging` is used for all.
    `receipts` are given if the policy requires them.

    Raises UsageError if that commit is not in the history.
    """
    before = _ancestors(line, first) if first else frozenset()
    starts = policy.starts if isinstance(policy.starts, datetime) else EARLIEST_COMMIT_DATE
    dates = {each.id: each.committed_at for each in (*line.commits, *line.side_commits)}
    plausible = [each.committed_at if each.committed_at <= at else EARLIEST_COMMIT_DATE for each in line.commits]
    latest = (EARLIEST_COMMIT_DATE, *accumulate(plausible, max))
    adopted = _first_counted_place(line.commits, starts, before)
    soonest = soonest_dates_of((*line.side_commits, *line.commits), line.entry_places)
    shape = shape_of(line, policy_before or (lambda _: policy.merging))
    return EvidenceJudge(line, dates, shape, latest, soonest, at, adopted, before, receipts)


def _first_counted_place(line: Sequence[Commit], starts: datetime, before: frozenset[str]) -> int:
    if before:
        return max((place + 1 for place, each in enumerate(line) if each.id in before), default=0)
    if starts == EARLIEST_COMMIT_DATE:
        return 0
    return bisect_left(tuple(accumulate((each.committed_at for each in line), max)), starts)


def _ancestors(line: MainLine, first: str) -> frozenset[str]:
    parents = {each.id: each.parents for each in (*line.commits, *line.side_commits)}
    if first not in parents:
        raise UsageError(
            f"mốc bắt đầu tính thời hạn `{first[:10]}` không thuộc lịch sử của cổng; hãy sửa evidence_starts",
            f"evidence starts at `{first[:10]}`, which is not in the portal's history; fix evidence_starts",
        )
    ancestors: set[str] = set()
    open_ends = list(parents[first])
    while open_ends:
        reached = open_ends.pop()
        if reached not in ancestors:
            ancestors.add(reached)
            open_ends += parents[reached]
    return frozenset(ancestors)
