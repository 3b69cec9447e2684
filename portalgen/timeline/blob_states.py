"""The states of many blobs, each read once: what a blob holds never changes, so the cache is by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from portalgen.history.blobs import read_blobs
from portalgen.history.repository import Repository
from portalgen.text.slugs import is_slug
from portalgen.timeline.json_files import read_json, write_json
from portalgen.timeline.states import PublicationState, publication_state_of

BLOB_STATES_VERSION: Final = 1
"""Raised whenever a state is read otherwise, so that older caches are not used."""
BLOB_STATES_FILE: Final = "blobs.json"


def load_blob_states(
    repository: Repository, ids: Iterable[str], cache_folder: Path | None
) -> Mapping[str, PublicationState]:
    """Blob id to state, of those blobs that name an item."""
    requested = dict.fromkeys(ids)
    known = _read_cached(cache_folder) if cache_folder else {}
    missing = [blob for blob in requested if blob not in known]
    for blob, data in read_blobs(repository, missing):
        known[blob] = publication_state_of(data)
    if missing and cache_folder:
        rows = {blob: _row_of(state) for blob, state in known.items()}
        write_json(cache_folder / BLOB_STATES_FILE, {"version": BLOB_STATES_VERSION, "blobs": rows})
    return {blob: state for blob in requested if (state := known[blob]) is not None}


def _read_cached(folder: Path) -> dict[str, PublicationState | None]:
    stored = read_json(folder / BLOB_STATES_FILE)
    entries = stored.get("blobs")
    if stored.get("version") != BLOB_STATES_VERSION or not isinstance(entries, dict):
        return {}
    try:
        return {blob: _state_of_row(entry) for blob, entry in entries.items()}
    except (TypeError, ValueError):
        return {}


def _row_of(state: PublicationState | None) -> list[Any] | None:
    if state is None:
        return None
    moments = [moment and moment.isoformat() for moment in (state.publish_at, state.expires_at)]
    return [state.id, state.is_translation, state.is_hidden, *moments]


def _state_of_row(entry: Any) -> PublicationState | None:
    if entry is None:
        return None
    identity, translation, hidden, publish_at, expires_at = entry
    if not is_slug(identity) or not isinstance(translation, bool) or not isinstance(hidden, bool):
        raise ValueError(identity)
    return PublicationState(identity, translation, hidden, _moment(publish_at), _moment(expires_at))


def _moment(written: str | None) -> datetime | None:
    moment = None if written is None else datetime.fromisoformat(written)
    if moment is not None and moment.tzinfo is None:
        raise ValueError(written)
    return moment
