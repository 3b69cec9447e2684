"""Changes in the folder of records by a commit of main: added records, and forbidden changes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from portalgen.diagnostics.model import Place, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerRecord
from portalgen.editorial.audit.arrivals import Arrivals
from portalgen.editorial.audit.audit_model import AuditFinding, MainCommit
from portalgen.editorial.audit.line_reader import FILE_MODES, FileContents, LineStep
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.path_classes import APPROVALS_FOLDER, classify_path
from portalgen.editorial.records.authority import SignerIndex, find_met_needs
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.record_files import (
    CheckedRecord,
    RecordCircumstances,
    RecordFile,
    StoredFile,
    check_record,
)
from portalgen.editorial.records.records import digest_of_record, signature_path
from portalgen.history.model import EntryChange, TreeEntry

_RECORD: Final = ".json"
_SIGNATURE: Final = ".sig"


def read_record_changes(
    ledger: ApprovalLedger,
    step: LineStep,
    changes: Sequence[EntryChange],
    contents: FileContents,
    signers: SignerIndex,
    arrivals: Arrivals,
    awaited_keys: Mapping[str, str],
) -> None:
    """Add a commit's records to the ledger, with the findings about the rest of its `changes`."""
    commit = step.commit
    since = ledger.span_before(commit.place).policy.receipts_since
    known = ledger.record_files
    altered = sorted(each.path for each in changes if each.path in known and _is_altered(each, known[each.path]))
    new = {each.path: each.after for each in changes if each.after is not None and each.path not in known}
    revoked = frozenset(each.fingerprint for each in signers.roster.portal.revocations)
    circumstances = RecordCircumstances(
        ledger.onto_times, ledger.latest_times[commit.place], revoked, awaited_keys=awaited_keys
    )
    for path in sorted(path for path in new if path.endswith(_RECORD)):
        file = RecordFile(path, _stored(new[path], contents), _stored_signature(path, new, contents))
        bearers = step.bearers_of(path) if since is not None else ()
        received_on = arrivals.find_day(bearers, commit.committed_at, since)
        checked = check_record(file, signers, replace(circumstances, received_on=received_on))
        if checked.digest not in ledger.records:
            files = {each: entry.id for each in (path, signature_path(path)) if (entry := new.get(each)) is not None}
            record = _ledger_record(checked, commit.place, files)
            ledger.add_record(replace(record, bearers=bearers, received_on=received_on))
    ledger.findings += _findings(commit, altered, _strays(new, ledger.record_paths))


def _is_altered(change: EntryChange, blob: str) -> bool:
    """Return True if a record was replaced or removed; restoring a deleted record is allowed."""
    return change.after is None or (change.after.mode, change.after.id) != ("100644", blob)


def _stored(entry: TreeEntry | None, contents: FileContents) -> StoredFile:
    assert entry is not None
    return StoredFile(FILE_MODES.get(entry.mode, "160000"), contents.text_of(entry))


def _stored_signature(path: str, new: Mapping[str, TreeEntry | None], contents: FileContents) -> StoredFile | None:
    entry = new.get(signature_path(path))
    return None if entry is None else _stored(entry, contents)


def _strays(new: Mapping[str, TreeEntry | None], records: Container[str]) -> list[str]:
    """Return the files other than records and signatures of records; a signature added later has no effect."""
    return sorted(path for path in new if not path.endswith(_RECORD) and not _is_signature(path, new, records))


def _is_signature(path: str, new: Container[str], records: Container[str]) -> bool:
    record = f"{path.removesuffix(_SIGNATURE)}{_RECORD}"
    return path.endswith(_SIGNATURE) and (record in new or record in records)


def _ledger_record(checked: CheckedRecord, place: int, files: Mapping[str, str]) -> LedgerRecord:
    record, authority = checked.record, checked.authority
    needs = {}
    if record is not None and authority is not None:
        needs = {
            each.path: find_met_needs(record.action, classify_path(each.path), authority) for each in record.changes
        }
    landed = LandedRecord(
        path=checked.path,
        digest=checked.digest or digest_of_record(checked.path.encode("utf-8", "surrogateescape")),
        place=place,
        record=record,
        signer=checked.person,
        site="" if checked.signer is None else checked.signer.site,
        key=checked.key,
        problems=tuple(each.code for each in checked.problems),
    )
    return LedgerRecord(landed, checked.problems, checked.remarks, needs, files)


def _findings(commit: MainCommit, altered: Sequence[str], strays: Sequence[str]) -> Iterator[AuditFinding]:
    if altered:
        yield _finding(commit, "APR211", altered)
    elif strays:
        yield _finding(commit, "APR106", strays)


def _finding(commit: MainCommit, code: str, paths: Iterable[str]) -> AuditFinding:
    files = tuple(paths)
    values = {"folder": APPROVALS_FOLDER} if code == "APR106" else {"files": count_files(len(files))}
    found = diagnostic(code, Place(files[0]), **values)
    site = files[0].split("/")[2] if files[0].count("/") > 2 else ""
    return AuditFinding(commit.place, commit.id, found, severity_of(found), site, files)
