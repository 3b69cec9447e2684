"""The main history as a line of commits, and what its shape proves.

The line goes from the newest commit through first parents to the root. A commit of it is worth a time only where the
shape of the history leaves no other reading; docs/decisions/0015-evidence.md has the reasoning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from portalgen.history.model import Commit
from portalgen.timeline.model import EvidencePolicy

CommitRole = Literal["merged", "squashed", "direct", "import", "ambiguous"]


@dataclass(frozen=True, slots=True)
class MainLine:
    """The main history, oldest first, and everything that came into it."""

    commits: tuple[Commit, ...]
    side_commits: tuple[Commit, ...]
    """All that are not on the line, parents first."""
    entry_places: Mapping[str, int]
    """Commit id to the place on the line of the commit that it came in with."""
    fork_places: tuple[int, ...]
    """For each commit of the line, the newest place that its other parents were made from; -1 where there is none."""


def main_line_of(commits: Sequence[Commit], tip: str) -> MainLine:
    """The line of `tip`; `commits` are all that it reaches, parents first."""
    by_id = {each.id: each for each in commits}
    line = tuple(_first_parents(by_id, tip))[::-1]
    places = {each.id: place for place, each in enumerate(line)}
    entry_places = _entry_places(line, by_id)
    bases: dict[str, int] = {}
    for each in commits:
        place = places.get(each.id)
        bases[each.id] = max((bases[parent] for parent in each.parents), default=-1) if place is None else place
    forks = tuple(max((bases[parent] for parent in each.parents[1:]), default=-1) for each in line)
    return MainLine(line, tuple(each for each in commits if each.id not in places), entry_places, forks)


def _first_parents(by_id: Mapping[str, Commit], tip: str) -> Iterator[Commit]:
    commit = by_id[tip]
    yield commit
    while commit.parents:
        commit = by_id[commit.parents[0]]
        yield commit


def _entry_places(line: Sequence[Commit], by_id: Mapping[str, Commit]) -> dict[str, int]:
    entry_places: dict[str, int] = {}
    for place, commit in enumerate(line):
        entry_places[commit.id] = place
        open_ends = list(commit.parents[1:])
        while open_ends:
            reached = open_ends.pop()
            if reached not in entry_places:
                entry_places[reached] = place
                open_ends += by_id[reached].parents
    return entry_places


def commit_roles_of(line: MainLine, policy: EvidencePolicy) -> tuple[CommitRole, ...]:
    """What each commit of the line is, as far as the shape of the history shows."""
    imports = {line.entry_places[each.id] for each in line.side_commits if each.is_root}
    nested = {line.entry_places[each.id] for each in line.side_commits if _is_nested(each, line.entry_places)}
    crossed = {
        place
        for merge in nested
        for place in (range(line.fork_places[merge] + 1, merge) if line.fork_places[merge] >= 0 else ())
        if line.commits[place].committer not in policy.forge_committers
    }
    unclear = nested | crossed
    direct = [not each.is_root and not each.is_merge and not _is_squash(each, policy) for each in line.commits]
    counted = (0, *accumulate(direct))
    return tuple(
        _commit_role(commit, policy, place in imports, place in unclear or _is_beside(place, line, counted))
        for place, commit in enumerate(line.commits)
    )


def _is_nested(side: Commit, entry_places: Mapping[str, int]) -> bool:
    """Whether a commit beside the line merged what came in with it: then it may itself have been the main history."""
    return any(entry_places[parent] == entry_places[side.id] for parent in side.parents[1:])


def _is_beside(place: int, line: MainLine, counted: Sequence[int]) -> bool:
    """Whether someone committed straight to the line since the merge's other parent left it."""
    return counted[place] > counted[line.fork_places[place] + 1]


def _commit_role(commit: Commit, policy: EvidencePolicy, has_import: bool, is_ambiguous: bool) -> CommitRole:
    if commit.is_root or has_import:
        return "import"
    if not commit.is_merge:
        return "squashed" if _is_squash(commit, policy) else "direct"
    return "ambiguous" if is_ambiguous else "merged"


def _is_squash(commit: Commit, policy: EvidencePolicy) -> bool:
    return policy.merge_method == "squash" and commit.committer in policy.forge_committers
