"""The offers and answers on main, read from its newest commit, each checked by the roster in force where it landed.

They are found by the one form that records have, so that main's thousands of other records need not be read. That the
roster itself grew by valid changes is for the audit of approvals to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.making import read_main_times
from portalgen.editorial.records.record_files import RecordCircumstances, RecordFile, check_record, list_records_at
from portalgen.editorial.records.roster_at import list_revoked_keys, read_roster_at
from portalgen.errors import UsageError
from portalgen.history.grep import find_files_containing
from portalgen.history.program import read_git_output, run_git
from portalgen.history.repository import Repository

_ACTIONS: Final = ("offer", "answer")
_GOVERNANCE: Final = "site-config/governance"


@dataclass(frozen=True, slots=True)
class _Landing:
    """Where a record came to main."""

    place: int
    commit: str
    before: str
    """Id of the commit of main before that one; the commit itself where it is the first."""
    at: datetime


def read_landed_offers(repository: Repository, tip: str) -> tuple[LandedRecord, ...]:
    """Return the offers and answers of main's `tip`, the id of a commit, in the order in which they landed.

    None where main has no roster, or one with faults.
    """
    paths = find_record_paths(repository, tip, _ACTIONS)
    if not paths:
        return ()
    times = read_main_times(repository, tip)
    landings = _find_landings(repository, tip, paths, times)
    rosters = _RosterReader(repository, tip)
    landed = [
        record
        for each in list_records_at(repository, tip, paths).records
        if each.path in landings and (record := _check(each, landings[each.path], rosters, times)) is not None
    ]
    return tuple(sorted(landed, key=lambda each: (each.place, each.path)))


def find_record_paths(repository: Repository, commit: str, actions: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of the records of a commit that have one of these actions, by their one form."""
    texts = [f'"action":"{action}"' for action in actions]
    paths = find_files_containing(repository, commit, APPROVALS_FOLDER, texts)
    return tuple(path for path in paths if path.endswith(".json"))


def _find_landings(
    repository: Repository, tip: str, paths: Iterable[str], times: Mapping[str, datetime]
) -> dict[str, _Landing]:
    """Return where each record first stood on main, by path."""
    line = list(times)[::-1]
    places = {commit: place for place, commit in enumerate(line)}
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--diff-filter=A", "--format=%x01%H",
                 "--name-only", "-z", tip, "--", *(f"{repository.prefix}{each}" for each in paths))  # fmt: skip
    landings: dict[str, _Landing] = {}
    for entry in read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\x01")[1:]:
        commit, *names = (part.strip("\n") for part in entry.split("\0"))
        place = places[commit]
        landing = _Landing(place, commit, line[max(place - 1, 0)], times[commit])
        landings |= {name.removeprefix(repository.prefix): landing for name in names if name}  # the oldest is the last
    return landings


class _RosterReader:
    """Reads the roster of commits, each state of it once."""

    def __init__(self, repository: Repository, tip: str) -> None:
        self.repository = repository
        self._signers: dict[str, SignerIndex | None] = {}
        self._newest = self._read(tip)

    def signers_at(self, commit: str) -> SignerIndex | None:
        """Return who could sign by the roster of a commit; by main's newest one where that had none."""
        name = f"{commit}:{self.repository.prefix}{_GOVERNANCE}"
        result = run_git(self.repository.top, ("rev-parse", "--verify", "--quiet", "--end-of-options", name))
        tree = result.output.decode().strip()
        if tree not in self._signers:
            self._signers[tree] = self._read(commit)
        return self._signers[tree] or self._newest

    def revoked_at(self, commit: str) -> frozenset[str]:
        """Return the keys that are revoked at a commit, as main says now."""
        newest = self._newest
        return list_revoked_keys(self.repository, newest.roster, commit) if newest is not None else frozenset()

    def _read(self, commit: str) -> SignerIndex | None:
        try:
            roster = read_roster_at(self.repository, commit)
        except UsageError:
            return None
        return None if roster is None else index_signers(roster)


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
