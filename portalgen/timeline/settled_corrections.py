"""Corrections without penalty: earlier values no longer count, and proven times stay."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from portalgen.timeline.record import ItemRecord, Timeline


def settle_corrections(timeline: Timeline, ids: Collection[str]) -> Timeline:
    """Return the timeline without the values of these items before their last correction."""
    settled = {id: _settle(timeline.records[id]) for id in ids}
    return replace(timeline, records={**timeline.records, **settled})


def _settle(record: ItemRecord) -> ItemRecord:
    last = record.corrections[-1]
    versions = record.versions[last.version :]
    return replace(
        record,
        versions=tuple(replace(each, restarts=each.restarts - last.restarts) for each in versions),
        restarts=record.restarts[last.restarts :],
    )
