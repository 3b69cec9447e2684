"""Times of submission of open items, from commits of a submission outside main."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from portalgen.history.model import Commit, FileChange
from portalgen.timeline.evidence_judge import soonest_dates_of, submission_evidence_of
from portalgen.timeline.model import Evidence, EvidencePolicy
from portalgen.timeline.receipt_times import ReceiptTimes
from portalgen.timeline.record import Timeline
from portalgen.timeline.states import ItemVersion


def is_new_item(main: Timeline, version: ItemVersion) -> bool:
    """Return True if a submitted version belongs to an item new on main, or to another item under an existing id."""
    record = main.records.get(version.id)
    if record is None or version.id not in main.items:
        return True
    is_original = not version.state.is_translation
    return is_original and record.identity.is_taken_over_by(version.identity, was_gone=record.is_gone)


def find_submission_evidence(
    side: Sequence[Commit],
    changes: Iterable[tuple[str, FileChange]],
    versions: Mapping[str, ItemVersion],
    ids: frozenset[str],
    dates: Mapping[str, datetime],
    evidence: EvidencePolicy,
    at: datetime,
    receipts: ReceiptTimes | None = None,
) -> dict[str, Evidence]:
    """Return evidence of the first commit with each complete item, for the present items among `ids`.

    `side` are the commits of the submission, parents first; `changes` are (commit id, change) of these, in order;
    `dates` are their dates and their parents' dates. `receipts` are given if the policy requires them.
    """
    first: dict[str, str] = {}
    for commit, change in changes:
        version = versions.get(change.new_blob)
        if version is not None and version.id in ids and version.is_sufficient(evidence.essential_fields):
            first.setdefault(version.id, commit)
    by_id = {each.id: each for each in side}
    soonest = soonest_dates_of(side, dict.fromkeys(by_id, 0))
    handed_in: dict[str, Evidence] = {}
    for identity, id in first.items():
        added = by_id[id]
        claimed = submission_evidence_of(added, [dates[each] for each in added.parents], soonest.get(id), at)
        handed_in[identity] = claimed if receipts is None else receipts.judge_submission(claimed, added)
    return handed_in
