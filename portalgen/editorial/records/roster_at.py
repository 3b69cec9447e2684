"""Reads the roster of a commit, and its revoked keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from portalgen.config.approval_policy import POLICY_FILE, ApprovalPolicy, parse_approval_policy
from portalgen.config.roster import ROSTER_FILE, ROSTER_FOLDER, Roster
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.records.making import is_ancestor
from portalgen.editorial.records.records import RecordError, parse_record
from portalgen.errors import UsageError
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.repository import Repository


def read_roster_at(repository: Repository, commit: str) -> Roster | None:
    """Return the roster in the files of a commit; None if there is none. Raises UsageError if it has errors."""
    files = {
        path: blob
        for path, blob in list_files_at(repository, commit).items()
        if path == ROSTER_FILE or (path.startswith(f"{ROSTER_FOLDER}/") and path.endswith(".yaml"))
    }
    data = dict(read_blobs(repository, dict.fromkeys(files.values())))
    roster, faults = parse_roster({path: data[blob] for path, blob in files.items()})
    if roster is None and faults:
        raise UsageError(
            f"danh sách phân công trên bản chính có lỗi ({faults[0].code}), nên chưa biết ai được ký; hãy sửa `{faults[0].place.path}` trước",
            f"main's roster has faults ({faults[0].code}), so it is open who may sign; correct `{faults[0].place.path}` first",
        )
    return roster


def require_roster_at(repository: Repository, commit: str) -> Roster:
    """Return the roster of a commit. Raises UsageError if there is none, or if it has errors."""
    roster = read_roster_at(repository, commit)
    if roster is None:
        raise UsageError(
            f"cổng chưa có danh sách phân công (`{ROSTER_FILE}`) trên bản chính, nên chưa ai ký duyệt được; hãy tạo bằng `portalgen governance init`",
            f"main has no roster (`{ROSTER_FILE}`), so nobody can sign yet; make one with `portalgen governance init`",
        )
    return roster


def read_policy_at(repository: Repository, commit: str) -> ApprovalPolicy:
    """Return the approval policy of a commit; a missing or faulty policy has no requirements."""
    blob = list_files_at(repository, commit).get(POLICY_FILE)
    if blob is None:
        return ApprovalPolicy()
    data = dict(read_blobs(repository, (blob,)))[blob]
    return parse_approval_policy(data)[0] or ApprovalPolicy()


def list_named_commits(roster: Roster, records: Iterable[bytes | None] = ()) -> Iterator[str]:
    """Yield the commits of main named by the revocations of a roster and by the bytes of records."""
    yield from (each.since for each in roster.portal.revocations)
    for data in records:
        with suppress(RecordError):
            yield parse_record(data or b"").onto


def list_revoked_keys(
    repository: Repository, roster: Roster, commit: str, today_of: Callable[[str], str] = lambda commit: commit
) -> frozenset[str]:
    """Return the keys revoked at a commit, by the revocations of `roster`, which may be later.

    A revocation naming an unknown commit counts from the beginning; `today_of` maps the id of a commit to its present
    id after a purge.
    """
    since = ((each.fingerprint, today_of(each.since)) for each in roster.portal.revocations)
    return frozenset(key for key, first in since if not is_ancestor(repository, commit, first) or commit == first)
