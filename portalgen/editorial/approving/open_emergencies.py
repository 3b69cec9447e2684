"""Which publication at once still waits for somebody else's approval: what `ratify` means if only files are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Final

from portalgen.editorial.records.making import propose_landed
from portalgen.editorial.records.record_files import list_records_at
from portalgen.editorial.records.records import ApprovalRecord, PathChange, RecordError, parse_record
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository

_SETTLING: Final = ("ratify", "approve")
_LOOKED_AT: Final = 50
"""Commits of a file that are looked at for the one that published it at once."""


def find_open_emergency(repository: Repository, tip: str, paths: Collection[str]) -> str:
    """Return the commit of main's `tip` that published all of `paths` at once, the newest that is not ratified; empty if none.

    What somebody corrected since is meant all the same: a correction settles no debt.
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
    """Return the commit of main that made these changes; empty if none of the newest ones of the first file did."""
    arguments = ("log", "--first-parent", "--full-history", f"--max-count={_LOOKED_AT}", "--format=%H", tip, "--",
                 f"{repository.prefix}{changes[0].path}")  # fmt: skip
    paths = [each.path for each in changes]
    for commit in read_git_output(repository.top, arguments).decode().split():
        if [each.change for each in propose_landed(repository, tip, commit, paths[:1]).changes] == changes[:1]:
            return commit
    return ""
