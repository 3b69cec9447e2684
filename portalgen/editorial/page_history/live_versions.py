"""Finds a page's published versions and their times, without drafts and versions replaced before publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from portalgen.content.page_history import HistoryEvent
from portalgen.editorial.page_history.page_snapshots import PageSnapshot
from portalgen.frozen import frozen

SnapshotStates = Sequence[tuple[int, PageSnapshot | None]]
"""(place, state of the page from then on), oldest first."""


@frozen
class LiveVersion:
    """The version published from `moment` on; `snapshot` is None if there was none."""

    place: int
    """The place of the commit that shows it."""
    moment: datetime
    event: HistoryEvent
    snapshot: PageSnapshot | None
    before: PageSnapshot | None
    """The published version before it."""


def list_live_versions(states: SnapshotStates, dates: Sequence[datetime], at: datetime) -> Iterator[LiveVersion]:
    """Yield the published versions, oldest first, seen at `at`; `dates` are those of the commits of the line."""
    last: PageSnapshot | None = None
    is_live = False
    for number, (place, snapshot) in enumerate(states):
        begin = dates[place]
        end = dates[states[number + 1][0]] if number + 1 < len(states) else None
        if begin > at:
            return
        start = _start_of(snapshot, begin)
        if snapshot is None or start is None or start > at or _is_replaced_before(start, begin, end):
            if is_live:
                yield LiveVersion(place, begin, _event_of_end(snapshot, begin), None, last)
                is_live = False
            continue
        yield LiveVersion(place, start, _event_of(snapshot, last, is_live), snapshot, last)
        last, is_live = snapshot, True
        over = snapshot.expires_at
        if over is not None and over <= at and (end is None or over < end):
            yield LiveVersion(place, over, "expired", None, last)
            is_live = False


def _start_of(snapshot: PageSnapshot | None, begin: datetime) -> datetime | None:
    """Return when its publication begins; None if never."""
    if snapshot is None or snapshot.page.state.is_hidden:
        return None
    start = begin if snapshot.publish_at is None else max(begin, snapshot.publish_at)
    return None if snapshot.expires_at is not None and snapshot.expires_at <= start else start


def _is_replaced_before(start: datetime, begin: datetime, end: datetime | None) -> bool:
    """Return True if a version set for a later time was changed before that time."""
    return end is not None and begin < start and end <= start


def _event_of_end(snapshot: PageSnapshot | None, begin: datetime) -> HistoryEvent:
    is_over = snapshot is not None and snapshot.expires_at is not None and snapshot.expires_at <= begin
    return "expired" if is_over and snapshot is not None and not snapshot.page.state.is_hidden else "hidden"


def _event_of(snapshot: PageSnapshot, last: PageSnapshot | None, is_live: bool) -> HistoryEvent:
    if last is None:
        return "removed" if snapshot.is_tombstone else "published"
    if snapshot.is_tombstone and not last.is_tombstone:
        return "removed"
    if snapshot.is_withdrawn and not last.is_withdrawn:
        return "withdrawn"
    if snapshot.status.get("superseded_by") and not last.status.get("superseded_by"):
        return "superseded"
    if (
        not is_live
        or (last.is_tombstone and not snapshot.is_tombstone)
        or (last.is_withdrawn and not snapshot.is_withdrawn)
    ):
        return "restored"
    return "corrected" if set(snapshot.list_notes()) - set(last.list_notes()) else "changed"
