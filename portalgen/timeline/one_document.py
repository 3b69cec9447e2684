"""A document under several ids: its history on main under any id counts for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from portalgen.frozen import frozen
from portalgen.timeline.facts import FactsVersion, ItemIdentity, plain_issuer, plain_number
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import Absence, ItemRecord, Timeline

DocumentKey = tuple[str, str, str]
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@frozen
class JoinedDocuments:
    """A timeline with a shared history for all ids of a document."""

    timeline: Timeline
    absorbed: frozenset[str]
    """Ids whose document has its row under another id."""


def document_key(identity: ItemIdentity) -> DocumentKey | None:
    """Return number, day of issue and issuer, which identify a document; None without a number."""
    if not identity.number.strip():
        return None
    return plain_number(identity.number), identity.issued, plain_issuer(identity.issuer)


def join_documents(timeline: Timeline) -> JoinedDocuments:
    """Join the records of removed ids to the same document on main, and the records of a site to each other.

    A document removed and published again under another id keeps its first publication and its former values.
    """
    groups = [ids for ids in _group(timeline.records).values() if len(ids) > 1]
    items, records, absorbed = dict(timeline.items), dict(timeline.records), frozenset[str]()
    for ids in groups:
        ordered = sorted((each for each in ids if each in timeline.items), key=lambda id: _published_at(timeline, id))
        for id in ordered:
            others = [each for each in ordered if each == id or _belongs(timeline.records, each, id)]
            items[id] = _join_times(timeline.items[each] for each in others)
            records[id] = _join_records(timeline, id, others)
        absorbed |= _absorbed_of(timeline.records, ordered)
    if not groups:
        return JoinedDocuments(timeline, absorbed)
    return JoinedDocuments(replace(timeline, items=items, records=records), absorbed)


def _group(records: Mapping[str, ItemRecord]) -> dict[DocumentKey, list[str]]:
    groups: dict[DocumentKey, list[str]] = {}
    for id, record in records.items():
        key = document_key(record.identity)
        if key is not None:
            groups.setdefault(key, []).append(id)
    return groups


def _published_at(timeline: Timeline, id: str) -> tuple[datetime, str]:
    return timeline.items[id].publication.at or _NEVER, id


def _belongs(records: Mapping[str, ItemRecord], other: str, id: str) -> bool:
    """Return True if the history under the id `other` counts for `id`: boards of two sites have separate clocks."""
    return records[other].is_gone or _site(records[other]) == _site(records[id])


def _site(record: ItemRecord) -> str:
    return "/".join(record.path.split("/")[:2])


def _absorbed_of(records: Mapping[str, ItemRecord], ordered: Sequence[str]) -> frozenset[str]:
    """Return the ids without a row: per site, all but the first on main; if removed everywhere, all but the first."""
    live = [each for each in ordered if not records[each].is_gone]
    firsts: dict[str, str] = {}
    for id in live or ordered:
        firsts.setdefault(_site(records[id]) if live else "", id)
    return frozenset(ordered).difference(firsts.values())


def _join_times(times: Iterable[ItemTimes]) -> ItemTimes:
    """The first submission and publication of all."""
    first, *others = times
    for each in others:
        first = ItemTimes(
            _earlier(first.submission, each.submission),
            _earlier(first.publication, each.publication),
        )
    return first


def _earlier(one: Evidence, other: Evidence) -> Evidence:
    """Return evidence of the first of two acts; if its order is unproven, it was no later than the other act."""
    if one.at is None or other.at is None:
        return other if one.at is None else one
    first, then = (one, other) if one.at <= other.at else (other, one)
    if first.strength == "unproven" and then.strength != "unproven":
        return replace(then, strength="weak", earliest=None)
    return first


def _join_records(timeline: Timeline, id: str, ids: Iterable[str]) -> ItemRecord:
    own = timeline.records[id]
    versions: list[FactsVersion] = []
    restarts: list[ItemTimes] = []
    absences = list(own.absences)
    for each in ids:
        record = timeline.records[each]
        versions += [replace(version, restarts=version.restarts + len(restarts)) for version in record.versions]
        restarts += record.restarts
        if each != id:
            absences += _clip(record.absences, timeline.items[id].publication.at)
    return replace(own, versions=tuple(versions), restarts=tuple(restarts), absences=tuple(absences))


def _clip(absences: Iterable[Absence], until: datetime | None) -> Iterator[Absence]:
    """Yield the absences of an id, cut at `until`, when the document became public under the other id."""
    for each in absences:
        if until is None or (each.end is not None and each.end <= until):
            yield each
        elif each.begin < until:
            yield Absence(each.begin, until)
