"""Verifies the signer and validity of a single record, given its file or digest, and the repository.

It uses the roster on main at the time of the record's arrival. An audit, which carries the roster along the whole line,
also checks that every change of that roster was valid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.purges.stored_maps import add_former_times, read_former_history
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.making import choose_main, read_commit_time, read_main_times
from portalgen.editorial.records.record_files import (
    CheckedRecord,
    RecordCircumstances,
    RecordFile,
    check_record,
    list_records_at,
    read_record_file,
)
from portalgen.editorial.records.records import (
    ApprovalRecord,
    FileMode,
    FileState,
    RecordError,
    digest_of_record,
    parse_record,
    record_path,
)
from portalgen.editorial.records.roster_at import (
    list_named_commits,
    list_revoked_keys,
    read_roster_at,
    require_roster_at,
)
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.program import read_git_output
from portalgen.history.repository import (
    Repository,
    is_partial_clone,
    missing_files_error,
    open_history,
    require_full_history,
)
from portalgen.timeline.states import item_version_of

ContentState = Literal["before", "after", "other", "none"]
"""The state on main of a record's files: as before the record, as after it, or other.

`none`: the record is about no file.
"""

_MODES: Final[Mapping[str, FileMode]] = {"100755": "100755", "120000": "120000", "160000": "160000"}
_DIGEST: Final = re.compile(r"[0-9a-f]{8,64}")
_ENDING: Final = re.compile(r"\.(?:json|sig)\Z")


@frozen
class RecordLanding:
    """When a record came to main."""

    commit: str
    at: datetime


@frozen
class RecordVerification:
    """The facts about a single record."""

    checked: CheckedRecord
    landing: RecordLanding | None
    """None if main does not have it."""
    content: ContentState
    titles: Mapping[str, str]
    """Titles of pages on main, by path."""


def verify_record(root: Path, name: str, base: str, now: datetime) -> RecordVerification:
    """Return the facts about the record `name`: a file, or a digest (or its beginning) of a record on main (`base`).

    Main is found if `base` is empty. Raises UsageError if there is no such record; UnusableEnvironmentError without a
    repository, or if part of its history or files was not fetched, since the verdict could be false.
    """
    repository = open_history(root)
    require_full_history(repository)
    try:
        return _verify(repository, root, name, base, now)
    except UnusableEnvironmentError as error:
        raise (missing_files_error() if is_partial_clone(repository) else error) from error


def _verify(repository: Repository, root: Path, name: str, base: str, now: datetime) -> RecordVerification:
    tip = choose_main(repository, base).commit
    checked, landing = check_at_landing(repository, tip, _find_file(repository, root, name, tip), now)
    states, titles = _read_states(repository, tip, checked.record)
    return RecordVerification(checked, landing, _compare(checked.record, states), titles)


def check_at_landing(
    repository: Repository, tip: str, file: RecordFile, now: datetime
) -> tuple[CheckedRecord, RecordLanding | None]:
    """Return a record checked by the roster on main at its arrival, and the time of arrival.

    A record missing from main's `tip` is checked by the newest roster, as if it arrived `now`.
    """
    landing = _find_landing(repository, tip, file.path)
    roster = _roster_of(repository, landing, tip)
    place = tip if landing is None else landing.commit
    newest = require_roster_at(repository, tip)
    former = read_former_history(repository, tip, list_named_commits(newest, (file.record.data,)))
    circumstances = RecordCircumstances(
        onto_times=add_former_times(former, read_main_times(repository, tip)),
        landed_at=now if landing is None else landing.at,
        revoked_keys=list_revoked_keys(repository, newest, place, former.today_of),
    )
    return check_record(file, roster, circumstances), landing


def _find_file(repository: Repository, root: Path, name: str, tip: str) -> RecordFile:
    path = Path(_ENDING.sub(".json", name))
    for place in (path, root / path):
        if place.is_file() or place.is_symlink():
            return _read_from_folder(root, place)
    stem = _ENDING.sub("", path.name)
    if not _DIGEST.fullmatch(stem):
        raise UsageError(
            f"không có phiếu `{name}`: hãy ghi đường dẫn của tệp .json, hoặc mã phiếu (ít nhất 8 ký tự đầu)",
            f"there is no record `{name}`: give the path of its .json file, or its digest (at least the first 8 letters)",
        )
    names = (
        "ls-tree", "-r", "-z", "--name-only", "--full-tree", tip, "--", f"{repository.prefix}{APPROVALS_FOLDER}",
    )  # fmt: skip
    listed = read_git_output(repository.top, names).decode("utf-8", "surrogateescape").split("\0")
    paths = [
        each.removeprefix(repository.prefix)
        for each in listed
        if each.endswith(".json") and each.rpartition("/")[2].startswith(stem)
    ]
    if len(paths) != 1:
        raise UsageError(
            f"bản chính có {len(paths)} phiếu mang mã bắt đầu bằng `{stem}`; "
            + ("hãy ghi thêm ký tự" if paths else "hãy kiểm tra lại mã, hoặc ghi đường dẫn của tệp"),
            f"main has {len(paths)} records whose digest begins with `{stem}`; "
            + ("give more letters" if paths else "look at the digest again, or give the path of the file"),
        )
    return list_records_at(repository, tip, paths).records[0]


def _read_from_folder(root: Path, place: Path) -> RecordFile:
    """Return a record from the portal's folder; a file elsewhere is read as if it were in its proper place."""
    parent, name = place.parent.resolve(), place.name
    if parent.is_relative_to(root):
        return read_record_file(root, (parent / name).relative_to(root).as_posix())
    found = read_record_file(parent, name)
    try:
        data = found.record.data or b""
        path = record_path(parse_record(data), digest_of_record(data))
    except RecordError:
        path = name
    return RecordFile(path, found.record, found.signature)


def _find_landing(repository: Repository, tip: str, path: str) -> RecordLanding | None:
    """Return the first commit of main with a file at this path."""
    arguments = ("rev-list", "--first-parent", "--reverse", tip, "--", f"{repository.prefix}{path}")
    commits = read_git_output(repository.top, arguments).decode().split()
    return RecordLanding(commits[0], read_commit_time(repository, commits[0])) if commits else None


def _roster_of(repository: Repository, landing: RecordLanding | None, tip: str) -> SignerIndex:
    """Return the roster on main before the record arrived; the newest roster if it has not arrived."""
    if landing is not None:
        parents = read_git_output(repository.top, ("rev-list", "--parents", "-1", landing.commit)).decode().split()[1:2]
        roster = read_roster_at(repository, parents[0]) if parents else None
        if roster is not None:
            return index_signers(roster)
    return index_signers(require_roster_at(repository, tip if landing is None else landing.commit))


def _read_states(
    repository: Repository, tip: str, record: ApprovalRecord | None
) -> tuple[Mapping[str, FileState], Mapping[str, str]]:
    """Return the states on main of a record's paths, and the titles of pages among them."""
    paths = {each.path for each in record.changes} if record is not None else set()
    if not paths:
        return {}, {}
    entries = {}
    for entry in read_git_output(repository.top, ("ls-tree", "-r", "-z", "--full-tree", tip)).split(b"\0"):
        facts, _, name = entry.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape").removeprefix(repository.prefix)
        if path in paths:
            mode, _, id = facts.decode().split(" ")
            entries[path] = (mode, id)
    data = dict(read_blobs(repository, dict.fromkeys(id for mode, id in entries.values() if mode != "160000")))
    states = {path: _state(mode, data.get(id, id.encode())) for path, (mode, id) in entries.items()}
    versions = {
        path: item_version_of(data[id]) for path, (_, id) in entries.items() if path.endswith(".md") and id in data
    }
    return states, {path: each.identity.title for path, each in versions.items() if each is not None}


def _state(mode: str, data: bytes) -> FileState:
    return FileState(_MODES.get(mode, "100644"), sha256(data).hexdigest(), len(data))


def _compare(record: ApprovalRecord | None, states: Mapping[str, FileState]) -> ContentState:
    changes = () if record is None else record.changes
    if not changes:
        return "none"
    if all(states.get(each.path) == each.after for each in changes):
        return "after"
    return "before" if all(states.get(each.path) == each.before for each in changes) else "other"
