"""Finds numbers of people accepted by a submission's valid records, signed by chiefs who did not write the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from portalgen.config.roster import Person, Roster
from portalgen.editorial.approving.submission_records import check_records_of
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.purges.stored_maps import add_former_times, read_former_history
from portalgen.editorial.records.authority import index_signers
from portalgen.editorial.records.making import propose_submission, read_main_times
from portalgen.editorial.records.number_entries import list_accepted
from portalgen.editorial.records.record_files import CheckedRecord, RecordCircumstances
from portalgen.editorial.records.roster_at import list_revoked_keys, read_roster_at
from portalgen.editorial.roster.claims import find_claimants
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.commits import list_commits
from portalgen.history.entries import read_own_paths
from portalgen.history.repository import Repository

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@frozen
class NumberAcceptance:
    """An acceptance in a record: findings of a code in one version of a file."""

    code: str
    path: str
    """From the portal's root."""
    sha256: str
    """Of the version seen by the signer."""


def find_number_acceptance(
    repository: Repository, tip: str, submission: str, at: datetime, awaited_keys: Mapping[str, str] = _NONE
) -> frozenset[NumberAcceptance]:
    """Return the acceptances in records accompanying `submission`, judged by the roster of `tip`.

    Both are ids of commits. Landed records are judged too, so commit times are taken from main and the commits after
    it. A record does not count for a file written by its signer, unless the board has a single editor.
    """
    try:
        roster = read_roster_at(repository, tip)
        proposed = propose_submission(repository, tip, submission) if roster is not None else None
    except UsageError:
        return frozenset()
    if roster is None or proposed is None or not any(each.endswith(".json") for each in proposed.record_paths):
        return frozenset()
    signers = index_signers(roster)
    former = read_former_history(repository, tip)
    times = {**read_main_times(repository, submission), **read_main_times(repository, tip)}
    revoked = list_revoked_keys(repository, roster, tip, former.today_of)
    circumstances = RecordCircumstances(add_former_times(former, times), at, revoked, awaited_keys=awaited_keys)
    checked = check_records_of(repository, signers, circumstances, proposed, submission)
    accepting = [each for each in checked if each.counts and each.record is not None and list_accepted(each.record)]
    if not accepting:
        return frozenset()
    authors = _read_authors(repository, tip, submission)
    return frozenset(accepted for each in accepting for accepted in _list_accepted(each, roster, authors))


def _list_accepted(checked: CheckedRecord, roster: Roster, authors: Mapping[str, set[str]]) -> list[NumberAcceptance]:
    assert checked.record is not None and checked.signer is not None and checked.authority is not None
    people = (checked.signer.person, checked.authority.member.person)
    versions = {each.path: each.after for each in checked.record.changes}
    return [
        NumberAcceptance(each.code, each.path, version.sha256)
        for each in list_accepted(checked.record)
        if (version := versions.get(each.path)) is not None
        and (_may_be_alone(each.path, roster) or not _has_written(people, authors.get(each.path, set())))
    ]


def _may_be_alone(path: str, roster: Roster) -> bool:
    board = roster.sites.get(classify_path(path).site)
    return board is not None and board.allow_single_editor


def _has_written(people: tuple[Person, ...], emails: set[str]) -> bool:
    return any(True for email in emails for _ in find_claimants(email, people))


def _read_authors(repository: Repository, tip: str, submission: str) -> Mapping[str, set[str]]:
    commits = list_commits(repository, submission, tip)
    emails = {each.id: each.author for each in commits}
    authors = defaultdict[str, set[str]](set)
    for id, path in read_own_paths(repository, commits):
        authors[path].add(emails[id])
    return authors
