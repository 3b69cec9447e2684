"""The main history as a line of commits, and the evidence of its shape.

The line runs from the newest commit through first parents to the root. A commit on it proves a time only if the shape
of the history allows no other reading; docs/decisions/0015-evidence.md has the reasoning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal

from portalgen.frozen import frozen
from portalgen.history.model import Commit
from portalgen.timeline.model import MergePolicy

CommitRole = Literal["merged", "squashed", "direct", "import", "ambiguous"]


@frozen
class MainLine:
    """The main history, oldest first, with everything merged into it."""

    commits: tuple[Commit, ...]
    side_commits: tuple[Commit, ...]
    """All commits outside the line, parents first."""
    entry_places: Mapping[str, int]
    """Commit id to the place on the line of the commit that it came in with."""
    fork_places: tuple[int, ...]
    """For each commit of the line, the newest place from which its other parents were branched; -1 if there is none."""


def main_line_of(commits: Sequence[Commit], tip: str) -> MainLine:
    """Return the line of `tip`; `commits` are all commits reachable from it, parents first."""
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


@frozen
class LineShape:
    """The shape of the history around each commit of the line."""

    roles: tuple[CommitRole, ...]
    latest_places: Mapping[int, int]
    """Ambiguous place to the place of the merge by which readers had everything at the latest."""
    unclear_merges: frozenset[int]
    """Ambiguous places that may have merged the former main, so that readers had the content earlier."""


def shape_of(line: MainLine, policy_before: Callable[[int], MergePolicy]) -> LineShape:
    """Classify each commit of the line by the history's shape. `policy_before` is the policy before each place."""
    imports = {line.entry_places[each.id] for each in line.side_commits if each.is_root}
    nested = {line.entry_places[each.id] for each in line.side_commits if _is_nested(each, line.entry_places)}
    squashed = [_is_squash(each, policy_before(place)) for place, each in enumerate(line.commits)]
    direct = [not each.is_root and not each.is_merge and not squashed[place] for place, each in enumerate(line.commits)]
    counted = (0, *accumulate(direct))
    unclear = {
        place
        for place, each in enumerate(line.commits)
        if each.is_merge and (place in nested or _is_beside(place, line, counted))
    }
    latest = {place: place for place in unclear}
    for merge in sorted(nested):
        for place in range(line.fork_places[merge] + 1, merge) if line.fork_places[merge] >= 0 else ():
            commit = line.commits[place]
            if commit.is_merge and commit.committer not in policy_before(place).forge_committers:
                latest[place] = merge
    roles = tuple(
        _commit_role(commit, squashed[place], place in imports, place in latest)
        for place, commit in enumerate(line.commits)
    )
    return LineShape(roles, latest, frozenset(unclear))


def _is_nested(side: Commit, entry_places: Mapping[str, int]) -> bool:
    """Return True if a commit beside the line merged commits that came in with it: it may itself have been main."""
    return any(entry_places[parent] == entry_places[side.id] for parent in side.parents[1:])


def _is_beside(place: int, line: MainLine, counted: Sequence[int]) -> bool:
    """Return True if a commit was made directly on the line after the merge's other parent left it."""
    return counted[place] > counted[line.fork_places[place] + 1]


def _commit_role(commit: Commit, is_squash: bool, has_import: bool, is_ambiguous: bool) -> CommitRole:
    if commit.is_root or has_import:
        return "import"
    if not commit.is_merge:
        return "squashed" if is_squash else "direct"
    return "ambiguous" if is_ambiguous else "merged"


def _is_squash(commit: Commit, policy: MergePolicy) -> bool:
    return (
        not commit.is_root
        and not commit.is_merge
        and policy.merge_method == "squash"
        and commit.committer in policy.forge_committers
    )
