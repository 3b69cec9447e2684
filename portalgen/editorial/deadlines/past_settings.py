"""The legal settings on main since the adoption, with their approvers, for judging clocks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from portalgen.config.legal import LegalSettings
from portalgen.config.shipped_legal import load_shipped_calendar
from portalgen.editorial.audit.settings_approvals import find_change_approvals
from portalgen.history.blobs import read_blobs
from portalgen.history.repository import Repository
from portalgen.timeline.former_settings import FormerSettings
from portalgen.timeline.record import Timeline
from portalgen.timeline.settings_effect import effect_of
from portalgen.timeline.settings_history import accept_epochs, list_epochs


def read_former_settings(
    repository: Repository, timeline: Timeline, legal: LegalSettings, at: datetime, cache_folder: Path | None = None
) -> FormerSettings | None:
    """Return the settings that verdicts on the items of `timeline` also have to satisfy; None if they never changed.

    The settings at the first `evidence_starts` are adopted. So are changes before the first policy with the class
    `legal`, if two owners approved them. Of later changes only those approved by two owners before landing count. Parts
    that need approval by that policy, and lack it, are compared with their last approved state.

    Args:
        repository: That of the timeline.
        timeline: Of main, as `read_timeline` returns it.
        legal: The present settings.
        at: The aware time of the question, taken as the arrival of records without a receipt of the server.
        cache_folder: The folder for caching approvals.
    """
    rules = timeline.rules
    if not rules.legal:
        return None
    adoption = rules.find_legal_adoption()
    blobs = dict(
        read_blobs(repository, dict.fromkeys(blob for change in rules.legal for _, blob in change.blobs if blob))
    )
    epochs = list_epochs(rules.legal, blobs, adoption)
    if not epochs or all(_says_as_much(each.legal, legal) for each in epochs):
        return None
    asked = [each.commit for each in rules.legal[adoption + 1 :]]
    policy = [rules.legal_by_two_commit] if rules.legal_by_two_commit else []
    approvals = find_change_approvals(repository, timeline.head, (*asked, *policy), cache_folder, at=at)
    approved = {commit for commit, each in approvals.items() if each.is_by_two_owners}
    by_two = rules.legal_by_two_place
    accepted = accept_epochs(epochs, approved, by_two, by_two if rules.legal_by_two_commit in approved else -1)
    return FormerSettings(accepted, legal, load_shipped_calendar())


def _says_as_much(first: LegalSettings, second: LegalSettings) -> bool:
    """Return True if two settings lead to the same verdicts; their approvers then do not matter."""
    parts = [(each.freshness, each.evidence_starts, each.documents_checked_from) for each in (first, second)]
    return parts[0] == parts[1] and effect_of(first) == effect_of(second)
