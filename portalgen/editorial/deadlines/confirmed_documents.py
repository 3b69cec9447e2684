"""Unreadable attached files with a document number confirmed by a signed record of the board."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.roster.claims import find_claimants
from portalgen.frozen import frozen
from portalgen.history.blobs import digest_blobs
from portalgen.history.commits import list_commits_by_id
from portalgen.on_demand import on_demand
from portalgen.timeline.facts import plain_number

with on_demand():
    from portalgen.editorial.audit import approval_audit

DOCUMENT_DETAIL: Final = "document"
"""The detail of a record (`confirm`, later `ratify`) with the number of the document."""


@frozen
class UnreadFile:
    """A file without a readable identity, and the document claimed for it."""

    path: str
    """From the portal's root."""
    blob: str
    number: str
    commit: str
    """The submitting commit: its author cannot confirm it."""


def find_confirmed_files(content: MainContent, files: Collection[UnreadFile]) -> frozenset[UnreadFile]:
    """Return the files confirmed by a valid record of the board, signed by a person other than the submitter.

    A record counts only for the signed bytes and path. If two documents have the same bytes, the first one confirmed
    has them.
    """
    if not files:
        return frozenset()
    digests = {blob: sha256 for blob, sha256, _ in digest_blobs(content.repository, {each.blob for each in files})}
    audit = approval_audit.audit_approvals(content.repository, content.tip, None, content.at, content.cache_folder)
    confirmations = _list_confirmations(audit, frozenset(digests.values()))
    commits = {each.commit for each in files if each.commit}
    authors = {each.id: each.author for each in list_commits_by_id(content.repository, sorted(commits))}
    return frozenset(
        each
        for each in files
        if _is_confirmed(each, confirmations.get(digests[each.blob], ()), authors.get(each.commit, ""))
    )


_Confirmation = tuple[int, str, LandedRecord]
"""The place on main of a landed record, its path, and the record."""


def _list_confirmations(audit: ApprovalAudit, digests: frozenset[str]) -> Mapping[str, list[_Confirmation]]:
    """Return the records confirming a file, by its SHA-256, in order of landing."""
    found: dict[str, list[_Confirmation]] = {}
    for each in audit.changes:
        after = each.change.after
        if after is not None and after.sha256 in digests:
            for record in _records_of(audit, (*each.reviews, *each.ratified_by)):
                found.setdefault(after.sha256, []).append((record.place, each.change.path, record))
    return {sha256: sorted(each, key=lambda one: (one[0], one[2].digest)) for sha256, each in found.items()}


def _records_of(audit: ApprovalAudit, digests: tuple[str, ...]) -> Iterator[LandedRecord]:
    for digest in digests:
        record = audit.records[digest]
        if record.record is not None and record.record.details.get(DOCUMENT_DETAIL):
            yield record


def _is_confirmed(file: UnreadFile, confirmations: Collection[_Confirmation], author: str) -> bool:
    """Return True if the last record about the file's path confirms its document.

    The bytes must not have been confirmed as another document before.
    """
    last = {path: record for _, path, record in confirmations}
    numbers = [_number_of(each) for each in last.values()]
    record = last.get(file.path)
    return (
        record is not None
        and _number_of(record) == numbers[0] == plain_number(file.number)
        and not _wrote(record, author)
    )


def _number_of(record: LandedRecord) -> str:
    return plain_number(record.record.details.get(DOCUMENT_DETAIL, "")) if record.record is not None else ""


def _wrote(record: LandedRecord, author: str) -> bool:
    return record.signer is None or any(find_claimants(author, (record.signer,)))
