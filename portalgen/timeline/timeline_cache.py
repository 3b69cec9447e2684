"""A cached timeline, valid while the newest commit and the policy are the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final, get_args

from portalgen.store.digest import digest_repr
from portalgen.store.row_store import RowStore, Table
from portalgen.text.slugs import is_slug
from portalgen.timeline.blob_states import BLOB_STATES_VERSION as STATES
from portalgen.timeline.blob_states import facts_of_row, identity_of_row, row_of_facts, row_of_identity, text_of_row
from portalgen.timeline.facts import FactsVersion
from portalgen.timeline.model import Evidence, EvidencePolicy, EvidenceReason, ItemTimes, Strength
from portalgen.timeline.record import Absence, AttachedFile, CorrectedFact, Correction, ItemRecord, Timeline
from portalgen.timeline.rule_history import RuleHistory, StartsChange
from portalgen.timeline.settings_history import LegalChange

TIMELINE_CACHE_VERSION: Final = f"11.{STATES}"
"""Raised whenever the same history is read otherwise."""
TIMELINE_TABLE: Final = Table("timelines", TIMELINE_CACHE_VERSION)
"""(commit, policy) to the history of all items."""
_KEPT: Final = 2
"""The most timelines kept: of the main history, and of the point at which a submission left it."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REASONS: Final = frozenset(get_args(EvidenceReason))
_STRENGTHS: Final = frozenset(get_args(Strength))
_CORRECTED: Final = frozenset(get_args(CorrectedFact))


def load_cached_timeline(rows: RowStore, tip: str, first: str, policy: EvidencePolicy, at: datetime) -> Timeline | None:
    """Return the cached timeline of the commit `tip`, or None if there is none valid at `at`.

    It is valid from the latest commit on: before it, some of the commits are in the future.
    """
    row = rows.get(TIMELINE_TABLE.name, _key(tip, first, policy))
    try:
        if row is None or _moment(row["latest"]) > at:
            return None
        items, records = {}, {}
        for identity, (times, record) in row["items"].items():
            if not is_slug(identity):
                raise ValueError(identity)
            items[identity], records[identity] = _times(times), _record(record)
        return Timeline(tip, items, records, rules=_rules(row["rules"]))
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return None


def save_cached_timeline(
    rows: RowStore, first: str, policy: EvidencePolicy, latest: datetime, timeline: Timeline
) -> None:
    """Keep the timeline for the next reading."""
    key = _key(timeline.head, first, policy)
    items = {
        identity: [_row_of_times(times), _row_of_record(timeline.records[identity])]
        for identity, times in timeline.items.items()
    }
    others = [name for name in rows.get_names(TIMELINE_TABLE.name) if name != key]
    rules = _row_of_rules(timeline.rules)
    rows.put(TIMELINE_TABLE.name, {key: {"latest": _seconds(latest), "items": items, "rules": rules}})
    rows.retain(TIMELINE_TABLE.name, "", {key, *others[1 - _KEPT :]})


def _key(tip: str, first: str, policy: EvidencePolicy) -> str:
    starts = policy.starts.isoformat() if isinstance(policy.starts, datetime) else first
    merging, essential = policy.merging, sorted((kind, names) for kind, names in policy.essential_fields.items())
    rules = (merging.merge_method, sorted(merging.forge_committers), essential, sorted(policy.kinds))
    return digest_repr((tip, starts, *rules, policy.receipts.key))


def _row_of_times(times: ItemTimes) -> list[Any]:
    return [*_row_of_evidence(times.submission), *_row_of_evidence(times.publication)]


def _row_of_evidence(evidence: Evidence) -> list[Any]:
    return [
        _seconds(evidence.at), evidence.strength, evidence.reason, evidence.commit, _seconds(evidence.earliest),
        evidence.path,
    ]  # fmt: skip


def _times(row: Any) -> ItemTimes:
    return ItemTimes(_evidence(*row[:6]), _evidence(*row[6:]))


def _evidence(seconds: Any, strength: Any, reason: Any, commit: Any, earliest: Any, path: Any) -> Evidence:
    if strength not in _STRENGTHS or reason not in _REASONS or not isinstance(commit, str):
        raise ValueError(reason)
    return Evidence(_maybe_moment(seconds), strength, reason, commit, _maybe_moment(earliest), text_of_row(path))


def _row_of_record(record: ItemRecord) -> list[Any]:
    return [
        row_of_identity(record.identity),
        record.path,
        record.is_gone,
        [[row_of_facts(each.facts), each.restarts] for each in record.versions],
        [[_seconds(each.begin), _seconds(each.end)] for each in record.absences],
        [_row_of_times(each) for each in record.restarts],
        [_row_of_correction(each) for each in record.corrections],
        [[each.name, each.blob] for each in record.first_files],
    ]


def _row_of_correction(correction: Correction) -> list[Any]:
    identity = row_of_identity(correction.identity)
    return [
        correction.commit, correction.path, list(correction.facts), identity, correction.version, correction.restarts,
    ]  # fmt: skip


def _correction(row: Any) -> Correction:
    commit, path, facts, identity, version, restarts = row
    if not _CORRECTED.issuperset(facts):
        raise ValueError(facts)
    return Correction(
        text_of_row(commit), text_of_row(path), tuple(facts), identity_of_row(identity), int(version), int(restarts)
    )


def _record(row: Any) -> ItemRecord:
    identity, path, is_gone, versions, absences, restarts, corrections, files = row
    return ItemRecord(
        identity_of_row(identity),
        text_of_row(path),
        bool(is_gone),
        tuple(FactsVersion(facts_of_row(facts), int(number)) for facts, number in versions),
        tuple(Absence(_moment(begin), _maybe_moment(end)) for begin, end in absences),
        tuple(_times(each) for each in restarts),
        tuple(_correction(each) for each in corrections),
        tuple(AttachedFile(text_of_row(name), text_of_row(blob)) for name, blob in files),
    )


def _row_of_rules(rules: RuleHistory) -> list[Any]:
    return [
        [[_seconds(each.at), each.value] for each in rules.starts],
        [[*key, _seconds(at)] for key, at in rules.waivers.items()],
        _seconds(rules.receipts_since),
        rules.receipts_place,
        [_row_of_change(each) for each in rules.legal],
        rules.legal_by_two_place,
        rules.legal_by_two_commit,
    ]


def _row_of_change(change: LegalChange) -> list[Any]:
    moments = [_seconds(each) for each in (change.at, change.earliest, change.latest)]
    return [change.place, change.commit, *moments, [list(each) for each in change.blobs]]


def _change(row: Any) -> LegalChange:
    place, commit, at, earliest, latest, blobs = row
    files = tuple((text_of_row(path), text_of_row(blob)) for path, blob in blobs)
    return LegalChange(int(place), text_of_row(commit), _moment(at), files, _moment(earliest), _moment(latest))


def _rules(row: Any) -> RuleHistory:
    starts, waivers, receipts_since, receipts_place, legal, by_two_place, by_two_commit = row
    return RuleHistory(
        tuple(StartsChange(_moment(at), str(value)) for at, value in starts),
        {(str(code), str(subject), str(until)): _moment(at) for code, subject, until, at in waivers},
        _maybe_moment(receipts_since),
        int(receipts_place),
        tuple(_change(each) for each in legal),
        int(by_two_place),
        text_of_row(by_two_commit),
    )


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // timedelta(seconds=1)


def _maybe_moment(seconds: Any) -> datetime | None:
    return None if seconds is None else _moment(seconds)


def _moment(seconds: int) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)
