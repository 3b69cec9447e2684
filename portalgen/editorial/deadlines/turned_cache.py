"""The cache of clocks turned by changes of settings.

It is valid for the same history until time alone turns a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, get_args

from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.settings_changes import SettingsChange
from portalgen.editorial.deadlines.turned_clocks import (
    PARTIES,
    ClockOutcome,
    TurnedClock,
    TurnedClocks,
    find_turned_clocks,
)
from portalgen.history.repository import Repository
from portalgen.history.worktree import is_tracked
from portalgen.store.cache_folder import open_row_store
from portalgen.store.digest import digest_repr
from portalgen.store.row_store import RowStore, Table
from portalgen.timeline.timeline_cache import TIMELINE_CACHE_VERSION

_TABLE: Final = Table("turned_clocks", f"1.{TIMELINE_CACHE_VERSION}")
"""By history, the clocks turned by each change of settings. Its edition is raised if they are judged differently."""
_KEPT: Final = 2
_OUTCOMES: Final = frozenset(outcome for union in get_args(ClockOutcome) for outcome in get_args(union) or (union,))


def load_turned_clocks(content: MainContent, changes: Sequence[SettingsChange]) -> TurnedClocks:
    """Return the result of `find_turned_clocks`, from the cache folder if it exists and no clock has turned since."""
    rows = _open(content.repository, content.cache_folder)
    key = _key_of(content)
    known = _turned_of_row(rows.get(_TABLE.name, key), len(changes), content.at)
    if known is None:
        known = find_turned_clocks(content, changes)
        if not _is_of_the_past(content):
            rows.put(_TABLE.name, {key: _row_of(known, content.at)})
            others = [name for name in rows.get_names(_TABLE.name) if name != key]
            rows.retain(_TABLE.name, "", {key, *others[1 - _KEPT :]})
    rows.close()
    return known


def _is_of_the_past(content: MainContent) -> bool:
    """Return True if some commits of main are later than the moment of the question."""
    times = content.timeline.items.values()
    return any("future-date" in (each.submission.reason, each.publication.reason) for each in times)


def _open(repository: Repository, folder: Path | None) -> RowStore:
    """Return the store; it does not store without a folder, or if Git keeps the folder."""
    trusted = None if folder is None or is_tracked(repository, folder) else folder
    return open_row_store(trusted, "timeline", (_TABLE,))


def _key_of(content: MainContent) -> str:
    """Return the key, which includes everything relevant to clocks: main's commit, and how its history is read."""
    evidence = content.evidence
    essential = sorted(evidence.essential_fields.items())
    return digest_repr((content.tip, evidence.starts, essential, sorted(evidence.kinds), evidence.receipts.key))


def _row_of(turned: TurnedClocks, at: datetime) -> dict[str, Any]:
    return {
        "since": at.isoformat(),
        "until": turned.until.isoformat() if turned.until is not None else None,
        "changes": [[[each.id, each.party, each.before, each.after] for each in clocks] for clocks in turned.by_change],
    }


def _turned_of_row(row: Any, count: int, at: datetime) -> TurnedClocks | None:
    """Return the value of a row, if it is about the same number of changes and valid at `at`."""
    try:
        until = datetime.fromisoformat(row["until"]) if row["until"] is not None else None
        if datetime.fromisoformat(row["since"]) > at or (until is not None and at >= until):
            return None
        changes = tuple(tuple(_clock_of(*each) for each in clocks) for clocks in row["changes"])
    except (TypeError, ValueError, KeyError):
        return None
    return TurnedClocks(changes, until) if len(changes) == count else None


def _clock_of(id: Any, party: Any, before: Any, after: Any) -> TurnedClock:
    if not isinstance(id, str) or party not in PARTIES or not _OUTCOMES.issuperset((before, after)):
        raise ValueError(id)
    return TurnedClock(id, party, before, after)
