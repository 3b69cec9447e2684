"""The history of `site-config/legal` on main: the landing of each change, and the settings at a moment.

The landing of a change is judged like a publication: the date of a merge is proven, the date of a direct commit is only
its claim. Between the earliest and latest possible moments of landing, both states are possible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Final

from portalgen.config.legal import (
    CALENDAR_FOLDER,
    DEADLINES_FILE,
    INSTRUMENTS_FILE,
    LegalSettings,
    parse_legal_settings,
)
from portalgen.config.values import parse_datetime
from portalgen.frozen import frozen
from portalgen.timeline.evidence_judge import EvidenceJudge

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""The latest landing of a change without later proof."""
_RULES: Final = frozenset((DEADLINES_FILE, INSTRUMENTS_FILE))


@frozen
class LegalChange:
    """A commit on main's line with changes in `site-config/legal`."""

    place: int
    """On the line."""
    commit: str
    at: datetime
    """The date claimed by the commit, aware."""
    blobs: tuple[tuple[str, str], ...]
    """(path, blob) of each changed file; blob "" if it was removed."""
    earliest: datetime | None = None
    """The earliest possible landing, aware; None before `date_changes`."""
    latest: datetime | None = None

    @property
    def counted_at(self) -> datetime:
        """The claimed date, or a later moment if main was already newer."""
        return self.at if self.earliest is None or self.at >= self.earliest else self.earliest + timedelta(seconds=1)


@frozen
class LegalEpoch:
    """The legal settings after a commit, if readable: unreadable settings leave the previous settings in force."""

    changes: tuple[LegalChange, ...]
    """The change that introduced them, after unreadable changes since the previous epoch."""
    earliest: datetime
    latest: datetime
    legal: LegalSettings
    accepted: frozenset[str] = frozenset()
    """Paths of changed files whose last change was approved by two owners, or adopted."""
    refused: frozenset[str] = frozenset()
    """Paths of changed files without the approval required by the policy."""

    @property
    def accepts_rules(self) -> bool:
        """True if all changes outside the calendar, such as lengths and instruments, are accepted."""
        return {path for each in self.changes for path, _ in each.blobs}.intersection(_RULES) <= self.accepted

    @property
    def refuses_rules(self) -> bool:
        """True if any of them is refused."""
        return not self.refused.isdisjoint(_RULES)

    def accepts_day(self, day: date) -> bool:
        """Return True if the change of the calendar that contains `day` is accepted."""
        return f"{CALENDAR_FOLDER}/{day.year}.yaml" in self.accepted

    @property
    def commit(self) -> str:
        """Id of the commit that introduced them; "" for settings not on main."""
        return self.changes[-1].commit if self.changes else ""

    @property
    def at(self) -> datetime | None:
        """The date claimed by this commit, aware."""
        return self.changes[-1].at if self.changes else None


def date_changes(changes: Sequence[LegalChange], judge: EvidenceJudge) -> tuple[LegalChange, ...]:
    """Return the changes with the earliest and latest possible moments of their landing."""
    return tuple(_dated(each, judge) for each in changes)


def _dated(change: LegalChange, judge: EvidenceJudge) -> LegalChange:
    evidence = judge.publication_evidence(change.place, change.at)
    lower = judge.latest_dates[change.place]
    if evidence.at is None or evidence.strength == "unproven":
        earliest, latest = lower, _find_next_proven(change.place, judge)
    else:
        earliest, latest = evidence.not_before or lower, evidence.at
    return LegalChange(change.place, change.commit, change.at, change.blobs, earliest, max(earliest, latest))


def _find_next_proven(place: int, judge: EvidenceJudge) -> datetime:
    """Return the time of the next commit of main with a proven or bounded time: by then main had all before it."""
    for later in range(place + 1, len(judge.main_line.commits)):
        evidence = judge.publication_evidence(later, judge.main_line.commits[later].committed_at)
        if evidence.at is not None and evidence.strength != "unproven":
            return evidence.at
    return NEVER


def list_legal_files(changes: Sequence[LegalChange]) -> Iterator[Mapping[str, str]]:
    """Yield, for each change, the paths and blobs of all files after it."""
    files: dict[str, str] = {}
    for each in changes:
        files = {path: blob for path, blob in {**files, **dict(each.blobs)}.items() if blob}
        yield files


def find_adoption(changes: Sequence[LegalChange], first_start: tuple[datetime, str] | None) -> int:
    """Return the number of the change whose state was adopted: the state at the first `evidence_starts` of main.

    Args:
        changes: In order.
        first_start: (date of its commit, value) of the first `evidence_starts`; None if there never was a value.
    """
    if first_start is None:
        return 0
    written, value = first_start
    try:
        adopted = max(written, parse_datetime(value))
    except ValueError:  # the value names a commit
        adopted = written
    dates = tuple(accumulate((each.counted_at for each in changes), max))
    return max(bisect_right(dates, adopted) - 1, 0)


def list_epochs(changes: Sequence[LegalChange], blobs: Mapping[str, bytes], adoption: int) -> tuple[LegalEpoch, ...]:
    """Return the epochs of the legal settings; the first is the state after the change number `adoption`.

    Args:
        changes: All of main's history, dated, in order.
        blobs: The bytes of every named file.
        adoption: The number of the change up to which all settings are adopted.
    """
    epochs: list[LegalEpoch] = []
    pending: tuple[LegalChange, ...] = ()
    for number, (change, files) in enumerate(zip(changes, list_legal_files(changes), strict=True)):
        pending = (*pending, change)
        legal, _ = parse_legal_settings({path: blobs[blob] for path, blob in files.items()}, None)
        if legal is None:
            continue
        assert change.earliest is not None and change.latest is not None  # dated
        epoch = LegalEpoch(pending, change.earliest, change.latest, legal)
        epochs = [epoch] if number <= adoption else [*epochs, epoch]
        pending = ()
    return tuple(epochs)


def accept_epochs(
    epochs: Sequence[LegalEpoch], approved: Collection[str], by_two_place: int, adopted_place: int
) -> tuple[LegalEpoch, ...]:
    """Return the epochs with their accepted and refused files; the first epoch is adopted unchanged.

    Args:
        epochs: From `list_epochs`.
        approved: Ids of commits with a change approved by two owners.
        by_two_place: The place on main's line of the policy since which two owners are required; -1 if never.
        adopted_place: The same if they approved it: then earlier changes are accepted.
    """
    return (epochs[0], *(_accept(each, approved, by_two_place, adopted_place) for each in epochs[1:]))


def _accept(epoch: LegalEpoch, approved: Collection[str], by_two_place: int, adopted_place: int) -> LegalEpoch:
    """The last change of each file counts: the approval of a repaired file covers the whole file."""
    last = {path: each for each in epoch.changes for path, _ in each.blobs}
    accepted = {path for path, each in last.items() if each.place < adopted_place or each.commit in approved}
    refused = last.keys() - accepted if by_two_place >= 0 else ()
    return replace(epoch, accepted=frozenset(accepted), refused=frozenset(refused))
