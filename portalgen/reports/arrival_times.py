"""The earliest possible time of content on main, regardless of dates claimed by commits or pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.history.commits import list_commits, read_first_parent_changes
from portalgen.history.model import Commit
from portalgen.history.repository import Repository
from portalgen.law.due_dates import to_vietnam_time
from portalgen.reports.report_content import ReportContent
from portalgen.timeline.main_line import main_line_of

_WRITTEN_BEFORE: Final = timedelta(days=1)
"""The most time by which a change may be merged before its stated hour."""


@lru_cache(maxsize=2)
def read_arrival_times(repository: Repository, tip: str, at: datetime) -> Mapping[str, datetime]:
    """Return commit of the line of `tip` to the latest date up to it that is not after the clock `at`.

    The commit came no earlier than this.
    """
    line = _read_line(repository, tip)
    start = min((each.committed_at for each in line if each.committed_at <= at), default=at)
    plausible = (each.committed_at if each.committed_at <= at else start for each in line)
    return {each.id: arrival for each, arrival in zip(line, accumulate(plausible, max), strict=True)}


def find_day_of_change(content: ReportContent, sources: Iterable[str], moment: datetime) -> date:
    """Return the day of a change of these files dated `moment`.

    If main has no change of them around that moment but a later change, its day counts: backdated changes do not affect
    a month already reported. Changes that came with the files themselves keep their stated moment.
    """
    day = to_vietnam_time(moment).date()
    if content.main is None:
        return day
    changes = _read_file_changes(content.main.repository, content.main.tip, content.at)
    times = sorted(each for source in sources for each, _ in changes.get(source, ()))
    earliest = moment - _WRITTEN_BEFORE
    later = next((each for each in times if each >= earliest), None)
    if later is None or not times or times[0] >= earliest:
        return day
    return max(day, to_vietnam_time(later).date())


def list_commits_before_changes(content: ReportContent, source: str) -> tuple[str, ...]:
    """Return the commits of main just before each change of a file, the newest first."""
    if content.main is None:
        return ()
    changes = _read_file_changes(content.main.repository, content.main.tip, content.at)
    return tuple(before for _, before in reversed(changes.get(source, ())) if before)


@lru_cache(maxsize=2)
def _read_file_changes(
    repository: Repository, tip: str, at: datetime
) -> Mapping[str, tuple[tuple[datetime, str], ...]]:
    """Return path to the times of its changes on main, and the commits before them."""
    arrivals = read_arrival_times(repository, tip, at)
    line = _read_line(repository, tip)
    before = {each.id: each.parents[0] if each.parents else "" for each in line}
    changes: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for commit, change in read_first_parent_changes(repository, line, CONTENT_FOLDER):
        changes[change.path].append((arrivals[commit], before[commit]))
    return {path: tuple(times) for path, times in changes.items()}


@lru_cache(maxsize=2)
def _read_line(repository: Repository, tip: str) -> Sequence[Commit]:
    return main_line_of(list_commits(repository, tip), tip).commits
