"""A timeline that was read before: it holds as long as the newest commit and the policy are the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, get_args

from portalgen.store.digest import digest_repr
from portalgen.store.row_store import RowStore, Table
from portalgen.text.slugs import is_slug
from portalgen.timeline.blob_states import BLOB_STATES_VERSION as STATES
from portalgen.timeline.model import Evidence, EvidencePolicy, EvidenceReason, ItemTimes, Strength

TIMELINE_CACHE_VERSION: Final = f"2.{STATES}"
"""Raised whenever the same history is read otherwise."""
TIMELINE_TABLE: Final = Table("timelines", TIMELINE_CACHE_VERSION)
"""Of a commit and a policy, the times of all items."""
_KEPT: Final = 2
"""Timelines that are kept: of the main history, and of where a submission left it."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REASONS: Final = frozenset(get_args(EvidenceReason))
_STRENGTHS: Final = frozenset(get_args(Strength))


def load_cached_times(
    rows: RowStore, tip: str, first: str, policy: EvidencePolicy, at: datetime
) -> dict[str, ItemTimes] | None:
    """Return the cached times, or None where there are none that hold at `at`.

    They hold from the latest commit on: before it, some of the commits are in the future.
    """
    row = rows.get(TIMELINE_TABLE.name, _key(tip, first, policy))
    try:
        if row is None or _moment(row["latest"]) > at:
            return None
        return {identity: _times(identity, facts) for identity, facts in row["items"].items()}
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return None


def save_cached_times(
    rows: RowStore, tip: str, first: str, policy: EvidencePolicy, latest: datetime, items: Mapping[str, ItemTimes]
) -> None:
    """Keep the times for the next reading."""
    key = _key(tip, first, policy)
    facts = {identity: [*_facts(each.submission), *_facts(each.publication)] for identity, each in items.items()}
    others = [name for name in rows.get_names(TIMELINE_TABLE.name) if name != key]
    rows.put(TIMELINE_TABLE.name, {key: {"latest": _seconds(latest), "items": facts}})
    rows.retain(TIMELINE_TABLE.name, "", {key, *others[1 - _KEPT :]})


def _key(tip: str, first: str, policy: EvidencePolicy) -> str:
    starts = policy.starts.isoformat() if isinstance(policy.starts, datetime) else first
    return digest_repr((tip, starts, policy.merge_method, sorted(policy.forge_committers)))


def _facts(evidence: Evidence) -> list[Any]:
    return [_seconds(evidence.at), evidence.strength, evidence.reason, evidence.commit]


def _times(identity: str, facts: Any) -> ItemTimes:
    first, second = _evidence(*facts[:4]), _evidence(*facts[4:])
    if not is_slug(identity):
        raise ValueError(identity)
    return ItemTimes(first, second)


def _evidence(seconds: Any, strength: Any, reason: Any, commit: Any) -> Evidence:
    if strength not in _STRENGTHS or reason not in _REASONS or not isinstance(commit, str):
        raise ValueError(reason)
    return Evidence(None if seconds is None else _moment(seconds), strength, reason, commit)


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // timedelta(seconds=1)


def _moment(seconds: int) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)
