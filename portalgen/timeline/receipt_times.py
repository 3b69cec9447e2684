"""First receipts of commits by the server: no date of a commit is proven before its receipt.

A commit is received with the first receipt of a reference that contains it. Commits in a reference before its first
receipt are older than the log; their dates are judged as without receipts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.history.commits import list_commits_of
from portalgen.history.model import Commit
from portalgen.history.receipts import Receipt, find_existing_commits
from portalgen.history.repository import Repository
from portalgen.history.revisions import TAGS
from portalgen.timeline.model import Evidence, ReceiptLog, ReleasedCommit

_CLOCK_SKEW: Final = timedelta(minutes=5)
"""The greatest difference between the clocks of author and server that is not an error."""
MAIN_ON_SERVER: Final = "refs/heads/main"


@frozen
class ReceiptTimes:
    """The first receipts of the commits of a history."""

    since: datetime
    """`receipts_since` of the policy."""
    first: Mapping[str, datetime]
    """Commit id to its first receipt under any name."""
    main: Mapping[str, datetime]
    """Commit id to the first receipt of main that contains it."""
    older: frozenset[str]
    """Commits in a reference when the log began to name it."""
    older_on_main: frozenset[str]
    """Such commits on main."""
    has_main: bool
    """True if any receipt is of main."""
    policy_place: int = -1
    """The place on main's line of the commit that made the policy require receipts; -1 if unknown."""
    released: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    """Commit id to the time of the first signed release that contains it."""

    def judge_submission(self, evidence: Evidence, commit: Commit) -> Evidence:
        """Return the worth of `evidence`, from the date of a commit beside main, given its receipt."""
        is_older = (commit.id in self.older or not self.first) and commit.committed_at < self.since
        return self._judge(evidence, self._find_time(self.first, commit, is_older=is_older), is_older=is_older)

    def judge_publication(self, evidence: Evidence, commit: Commit, place: int) -> Evidence:
        """Return the worth of `evidence`, from the date of the commit at `place` of main's line, given its receipt."""
        is_older = commit.id in self.older_on_main if self.has_main else place <= self.policy_place
        is_older = is_older and commit.committed_at < self.since
        return self._judge(evidence, self._find_time(self.main, commit, is_older=is_older), is_older=is_older)

    def _find_time(self, receipts: Mapping[str, datetime], commit: Commit, *, is_older: bool) -> datetime | None:
        """Return the time by which the server had a commit, by its receipt or a release; None if unknown."""
        released = None if is_older else self.released.get(commit.id)
        times = [each for each in (receipts.get(commit.id), released) if each is not None]
        return min(times, default=None)

    def _judge(self, evidence: Evidence, received: datetime | None, *, is_older: bool) -> Evidence:
        if evidence.at is None or evidence.reason in ("before-adoption", "import"):
            return evidence
        if received is None:
            return evidence if is_older else replace(evidence, strength="unproven", reason="no-receipt", earliest=None)
        if received < self.since:
            return evidence
        if evidence.strength == "unproven":
            return evidence
        if evidence.reason == "scheduled" and evidence.at >= received:
            return evidence
        earliest = evidence.not_before
        if (
            earliest is not None and earliest - received > _CLOCK_SKEW
        ):  # one clock is wrong: nothing bounds it from below
            return Evidence(max(evidence.at, received), "weak", "received", evidence.commit)
        earliest = earliest and min(earliest, received)
        return Evidence(max(evidence.at, received), "weak", "received", evidence.commit, earliest)


@frozen
class FirstReceipts:
    """The first receipt of each commit under the given names."""

    receipts: Mapping[str, Receipt]
    """By commit id; commits without receipt are missing."""
    older: frozenset[str]
    """Commits in a reference when the log began to name it."""

    @property
    def times(self) -> dict[str, datetime]:
        """Commit id to the time of its first receipt."""
        return {id: each.at for id, each in self.receipts.items()}


def select_updates(receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """Return the receipts without heartbeats that repeat the state of a reference."""
    current: dict[str, str] = {}
    kept = []
    for each in receipts:
        if not each.is_heartbeat or current.get(each.reference) != each.new:
            kept.append(each)
        current[each.reference] = each.new
    return tuple(kept)


def read_receipt_times(
    repository: Repository,
    log: ReceiptLog,
    since: datetime,
    commits: Sequence[Commit],
    base: str,
    policy_place: int = -1,
) -> ReceiptTimes:
    """Return the first receipts of `commits` in `log`, and the first releases containing them.

    Other commits named by receipts are read if they are in the repository and not reachable from the commit `base`.
    """
    relevant = _without_tags(log.updates)
    parents = _read_parents(repository, relevant, commits, base)
    on_main = [each for each in relevant if each.reference == MAIN_ON_SERVER]
    anywhere, main = (_first_receipts(parents, each) for each in (relevant, on_main))
    released = [Receipt(MAIN_ON_SERVER, "", each.commit, each.at) for each in sorted(log.released, key=_released_at)]
    return ReceiptTimes(
        since,
        anywhere.times,
        main.times,
        anywhere.older,
        main.older,
        bool(on_main),
        policy_place,
        _first_receipts(parents, released).times,
    )


def read_first_receipts(
    repository: Repository, updates: Sequence[Receipt], commits: Sequence[Commit], base: str
) -> FirstReceipts:
    """Return the first receipts of `commits` under any name, as `read_receipt_times` finds them."""
    relevant = _without_tags(updates)
    return _first_receipts(_read_parents(repository, relevant, commits, base), relevant)


def _released_at(release: ReleasedCommit) -> datetime:
    return release.at


def _without_tags(updates: Iterable[Receipt]) -> list[Receipt]:
    return [each for each in updates if not each.reference.startswith(TAGS)]


def _read_parents(
    repository: Repository, updates: Iterable[Receipt], commits: Sequence[Commit], base: str
) -> dict[str, tuple[str, ...]]:
    """Return the parents of `commits`, and of other commits named by receipts outside the commit `base`."""
    parents = {each.id: each.parents for each in commits}
    unknown = dict.fromkeys(each.new for each in updates if each.new and each.new not in parents)
    others = find_existing_commits(repository, unknown) if unknown else ()
    if others:
        parents |= {each.id: each.parents for each in list_commits_of(repository, others, (base,))}
    return parents


def _reach(parents: Mapping[str, tuple[str, ...]], start: str, known: Collection[str]) -> set[str]:
    """Return the commits reachable from `start`, including it, up to commits in `known` and missing commits."""
    reached: set[str] = set()
    open_ends = [start]
    while open_ends:
        commit = open_ends.pop()
        if commit not in reached and commit not in known and commit in parents:
            reached.add(commit)
            open_ends += parents[commit]
    return reached


def _first_receipts(parents: Mapping[str, tuple[str, ...]], updates: Sequence[Receipt]) -> FirstReceipts:
    """Return the first receipts by `updates`, oldest first.

    Commits in a reference before its first receipt are older than the log, unless an earlier receipt covers them: a
    receipt for another reference, or for a branch pushed again after hours without receipts, leaves them unchanged.
    """
    first: dict[str, Receipt] = {}
    older: set[str] = set()
    named: set[str] = set()
    for each in updates:
        if each.reference not in named and each.old:
            older |= _reach(parents, each.old, first.keys() | older)
        named.add(each.reference)
        open_ends = [each.new] if each.new else []
        while open_ends:
            commit = open_ends.pop()
            if commit in first or commit in older or commit not in parents:
                continue
            first[commit] = each
            open_ends += parents[commit]
    return FirstReceipts(first, frozenset(older))
