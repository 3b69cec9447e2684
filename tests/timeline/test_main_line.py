"""The line of the main history, checked against its plain definition on any history."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from portalgen.history.model import Commit
from portalgen.timeline.evidence_judge import evidence_judge_of
from portalgen.timeline.main_line import main_line_of, shape_of
from portalgen.timeline.model import EvidencePolicy, MergePolicy
from tests.makers.repository import CLERK, FORGE, day


@st.composite
def histories(draw: st.DrawFn) -> list[Commit]:
    """Commits, parents first, that the last one reaches."""
    made: list[Commit] = []
    for number in range(draw(st.integers(1, 12))):
        names = [each.id for each in made]
        parents = draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []
        made.append(commit(f"c{number}", *parents, committer=draw(st.sampled_from((CLERK, FORGE)))))
    reached = ancestors(made, made[-1].id)
    return [each for each in made if each.id in reached]


def commit(name: str, *parents: str, committer: str = CLERK, number: int = 0) -> Commit:
    return Commit(name, parents, day(1) + timedelta(hours=number), False, committer)


def ancestors(commits: list[Commit], name: str) -> set[str]:
    """The commit and all that it reaches."""
    parents = {each.id: each.parents for each in commits}
    found, open_ends = set(), [name]
    while open_ends:
        reached = open_ends.pop()
        if reached not in found:
            found.add(reached)
            open_ends += parents[reached]
    return found


@given(histories())
def test_places_and_forks_are_what_ancestry_says(commits: list[Commit]) -> None:
    line = main_line_of(commits, commits[-1].id)
    reached = [ancestors(commits, each.id) for each in line.commits]
    assert {each.id for each in (*line.commits, *line.side_commits)} == {each.id for each in commits}
    for each in commits:
        assert line.entry_places[each.id] == next(place for place, below in enumerate(reached) if each.id in below)
    places = {each.id: place for place, each in enumerate(line.commits)}
    for each, fork in zip(line.commits, line.fork_places, strict=True):
        others = set().union(*(ancestors(commits, parent) for parent in each.parents[1:]))
        assert fork == max((places[name] for name in others if name in places), default=-1)


@given(histories(), st.sampled_from(("merge", "squash")))
def test_only_merges_prove_and_never_those_that_brought_a_nested_one(commits: list[Commit], method: str) -> None:
    line = main_line_of(commits, commits[-1].id)
    policy = MergePolicy(method, (FORGE,))  # type: ignore[arg-type] # drawn of both
    for place, (each, ground) in enumerate(zip(line.commits, shape_of(line, lambda _: policy).roles, strict=True)):
        brought = [side for side in line.side_commits if line.entry_places[side.id] == place]
        if ground == "merged":
            before = ancestors(commits, each.parents[0])
            assert each.is_merge
            assert all(parent in before for side in brought for parent in side.parents[1:])
            assert not any(side.is_root for side in brought)
        if ground == "squashed":
            assert (method, each.committer, len(each.parents)) == ("squash", FORGE, 1)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=8))
def test_a_main_history_that_only_grows_by_approval_is_proven_whole(steps: list[tuple[bool, int]]) -> None:
    """Each step is one submission: begun some merges ago, brought up to date or not, then merged."""
    commits, mains = [commit("m0")], ["m0"]
    for number, (updated, age) in enumerate(steps, 1):
        commits.append(commit(f"s{number}", mains[max(0, len(mains) - 1 - age)]))
        tip = f"s{number}"
        if updated:
            commits.append(commit(f"u{number}", tip, mains[-1]))
            tip = f"u{number}"
        commits.append(commit(f"m{number}", mains[-1], tip))
        mains.append(f"m{number}")
    found = shape_of(main_line_of(commits, mains[-1]), lambda _: MergePolicy())
    assert found.roles == ("import", *["merged"] * len(steps))


@given(histories(), st.lists(st.integers(-3, 3), min_size=12, max_size=12))
def test_what_proves_is_never_older_than_what_it_builds_on(commits: list[Commit], hours: list[int]) -> None:
    dated = [commit(each.id, *each.parents, number=hour) for each, hour in zip(commits, hours, strict=False)]
    line = main_line_of(dated, dated[-1].id)
    judge = evidence_judge_of(line, EvidencePolicy(), day(2), "")
    for place, each in enumerate(line.commits):
        if judge.proves(place):
            assert all(earlier.committed_at <= each.committed_at for earlier in line.commits[:place])
            assert all(judge.dates[parent] <= each.committed_at for parent in each.parents)
