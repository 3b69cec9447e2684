"""Approval records in a submission, checked by main's present roster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final

from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.purges.stored_maps import add_former_times, read_former_history
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.making import read_main_times
from portalgen.editorial.records.record_files import (
    CheckedRecord,
    RecordCircumstances,
    RecordFile,
    StoredFile,
    check_record,
)
from portalgen.editorial.records.records import ApprovalRecord, FileMode, RecordError, parse_record, signature_path
from portalgen.editorial.records.roster_at import list_revoked_keys, read_roster_at
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.unmerged import PathDifference
from portalgen.timeline.open_submissions import SubmittedItem

_REGULAR: Final[FileMode] = "100644"


@frozen
class CarriedRecord:
    """A record of a submission, as far as it is about an item."""

    path: str
    record: ApprovalRecord
    checked: CheckedRecord | None
    """The record with its validity; None if main has no roster to check it by."""
    is_current: bool
    """True if it is about the submission's present state of the item; False if the item changed after signing."""


@frozen
class RecordSigners:
    """The possible signers on main now, and the external facts about records."""

    signers: SignerIndex
    circumstances: RecordCircumstances


def read_record_signers(content: MainContent) -> RecordSigners | None:
    """Return the possible signers; None if main has no roster, or only a faulty roster."""
    repository = content.repository
    try:
        roster = read_roster_at(repository, content.tip)
    except UsageError:
        return None
    if roster is None:
        return None
    former = read_former_history(repository, content.tip)
    times = add_former_times(former, read_main_times(repository, content.tip))
    revoked = list_revoked_keys(repository, roster, content.tip, former.today_of)
    return RecordSigners(index_signers(roster), RecordCircumstances(times, content.at, revoked))


def is_record_path(path: str) -> bool:
    """Return True if a file is an approval record or its signature, by its path."""
    return path.startswith(f"{APPROVALS_FOLDER}/") and path.endswith((".json", ".sig"))


def read_carried_records(
    differences: Iterable[PathDifference], texts: Mapping[str, bytes], signers: RecordSigners | None
) -> tuple[CarriedRecord, ...]:
    """Return the records among the changes of a submission; `texts` are the contents of blobs.

    Invalid files are skipped.
    """
    blobs = {each.path: each.blob for each in differences if each.blob and is_record_path(each.path)}
    return tuple(
        carried
        for path, blob in blobs.items()
        if path.endswith(".json")
        and (carried := _carried(path, texts[blob], texts.get(blobs.get(signature_path(path), "")), signers))
        is not None
    )


def _carried(path: str, data: bytes, signature: bytes | None, signers: RecordSigners | None) -> CarriedRecord | None:
    try:
        record = parse_record(data)
    except RecordError:  # the check of the submission says why it is none
        return None
    stored = StoredFile(_REGULAR, signature) if signature is not None else None
    file = RecordFile(path, StoredFile(_REGULAR, data), stored)
    checked = check_record(file, signers.signers, signers.circumstances) if signers is not None else None
    return CarriedRecord(path, record, checked, True)


def select_records_about(
    item: SubmittedItem, records: Iterable[CarriedRecord], texts: Mapping[str, bytes]
) -> Iterator[CarriedRecord]:
    """Yield the records with a page of the item, each marked as current or not."""
    now = {path: sha256(texts[blob]).hexdigest() if blob else "" for path, blob in item.pages}
    for each in records:
        stated = {
            change.path: change.after.sha256 if change.after is not None else "" for change in each.record.changes
        }
        if now.keys() & stated.keys():
            is_current = all(stated.get(path) == digest for path, digest in now.items())
            yield CarriedRecord(each.path, each.record, each.checked, is_current)
