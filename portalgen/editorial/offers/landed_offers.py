"""Offers and answers on main, read from its newest commit, each checked by the roster in force where it landed.

Records have one exact form, so they are found by searching text, and thousands of other records on main need not be
read. The audit of approvals checks that the roster itself only had valid changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.making import read_main_times
from portalgen.editorial.records.record_files import RecordCircumstances, RecordFile, check_record, list_records_at
from portalgen.editorial.records.roster_at import list_revoked_keys, read_roster_at
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.grep import find_files_containing
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository

_ACTIONS: Final = ("offer", "answer")
_GOVERNANCE: Final = "site-config/governance"


@frozen
class _Landing:
    """The arrival of a record on main."""

    place: int
    commit: str
    before: str
    """Id of the commit of main before that commit; the commit itself if it is the first."""
    at: datetime


def read_landed_offers(repository: Repository, tip: str) -> tuple[LandedRecord, ...]:
    """Return the offers and answers of main's `tip`, the id of a commit, in order of landing.

    Empty if main has no roster, or only a faulty roster.
    """
    paths = find_record_paths(repository, tip, _ACTIONS)
    if not paths:
        return ()
    times = read_main_times(repository, tip)
    landings = _find_landings(repository, tip, paths, times)
    rosters = _RosterReader(repository, tip, {each.before for each in landings.values()})
    landed = [
        record
        for each in list_records_at(repository, tip, paths).records
        if each.path in landings and (record := _check(each, landings[each.path], rosters, times)) is not None
    ]
    return tuple(sorted(landed, key=lambda each: (each.place, each.path)))


def find_record_paths(repository: Repository, commit: str, actions: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of a commit's records with these actions, found by their exact form."""
    texts = [f'"action":"{action}"' for action in actions]
    paths = find_files_containing(repository, commit, APPROVALS_FOLDER, texts)
    return tuple(path for path in paths if path.endswith(".json"))


def list_added_records(
    repository: Repository, tip: str, paths: Collection[str], *options: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (commit id, the subset of `paths` added), the newest first; `options` select the commits.

    Git receives the folders: given hundreds of files, it would compare each with every name in them.
    """
    folders = sorted({f"{repository.prefix}{each.rpartition('/')[0]}" for each in paths})
    arguments = (
        "log",
        *options,
        "--no-renames",
        "--diff-filter=A",
        "--format=%x01%H",
        "--name-only",
        "-z",
        tip,
        "--",
        *folders,
    )
    for entry in read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\x01")[1:]:
        commit, *names = (part.strip("\n") for part in entry.split("\0"))
        added = (name.removeprefix(repository.prefix) for name in names if name)
        yield commit, tuple(each for each in added if each in paths)


def _find_landings(
    repository: Repository, tip: str, paths: Iterable[str], times: Mapping[str, datetime]
) -> dict[str, _Landing]:
    """Return the first arrival of each record on main, by path."""
    line = list(times)[::-1]
    places = {commit: place for place, commit in enumerate(line)}
    landings: dict[str, _Landing] = {}
    for commit, added in list_added_records(
        repository, tip, frozenset(paths), "--first-parent", "--diff-merges=first-parent"
    ):
        place = places[commit]
        landing = _Landing(place, commit, line[max(place - 1, 0)], times[commit])
        landings |= dict.fromkeys(added, landing)  # the oldest is the last
    return landings


class _RosterReader:
    """Reads the roster of commits, each state of it once."""

    def __init__(self, repository: Repository, tip: str, commits: Collection[str]) -> None:
        """Read which of `commits` share the same roster, with a single run of Git."""
        self.repository = repository
        self._trees = _read_governance_trees(repository, commits)
        self._signers: dict[str, SignerIndex | None] = {}
        self._newest = self._read(tip)

    def signers_at(self, commit: str) -> SignerIndex | None:
        """Return the possible signers by the roster of a commit; by main's newest roster if that commit had none."""
        tree = self._trees[commit]
        if tree not in self._signers:
            self._signers[tree] = self._read(commit)
        return self._signers[tree] or self._newest

    def revoked_at(self, commit: str) -> frozenset[str]:
        """Return the keys revoked at a commit, by main's present revocations."""
        newest = self._newest
        return list_revoked_keys(self.repository, newest.roster, commit) if newest is not None else frozenset()

    def _read(self, commit: str) -> SignerIndex | None:
        try:
            roster = read_roster_at(self.repository, commit)
        except UsageError:
            return None
        return None if roster is None else index_signers(roster)


def _read_governance_trees(repository: Repository, commits: Collection[str]) -> dict[str, str]:
    """Return the id of the governance folder in each of these commits; empty if there is none."""
    names = [f"{each}:{repository.prefix}{_GOVERNANCE}" for each in commits]
    output = read_git_output(repository.top, ("cat-file", "--batch-check=%(objectname)"), names)
    lines = output.decode("utf-8", "surrogateescape").split("\n")
    return {each: "" if line.endswith(" missing") else line for each, line in zip(commits, lines, strict=False)}


def _check(
    file: RecordFile, landing: _Landing, rosters: _RosterReader, times: Mapping[str, datetime]
) -> LandedRecord | None:
    signers = rosters.signers_at(landing.before)
    if signers is None:
        return None
    circumstances = RecordCircumstances(times, landing.at, rosters.revoked_at(landing.commit))
    checked = check_record(file, signers, circumstances)
    return LandedRecord(
        checked.path,
        checked.digest,
        landing.place,
        checked.record,
        checked.person,
        "" if checked.signer is None else checked.signer.site,
        checked.key,
        tuple(each.code for each in checked.problems),
    )
