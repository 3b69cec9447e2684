"""The approval of a page's text at the commit of a release, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import PurePosixPath
from typing import Final, Protocol

from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, CoverState
from portalgen.editorial.audit.page_approvals import PagePart, approval_of_page
from portalgen.editorial.audit.record_words import LEVEL_WORDS, STATE_VALUES, describe_records, mark_purged
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.publish.manifest import ReleaseManifest
from portalgen.publish.verifying.answers import Answer
from portalgen.publish.verifying.commit_texts import CommitTexts, ReceivedFile
from portalgen.text.bilingual import Bilingual

_WEAK: Final[frozenset[CoverState]] = frozenset({"emergency", "ratified", "adopted", "exempt"})
_SUSPECT: Final = "APR203"
_COMMIT_LETTERS: Final = 12
_ATTACHMENTS: Final = frozenset(
    {
        ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".zip", ".rar", ".7z",
        ".mp3", ".mp4", ".webm", ".exe", ".apk",
    }
)  # fmt: skip
"""Endings of files that the program never creates."""


class ReleaseApprovals(Protocol):
    """Finds the approval of a file of a release."""

    def list_answers(self, served: ReceivedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        """Yield an answer for each text from which the file was made."""
        ...


class NoApprovals:
    """The approvals without a repository."""

    def list_answers(self, served: ReceivedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        """Yield that no approval was looked up."""
        yield Answer("approval_not_asked")


@frozen
class AuditedApprovals:
    """By the audit of the repository's main."""

    repository: Repository
    audit: ApprovalAudit
    _at_commits: dict[str, tuple[CommitTexts, dict[str, AuditedChange]]] = field(default_factory=dict)

    def list_answers(self, served: ReceivedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        """Yield the approval of each text's last change, at the release's commit, and how the text was identified."""
        commit = self.audit.find_commit(manifest.commit)
        if commit is None:
            return  # said of the release itself
        texts, changes = self._read_commit(commit.id, commit.place)
        short = manifest.commit[:_COMMIT_LETTERS]
        if served.row.source:
            problem = texts.find_problem(served, manifest)
            if problem is not None:
                yield problem
                return
            code = "notice_of_source" if served.row.gone_reason else "words_of_source"
            yield Answer(code, {"source": served.row.source, "commit": short})
            path = served.row.source
        else:
            path = texts.find_same_file(served.body)
            if not path:
                yield _describe_unnamed(texts, served, short)
                return
            yield Answer("same_as_file", {"source": path, "commit": short})
        for part in approval_of_page(path, texts.files, changes).parts:
            yield self._describe(part)

    def _read_commit(self, id: str, place: int) -> tuple[CommitTexts, dict[str, AuditedChange]]:
        if id not in self._at_commits:
            changes = {each.change.path: each for each in self.audit.changes if each.place <= place}
            self._at_commits[id] = CommitTexts(self.repository, id), changes
        return self._at_commits[id]

    def _describe(self, part: PagePart) -> Answer:
        change = part.change
        digests = (*change.reviews, *change.approvals, *change.ratified_by) if change is not None else ()
        records = describe_records(self.audit, digests)
        shown = Bilingual(*("".join(f"\n    {each.text(code)}" for each in records) for code in ("vi", "en")))
        state = STATE_VALUES[part.state]
        label = mark_purged(state, change.purge).label if change is not None else state.label
        level = Bilingual("", "")
        if change is not None and change.level != "none":
            words = LEVEL_WORDS[change.level]
            level = Bilingual(f"{words.vi}, ", f"{words.en}, ")
        values: dict[str, str | Bilingual] = {"part": part.path, "level": level, "state": label, "records": shown}
        answer = Answer("approval_weak" if part.state in _WEAK else "approved", values)
        if change is not None and self._is_suspect(change):
            return replace(answer, code="approval_suspect")
        return replace(answer, code="approval_missing") if part.state == "missing" else answer

    def _is_suspect(self, change: AuditedChange) -> bool:
        """Return True if a record that would approve it is signed with a revoked key."""
        return any(
            each.diagnostic.code == _SUSPECT and each.place == change.place and change.change.path in each.paths
            for each in self.audit.findings
        )


def _describe_unnamed(texts: CommitTexts, served: ReceivedFile, commit: str) -> Answer:
    """Return the answer about a file without a text, unlike any file of the commit."""
    values = {"commit": commit, "path": f"{served.host}/{served.path}"}
    text = texts.find_unnamed(served)
    if text:
        return Answer("source_not_named", {**values, "source": text})
    other = texts.find_other_file(served)
    if other:
        return Answer("other_bytes_of_file", {**values, "source": other})
    if PurePosixPath(served.path).suffix.lower() in _ATTACHMENTS:
        return Answer("file_not_in_commit", values)
    return Answer("approval_generated")
