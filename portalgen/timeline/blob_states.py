"""The items in many blobs, each read once: a blob's content never changes, so its id is the cache key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final, get_args

from portalgen.history.blobs import read_blobs
from portalgen.history.repository import Repository
from portalgen.store.row_store import RowStore, Table
from portalgen.text.slugs import is_slug
from portalgen.timeline.facts import ClockFacts, ItemIdentity
from portalgen.timeline.source_faults import SourceFault
from portalgen.timeline.states import ItemVersion, PublicationState, item_version_of

BLOB_STATES_VERSION: Final = 5
"""Raised when blobs are read differently, or fields of kinds change, so that older caches are not used."""
BLOB_STATES_TABLE: Final = Table("blobs", str(BLOB_STATES_VERSION))
"""Blob id to the item version in its text."""
_REPORT_INTERVAL: Final = 500
"""Blobs between two reports of progress."""
_FAULTS: Final = frozenset(get_args(SourceFault))


def load_item_versions(
    repository: Repository,
    ids: Iterable[str],
    rows: RowStore,
    *,
    with_tombstones: bool = False,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Mapping[str, ItemVersion]:
    """Return blob id to item version, for blobs with an item.

    For its clocks, a removed item ends at its tombstone: tombstones are included only `with_tombstones`. `report`
    receives the numbers of blobs read so far and in all, from time to time.
    """
    requested = dict.fromkeys(ids)
    known = _read_cached(rows, requested)
    missing = [blob for blob in requested if blob not in known]
    read: dict[str, ItemVersion | None] = {}
    for blob, data in read_blobs(repository, missing):
        if len(read) % _REPORT_INTERVAL == 0:
            report(len(read), len(missing))
        read[blob] = item_version_of(data, judges_source=True)
    rows.put(BLOB_STATES_TABLE.name, {blob: _row_of(version) for blob, version in read.items()})
    known |= read
    named = ((blob, known[blob]) for blob in requested)
    return {
        blob: version
        for blob, version in named
        if version is not None and (with_tombstones or not version.is_tombstone)
    }


def _read_cached(rows: RowStore, blobs: Iterable[str]) -> dict[str, ItemVersion | None]:
    known: dict[str, ItemVersion | None] = {}
    for blob, row in rows.get_many(BLOB_STATES_TABLE.name, list(blobs)).items():
        with suppress(TypeError, ValueError):
            known[blob] = _version_of_row(row)
    return known


def _row_of(version: ItemVersion | None) -> list[Any] | None:
    if version is None:
        return None
    state = version.state
    moments = [moment and moment.isoformat() for moment in (state.publish_at, state.expires_at)]
    return [
        [state.id, state.is_translation, state.is_hidden, *moments],
        row_of_identity(version.identity),
        row_of_facts(version.facts),
        version.has_content,
        list(version.keys),
        version.fault,
        list(version.files),
    ]


def _version_of_row(entry: Any) -> ItemVersion | None:
    if entry is None:
        return None
    (identity, translation, hidden, publish_at, expires_at), item, facts, has_content, keys, fault, files = entry
    flags = (translation, hidden, has_content)
    if not is_slug(identity) or not all(isinstance(each, bool) for each in flags) or fault not in _FAULTS:
        raise ValueError(identity)
    state = PublicationState(identity, translation, hidden, _moment(publish_at), _moment(expires_at))
    names, attached = (_texts_of_row(each) for each in (keys, files))
    return ItemVersion(state, identity_of_row(item), facts_of_row(facts), has_content, names, fault, attached)


def _texts_of_row(row: Any) -> tuple[str, ...]:
    if not isinstance(row, list):
        raise ValueError(row)
    return tuple(text_of_row(each) for each in row)


def row_of_identity(identity: ItemIdentity) -> list[str]:
    """Return an identity as JSON holds it."""
    return [identity.kind, identity.title, identity.number, identity.issuer, identity.issued]


def identity_of_row(row: Any) -> ItemIdentity:
    """Return the identity of a row. Raises ValueError or TypeError if invalid."""
    kind, title, number, issuer, issued = row
    return ItemIdentity(
        text_of_row(kind), text_of_row(title), text_of_row(number), text_of_row(issuer), text_of_row(issued)
    )


def row_of_facts(facts: ClockFacts) -> list[Any]:
    """Return facts as JSON holds them."""
    values = (facts.received, facts.signed, facts.issued, facts.event_end, facts.suspension_start, facts.date)
    return [facts.kind, facts.deadline_class, list(facts.flags), *(each and each.isoformat() for each in values)]


def facts_of_row(row: Any) -> ClockFacts:
    """Return the facts of a row. Raises ValueError or TypeError if invalid."""
    kind, deadline_class, flags, received, signed, issued, event_end, suspension_start, day = row
    return ClockFacts(
        kind=text_of_row(kind),
        deadline_class=text_of_row(deadline_class),
        flags=tuple(text_of_row(each) for each in flags),
        received=_moment(received),
        signed=_day(signed),
        issued=_day(issued),
        event_end=_moment(event_end),
        suspension_start=_moment(suspension_start),
        date=_moment(day),
    )


def text_of_row(value: Any) -> str:
    """Return a text of a row. Raises ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _moment(written: str | None) -> datetime | None:
    moment = None if written is None else datetime.fromisoformat(written)
    if moment is not None and moment.tzinfo is None:
        raise ValueError(written)
    return moment
