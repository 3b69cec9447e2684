"""The subject of `ratify`: the waiting emergency publication, the files left out by a record, and the debtor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Final

from portalgen.editorial.approving.submission_records import check_submitted_records
from portalgen.editorial.records.authority import SignerIndex
from portalgen.editorial.records.making import ProposedChanges, propose_landed
from portalgen.editorial.records.record_files import CheckedRecord, list_records_at
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import ApprovalRecord, PathChange, RecordError, parse_record
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.history.revisions import find_revision
from portalgen.text.bilingual import Bilingual as B

_COMMIT_LETTERS: Final = 12
_SETTLING: Final = ("ratify", "approve")
_LOOKED_AT: Final = 50
"""The number of commits of a file searched for its emergency publication."""


def find_open_emergency(repository: Repository, tip: str, paths: Collection[str]) -> str:
    """Return main's newest unratified commit that published all of `paths` at once; empty if none.

    `tip` is main's newest commit. Later corrections are ignored: a correction settles no debt.
    """
    records = tuple(_read_records(repository, tip))
    emergencies = (each for each in records if each.action == "emergency")
    for record in sorted(emergencies, key=lambda each: each.at, reverse=True):
        owed = [each for each in record.changes if each.path in paths and not _is_settled(each, record.by, records)]
        if owed and {each.path for each in owed} == set(paths):
            return _find_commit(repository, tip, owed)
    return ""


def _read_records(repository: Repository, tip: str) -> Iterator[ApprovalRecord]:
    for file in list_records_at(repository, tip).records:
        with suppress(RecordError):
            yield parse_record(file.record.data or b"")


def _is_settled(change: PathChange, debtor: str, records: Iterable[ApprovalRecord]) -> bool:
    return any(each.action in _SETTLING and each.by != debtor and change in each.changes for each in records)


def _find_commit(repository: Repository, tip: str, changes: list[PathChange]) -> str:
    """Return the commit of main with these changes; empty if not among the newest commits of the first file."""
    arguments = ("log", "--first-parent", "--full-history", f"--max-count={_LOOKED_AT}", "--format=%H", tip, "--",
                 f"{repository.prefix}{changes[0].path}")  # fmt: skip
    paths = [each.path for each in changes]
    for commit in read_git_output(repository.top, arguments).decode().split():
        if [each.change for each in propose_landed(repository, tip, commit, paths[:1]).changes] == changes[:1]:
            return commit
    return ""


def describe_left_out(repository: Repository, tip: str, landed: str, proposed: ProposedChanges) -> Iterator[B]:
    """Yield the other changes of the commit `landed`, which would not be ratified.

    For example, a page's attachments are separate files.
    """
    chosen = {each.path for each in proposed.changes}
    left = [each.path for each in propose_landed(repository, tip, landed, ()).changes if each.path not in chosen]
    if left:
        count, first = len(left), shorten_value(left[0])
        commit = find_revision(repository, landed).commit[:_COMMIT_LETTERS]
        yield B(
            f"lần đăng này còn {count} tệp khác ({first}) mà phiếu không duyệt; duyệt cả lần đăng thì thay tên tệp bằng `--commit "
            f"{commit}`",
            f"this commit brought {count} more file(s) ({first}) that the record does not ratify; to ratify all of it give `--commit "
            f"{commit}` in the place of files",
        )


def find_own_emergency(
    repository: Repository, signers: SignerIndex, record: ApprovalRecord, proposed: ProposedChanges | None, tip: str
) -> str:
    """Return the path of the landed emergency record, by the signer of `record`, for the changes that it ratifies.

    Empty if there is none.
    """
    if record.action != "ratify" or proposed is None:
        return ""
    checked = check_submitted_records(repository, signers, proposed, tip, tip, record.at)
    own = (each for each in checked if each.signer is not None and each.signer.person.id == record.by)
    return next((each.path for each in own if _is_emergency_of(each, record)), "")


def _is_emergency_of(checked: CheckedRecord, record: ApprovalRecord) -> bool:
    if checked.record is None or checked.record.action != "emergency" or not checked.counts:
        return False
    return not set(checked.record.changes).isdisjoint(record.changes)
