"""What approved the text of a page at the commit of a release, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, CoverState
from portalgen.editorial.audit.page_approvals import PagePart, approval_of_page
from portalgen.editorial.audit.record_words import LEVEL_WORDS, STATE_VALUES, describe_records, mark_purged
from portalgen.history.blobs import list_files_at
from portalgen.history.repository import Repository
from portalgen.publish.manifest import ReleasedFile, ReleaseManifest
from portalgen.publish.verifying.answers import Answer
from portalgen.text.bilingual import Bilingual

_WEAK: Final[frozenset[CoverState]] = frozenset({"emergency", "ratified", "adopted", "exempt"})
_SUSPECT: Final = "APR203"


class ReleaseApprovals(Protocol):
    """Says what approved a file of a release."""

    def list_answers(self, file: ReleasedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        """Yield an answer for each text that the file was made from."""
        ...


class NoApprovals:
    """Where there is no repository to look into."""

    def list_answers(self, file: ReleasedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        """Yield that nothing was looked up."""
        yield Answer("approval_not_asked")


@dataclass(frozen=True, slots=True)
class AuditedApprovals:
    """By the audit of the repository's main."""

    repository: Repository
    audit: ApprovalAudit
    _at_commits: dict[str, tuple[frozenset[str], dict[str, AuditedChange]]] = field(default_factory=dict)

    def list_answers(self, file: ReleasedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        """Yield what approved the last change of each text, at the release's commit."""
        commit = self.audit.find_commit(manifest.commit)
        if commit is None:
            return  # said of the release itself
        if not file.source:
            yield Answer("approval_generated")
            return
        files, changes = self._read_commit(commit.id, commit.place)
        for part in approval_of_page(file.source, files, changes).parts:
            yield self._describe(part)

    def _read_commit(self, id: str, place: int) -> tuple[frozenset[str], dict[str, AuditedChange]]:
        if id not in self._at_commits:
            files = frozenset(list_files_at(self.repository, id))
            changes = {each.change.path: each for each in self.audit.changes if each.place <= place}
            self._at_commits[id] = files, changes
        return self._at_commits[id]

    def _describe(self, part: PagePart) -> Answer:
        change = part.change
        digests = (*change.reviews, *change.approvals, *change.ratified_by) if change is not None else ()
        records = describe_records(self.audit, digests)
        shown = Bilingual(*("".join(f"\n    {each.text(code)}" for each in records) for code in ("vi", "en")))
        state = STATE_VALUES[part.state]
        label = mark_purged(state, change.purge).label if change is not None else state.label
        level = LEVEL_WORDS[change.level if change is not None else "none"]
        values: dict[str, str | Bilingual] = {"part": part.path, "level": level, "state": label, "records": shown}
        answer = Answer("approval_weak" if part.state in _WEAK else "approved", values)
        if change is not None and self._is_suspect(change):
            return replace(answer, code="approval_suspect")
        return replace(answer, code="approval_missing") if part.state == "missing" else answer

    def _is_suspect(self, change: AuditedChange) -> bool:
        """Whether a record that would approve it is signed with a key that was revoked."""
        return any(
            each.diagnostic.code == _SUSPECT and each.place == change.place and change.change.path in each.paths
            for each in self.audit.findings
        )
