"""The states of many blobs, each read once: what a blob holds never changes, so the cache is by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from portalgen.history.blobs import read_blobs
from portalgen.history.repository import Repository
from portalgen.store.row_store import RowStore, Table
from portalgen.text.slugs import is_slug
from portalgen.timeline.states import PublicationState, publication_state_of

BLOB_STATES_VERSION: Final = 1
"""Raised whenever a state is read otherwise, so that older caches are not used."""
BLOB_STATES_TABLE: Final = Table("blobs", str(BLOB_STATES_VERSION))
"""Of a blob's id, the state that its text gives an item."""


def load_blob_states(repository: Repository, ids: Iterable[str], rows: RowStore) -> Mapping[str, PublicationState]:
    """Blob id to state, of those blobs that name an item."""
    requested = dict.fromkeys(ids)
    known = _read_cached(rows, requested)
    missing = [blob for blob in requested if blob not in known]
    read = {blob: publication_state_of(data) for blob, data in read_blobs(repository, missing)}
    rows.put(BLOB_STATES_TABLE.name, {blob: _row_of(state) for blob, state in read.items()})
    known |= read
    return {blob: state for blob in requested if (state := known[blob]) is not None}


def _read_cached(rows: RowStore, blobs: Iterable[str]) -> dict[str, PublicationState | None]:
    known: dict[str, PublicationState | None] = {}
    for blob, row in rows.get_many(BLOB_STATES_TABLE.name, list(blobs)).items():
        with suppress(TypeError, ValueError):
            known[blob] = _state_of_row(row)
    return known


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
