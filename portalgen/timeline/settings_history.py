"""What `site-config/legal` said as main grew: when each change of it landed, and what stood at a moment.

When a change landed is judged like a publication: the date of a merge is proven, that of a direct commit is only its claim.
Between the earliest and the latest moment at which it can have landed, both states may have stood.
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
"""The latest landing of a change after which nothing proven came."""
_RULES: Final = frozenset((DEADLINES_FILE, INSTRUMENTS_FILE))


@frozen
class LegalChange:
    """A commit on main's line that changed files of `site-config/legal`."""

    place: int
    """On the line."""
    commit: str
    at: datetime
    """The date that the commit claims, aware."""
    blobs: tuple[tuple[str, str], ...]
    """(path, blob) of each changed file; an empty blob where it is gone."""
    earliest: datetime | None = None
    """When it can have landed at the soonest, aware; None until `date_changes` says so."""
    latest: datetime | None = None

    @property
    def counted_at(self) -> datetime:
        """The date that it claims; if main was newer then already, it came after that."""
        return self.at if self.earliest is None or self.at >= self.earliest else self.earliest + timedelta(seconds=1)


@frozen
class LegalEpoch:
    """The legal settings that a commit left, if they can be read: one that cannot leaves those before it in force."""

    changes: tuple[LegalChange, ...]
    """The change that left them, after those since the epoch before that left what cannot be read."""
    earliest: datetime
    latest: datetime
    legal: LegalSettings
    accepted: frozenset[str] = frozenset()
    """Paths of changed files whose last change two owners approved, or that are adopted."""
    refused: frozenset[str] = frozenset()
    """Paths of those that they did not approve, though the policy asked for it."""

    @property
    def accepts_rules(self) -> bool:
        """Whether all changes of lengths, instruments and what else is no calendar are accepted."""
        return {path for each in self.changes for path, _ in each.blobs}.intersection(_RULES) <= self.accepted

    @property
    def refuses_rules(self) -> bool:
        """Whether one of them is refused."""
        return not self.refused.isdisjoint(_RULES)

    def accepts_day(self, day: date) -> bool:
        """Whether the change of the calendar that holds `day` is accepted."""
        return f"{CALENDAR_FOLDER}/{day.year}.yaml" in self.accepted

    @property
    def commit(self) -> str:
        """Id of the commit that left them; empty of settings that are not on main."""
        return self.changes[-1].commit if self.changes else ""

    @property
    def at(self) -> datetime | None:
        """The date that this commit claims, aware."""
        return self.changes[-1].at if self.changes else None


def date_changes(changes: Sequence[LegalChange], judge: EvidenceJudge) -> tuple[LegalChange, ...]:
    """Return the changes with the earliest and the latest moment at which each can have landed."""
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
    """The time of the next commit of main whose own is proven, or bounded: by then main held all before it."""
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
    """Return the number of the change whose state was adopted: what stood at the first `evidence_starts` of main.

    Args:
        changes: In their order.
        first_start: (date of the commit that wrote it, value) of the first `evidence_starts`; None if there never was one.
    """
    if first_start is None:
        return 0
    written, value = first_start
    try:
        adopted = max(written, parse_datetime(value))
    except ValueError:  # it names a commit
        adopted = written
    dates = tuple(accumulate((each.counted_at for each in changes), max))
    return max(bisect_right(dates, adopted) - 1, 0)


def list_epochs(changes: Sequence[LegalChange], blobs: Mapping[str, bytes], adoption: int) -> tuple[LegalEpoch, ...]:
    """Return the epochs of the legal settings; the first is the state after the change number `adoption`.

    Args:
        changes: All of main's history, dated, in their order.
        blobs: The bytes of every file that they name.
        adoption: The number of the change up to which all that stands is adopted.
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
    """Return the epochs with the files that are accepted or refused; the first one is adopted as it is.

    Args:
        epochs: As `list_epochs` returns them.
        approved: Ids of commits whose change two owners approved.
        by_two_place: The place on main's line of the policy since which two owners have to; -1 if none asks for it.
        adopted_place: The same if they approved it: then what came before is accepted.
    """
    return (epochs[0], *(_accept(each, approved, by_two_place, adopted_place) for each in epochs[1:]))


def _accept(epoch: LegalEpoch, approved: Collection[str], by_two_place: int, adopted_place: int) -> LegalEpoch:
    """Of each file the last change counts: whoever mends what cannot be read signs the whole file."""
    last = {path: each for each in epoch.changes for path, _ in each.blobs}
    accepted = {path for path, each in last.items() if each.place < adopted_place or each.commit in approved}
    refused = last.keys() - accepted if by_two_place >= 0 else ()
    return replace(epoch, accepted=frozenset(accepted), refused=frozenset(refused))
