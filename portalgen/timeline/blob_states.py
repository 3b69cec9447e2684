"""The states of many blobs, each read once: what a blob holds never changes, so the cache is by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from portalgen.history.blobs import blobs
from portalgen.history.repository import Repository
from portalgen.text.slugs import is_slug
from portalgen.timeline.states import State, state_of
from portalgen.timeline.store import read_json, write_json

VERSION: Final = 1
"""Raised whenever a state is read otherwise, so that older caches are not used."""
FILE: Final = "blobs.json"


def states_of(repository: Repository, ids: Iterable[str], cache_folder: Path | None) -> Mapping[str, State]:
    """Blob id to state, of those blobs that name an item."""
    wanted = dict.fromkeys(ids)
    known = _cached(cache_folder) if cache_folder else {}
    missing = [blob for blob in wanted if blob not in known]
    for blob, data in blobs(repository, missing):
        known[blob] = state_of(data)
    if missing and cache_folder:
        written = {blob: _written(state) for blob, state in known.items()}
        write_json(cache_folder / FILE, {"version": VERSION, "blobs": written})
    return {blob: state for blob in wanted if (state := known[blob]) is not None}


def _cached(folder: Path) -> dict[str, State | None]:
    stored = read_json(folder / FILE)
    entries = stored.get("blobs")
    if stored.get("version") != VERSION or not isinstance(entries, dict):
        return {}
    try:
        return {blob: _read(entry) for blob, entry in entries.items()}
    except (TypeError, ValueError):
        return {}


def _written(state: State | None) -> list[Any] | None:
    if state is None:
        return None
    moments = [moment and moment.isoformat() for moment in (state.publish_at, state.expires_at)]
    return [state.id, state.translation, state.hidden, *moments]


def _read(entry: Any) -> State | None:
    if entry is None:
        return None
    identity, translation, hidden, publish_at, expires_at = entry
    if not is_slug(identity) or not isinstance(translation, bool) or not isinstance(hidden, bool):
        raise ValueError(identity)
    return State(identity, translation, hidden, _moment(publish_at), _moment(expires_at))


def _moment(written: str | None) -> datetime | None:
    moment = None if written is None else datetime.fromisoformat(written)
    if moment is not None and moment.tzinfo is None:
        raise ValueError(written)
    return moment
