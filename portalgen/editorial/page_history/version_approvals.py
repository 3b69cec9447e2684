"""The approval of a published version: the weakest among its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.content.page_history import ApprovalTime
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, CoverState
from portalgen.editorial.page_history.live_versions import LiveVersion
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.frozen import frozen

_WEAKEST_LEVELS: Final[tuple[ApprovalLevel, ...]] = ("none", "platform", "person")
_TIMES: Final[Mapping[CoverState, ApprovalTime]] = {
    "approved": "before",
    "emergency": "emergency",
    "ratified": "afterwards",
    "missing": "none",
    "adopted": "none",
    "exempt": "none",
}
_WEAKEST_TIMES: Final[tuple[ApprovalTime, ...]] = ("none", "afterwards", "emergency", "before")


@frozen
class VersionApproval:
    """The approval of a version."""

    level: ApprovalLevel
    time: ApprovalTime
    posts: tuple[str, ...]
    reason: str
    """The approvers' reason; arbitrary text."""


class VersionApprovals:
    """Finds the approvals of versions in an audit."""

    def __init__(self, audit: ApprovalAudit) -> None:
        self._audit = audit
        self._changes = {(each.place, each.change.path): each for each in audit.changes}

    def find(self, version: LiveVersion) -> VersionApproval:
        """Return the approval of a version; empty if its changes are unknown."""
        snapshot = version.snapshot or version.before
        assert snapshot is not None  # readers had it, or had it before
        folder = snapshot.page.path.rpartition("/")[0]
        paths = (snapshot.page.path, snapshot.original_path, *(f"{folder}/{name}" for name in snapshot.files))
        changes = [
            change for path in dict.fromkeys(paths) if (change := self._changes.get((version.place, path))) is not None
        ]
        if not changes:
            return VersionApproval("none", "none", (), "")
        records = list(self._records(changes))
        return VersionApproval(
            min((each.level for each in changes), key=_WEAKEST_LEVELS.index),
            min((_TIMES[each.state] for each in changes), key=_WEAKEST_TIMES.index),
            tuple(dict.fromkeys(post for each in records if (post := self._post_of(each)))),
            next((each.record.reason for each in records if each.record is not None and each.record.reason), ""),
        )

    def _records(self, changes: Iterable[AuditedChange]) -> Iterator[LandedRecord]:
        digests = dict.fromkeys(digest for each in changes for digest in (*each.approvals, *each.ratified_by))
        return (landed for digest in digests if (landed := self._audit.records[digest]).counts)

    def _post_of(self, landed: LandedRecord) -> str:
        """Return the post of the signer, and the post signed for; never a name or an id."""
        if landed.signer is None or landed.record is None:
            return ""
        post, giver = landed.signer.post, landed.record.on_behalf_of
        roster = self._audit.roster_before(landed.place)
        person = roster.find_person(giver) if giver and roster is not None else None
        return f"{post}, thay {person.post}" if person is not None else post
