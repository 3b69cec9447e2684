"""The legal settings that stood on main since the adoption, with who approved them, for the judge of clocks."""

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
    """Return the settings that verdicts on the items of `timeline` have to hold under; None if they never changed.

    What stood at the first `evidence_starts` is adopted, and so is what came before the first policy that names the class
    `legal`. Of later changes only what two owners approved counts before it landed; what that policy wants them to approve,
    and they did not, is held against what they approved last.

    Args:
        repository: That of the timeline.
        timeline: Of main, as `read_timeline` returns it.
        legal: The settings of now.
        at: The aware time of the question, by which a record without a receipt of the server arrived.
        cache_folder: Where to keep what was read of approvals.
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
    later = rules.legal[adoption + 1 :]
    asked = [each.commit for each in later if each.place > rules.legal_by_two_place]
    approvals = find_change_approvals(repository, timeline.head, asked, cache_folder, at=at)
    approved = {commit for commit, each in approvals.items() if each.is_by_two_owners}
    accepted = accept_epochs(epochs, approved, rules.legal_by_two_place)
    return FormerSettings(accepted, legal, load_shipped_calendar())


def _says_as_much(first: LegalSettings, second: LegalSettings) -> bool:
    """Whether two settings lead to the same verdicts; then it does not matter who approved them."""
    parts = [(each.freshness, each.evidence_starts, each.documents_checked_from) for each in (first, second)]
    return parts[0] == parts[1] and effect_of(first) == effect_of(second)
