"""Reads the records of a folder or of a commit, and checks their validity by a roster.

Checking is pure: the caller passes roster, times and revoked keys, as an audit knows them at each place of the history.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.config.roster import Person, SignerKey
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.authority import Authority, BoardMember, SignerIndex
from portalgen.editorial.records.record_meaning import check_meaning
from portalgen.editorial.records.record_problems import problem_of_record, problem_of_signature
from portalgen.editorial.records.record_times import CLOCK_SKEW
from portalgen.editorial.records.records import (
    LARGEST_RECORD,
    ApprovalRecord,
    FileMode,
    RecordError,
    digest_of_record,
    parse_record,
    record_path,
    signature_path,
)
from portalgen.editorial.records.signatures import (
    LARGEST_RECORD_SIGNATURE,
    SignatureError,
    read_signature_key,
    verify_signature,
)
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.kept_answers import read_about_objects
from portalgen.history.repository import Repository
from portalgen.history.revisions import resolve_revision
from portalgen.law.calendar import VIETNAM
from portalgen.locale.dates import format_exact_moment, localize

_RECORD: Final = ".json"
_SIGNATURE: Final = ".sig"
_NOTHING_AWAITED: Final[Mapping[str, str]] = MappingProxyType({})
_REGULAR: Final[FileMode] = "100644"
_MODE_WORDS: Final[Mapping[FileMode, LocalizedText]] = {
    "120000": LocalizedText("liên kết (symlink)", "a link"),
    "160000": LocalizedText("kho Git khác", "another repository"),
}


@frozen
class StoredFile:
    """A file at a path."""

    mode: FileMode
    data: bytes | None
    """None if it is no regular file, or larger than any record."""


@frozen
class RecordFile:
    """A record file with its signature."""

    path: str
    """From the portal's root."""
    record: StoredFile
    signature: StoredFile | None
    """None if there is none."""


@frozen
class RecordListing:
    """The files below the folder of records."""

    records: tuple[RecordFile, ...]
    """By path."""
    stray_paths: tuple[str, ...]
    """Files that are neither records nor signatures of records, sorted."""


@frozen
class RecordCircumstances:
    """External facts about records."""

    onto_times: Mapping[str, datetime]
    """Commit times of the main line by id, aware. A record cannot name a commit later than its own."""
    landed_at: datetime
    """The commit time of the record's arrival on main, aware; the present if it has not arrived."""
    revoked_keys: frozenset[str] = frozenset()
    """Fingerprints of the keys revoked at that place."""
    received_on: date | None = None
    """The day, in Vietnam, of the server's first receipt; None if receipts do not count."""
    awaited_keys: Mapping[str, str] = _NOTHING_AWAITED
    """The fingerprint of the future signing key, by digest of a record judged before it is signed.

    The record is checked as if that signature existed.
    """


@frozen
class CheckedRecord:
    """A record and its validity."""

    path: str
    digest: str
    """SHA-256 of the file's bytes in hexadecimal; empty if there are none."""
    record: ApprovalRecord | None
    """None if the bytes are no record."""
    signer: BoardMember | None
    """The holder of the signing key; None if nobody in the roster has it."""
    key: str
    """The fingerprint; empty if there is no readable signature."""
    counter: int | None
    """The number of signatures so far, as reported by the security key or passkey.

    None for other keys and without a valid signature.
    """
    authority: Authority | None
    """The person with the relevant roles; None if the record has no signer, or names nobody in the roster."""
    problems: tuple[Diagnostic, ...]
    """The reasons why the record is invalid; empty if valid."""
    remarks: tuple[Diagnostic, ...] = ()
    """Unproven facts; they do not affect validity."""

    @property
    def counts(self) -> bool:
        """True if it is valid.

        It takes the history to decide if its changes really happened.
        """
        return not self.problems

    @property
    def person(self) -> Person | None:
        """The signer."""
        return None if self.signer is None else self.signer.person


def list_records_at(repository: Repository, revision: str, paths: Iterable[str] | None = None) -> RecordListing:
    """Return the record files of a commit, or only those at `paths`, with their signatures.

    Raises UsageError for a revision that does not exist.
    """
    commit = resolve_revision(repository, revision)
    arguments = ("ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", f"{repository.prefix}{APPROVALS_FOLDER}")
    entries = dict(_entries(read_about_objects(repository, arguments, (commit,)), repository.prefix))
    if paths is not None:
        requested = {each for path in paths for each in (path, signature_path(path))}
        entries = {path: entry for path, entry in entries.items() if path in requested}
    readable = {blob for mode, blob, size in entries.values() if mode == _REGULAR and size <= LARGEST_RECORD}
    data = dict(read_blobs(repository, sorted(readable)))
    return _pair({path: StoredFile(mode, data.get(blob)) for path, (mode, blob, _) in entries.items()})


def read_record_file(root: Path, path: str) -> RecordFile:
    """Return the record at `path` from the folder `root`. Raises FileNotFoundError if there is no file."""
    there = {each: _stored(root / each) for each in (path, signature_path(path)) if os.path.lexists(root / each)}
    if path not in there:
        raise FileNotFoundError(path)
    return RecordFile(path, there[path], there.get(signature_path(path)))


def check_record(file: RecordFile, signers: SignerIndex, circumstances: RecordCircumstances) -> CheckedRecord:
    """Return a record checked by the roster in force where it lands, with all its problems."""
    record, problems = _read_record(file)
    digest = "" if file.record.data is None else digest_of_record(file.record.data)
    awaited = circumstances.awaited_keys.get(digest, "") if file.signature is None else ""
    key, signature_problems = (awaited, []) if awaited else _read_key(file)
    problems += signature_problems
    holder = signers.find_holder(key, record.by if record is not None else "") if key else None
    if key and holder is None:
        problems.append(diagnostic("APR117", Place(signature_path(file.path)), key=key))
    counter = None
    if holder is not None and file.record.data is not None and not awaited:
        counter, wrong = _verify(file, holder, signers)
        problems += wrong
        holder = None if wrong else holder
    if key in circumstances.revoked_keys:
        problems.append(diagnostic("APR119", Place(signature_path(file.path)), key=key))
    member = None if holder is None else holder[0]
    if record is None:
        return CheckedRecord(file.path, digest, None, member, key, counter, None, tuple(problems))
    signed_on, landed_on = (each.astimezone(VIETNAM).date() for each in (record.at, circumstances.landed_at))
    days = (signed_on, circumstances.received_on or landed_on)
    meaning = check_meaning(file.path, record, member, signers, days)
    problems += (*_check_times(file.path, record, circumstances), *meaning.problems)
    return CheckedRecord(
        file.path, digest, record, member, key, counter, meaning.authority, tuple(problems), meaning.remarks
    )


def _read_record(file: RecordFile) -> tuple[ApprovalRecord | None, list[Diagnostic]]:
    if file.record.mode != _REGULAR:
        return None, [_no_file(file.path, file.record.mode)]
    try:
        record = parse_record(file.record.data if file.record.data is not None else bytes(LARGEST_RECORD + 1))
    except RecordError as error:
        return None, [problem_of_record(error, file.path)]
    expected = record_path(record, digest_of_record(file.record.data or b""))
    return record, [] if file.path == expected else [diagnostic("APR104", Place(file.path), expected=expected)]


def _read_key(file: RecordFile) -> tuple[str, list[Diagnostic]]:
    """Return the fingerprint of the key named by the signature, or the problems of the file."""
    stored = file.signature
    if stored is not None and stored.mode != _REGULAR:
        return "", [_no_file(signature_path(file.path), stored.mode)]
    try:
        return read_signature_key(_signature_bytes(stored)), []
    except SignatureError as error:
        return "", [problem_of_signature(error, file.path)]


def _verify(
    file: RecordFile, holder: tuple[BoardMember, SignerKey], signers: SignerIndex
) -> tuple[int | None, list[Diagnostic]]:
    passkeys = signers.roster.portal.passkeys
    try:
        verified = verify_signature(file.record.data or b"", _signature_bytes(file.signature), holder[1], passkeys)
    except SignatureError as error:
        return None, [problem_of_signature(error, file.path)]
    return verified.counter, []


def _signature_bytes(stored: StoredFile | None) -> bytes:
    if stored is None:
        return b""
    return stored.data if stored.data is not None else bytes(LARGEST_RECORD_SIGNATURE + 1)


def _no_file(path: str, mode: FileMode) -> Diagnostic:
    return diagnostic("APR105", Place(path), what=_MODE_WORDS[mode])


def _check_times(path: str, record: ApprovalRecord, circumstances: RecordCircumstances) -> Iterator[Diagnostic]:
    """Yield the problems of the record's time: it has to lie between its commit of main and its own arrival."""
    onto = circumstances.onto_times.get(record.onto)
    if onto is None:
        yield diagnostic("APR143", Place(path), onto=record.onto[:12])
    elif record.at < onto - CLOCK_SKEW:
        yield diagnostic(
            "APR141", Place(path), at=localize(format_exact_moment, record.at), onto=localize(format_exact_moment, onto)
        )
    if record.at > circumstances.landed_at + CLOCK_SKEW:
        landed = localize(format_exact_moment, circumstances.landed_at)
        yield diagnostic("APR142", Place(path), at=localize(format_exact_moment, record.at), landed=landed)


def _stored(file: Path) -> StoredFile:
    if file.is_symlink():
        return StoredFile("120000", None)
    if not file.is_file():
        return StoredFile("160000", None)
    is_small = file.stat().st_size <= LARGEST_RECORD
    return StoredFile(_REGULAR, file.read_bytes() if is_small else None)


def _entries(output: bytes, prefix: str) -> Iterator[tuple[str, tuple[FileMode, str, int]]]:
    for entry in output.split(b"\0"):
        if entry:
            facts, _, name = entry.partition(b"\t")
            mode, _, blob, size = facts.decode().split()
            path = name.decode("utf-8", "surrogateescape").removeprefix(prefix)
            yield path, (_mode_of(mode), blob, int(size) if size.isdigit() else 0)


def _mode_of(text: str) -> FileMode:
    """Return the mode of a tree's entry, ignoring the executable bit."""
    return "120000" if text == "120000" else "160000" if text == "160000" else _REGULAR


def _pair(files: Mapping[str, StoredFile]) -> RecordListing:
    """Return files as records with their signatures, and the remaining files."""
    records = [path for path in files if path.endswith(_RECORD)]
    signatures = {signature_path(path) for path in records}
    strays = sorted(path for path in files if not path.endswith(_RECORD) and path not in signatures)
    return RecordListing(
        tuple(RecordFile(path, files[path], files.get(signature_path(path))) for path in sorted(records)),
        tuple(strays),
    )
