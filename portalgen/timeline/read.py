"""Reads the times of items from the history: `timeline` of what was merged, `open_submission` of what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from portalgen.content.file_stat import FOLDER
from portalgen.history.commits import commits, first_parent_changes, named, own_changes
from portalgen.history.model import Change, Commit
from portalgen.history.repository import Repository, head, resolve, whole_history
from portalgen.history.worktree import changed_since, is_tracked
from portalgen.timeline.blob_states import states_of
from portalgen.timeline.judge import Judge, handed_in, judge_of, soonest_after
from portalgen.timeline.line import line_of
from portalgen.timeline.memory import recalled, remember
from portalgen.timeline.model import Evidence, EvidencePolicy, ItemTimes, Timeline
from portalgen.timeline.publication import NOT_PUBLIC, arrivals
from portalgen.timeline.states import State, is_text, state_of

UNCOMMITTED: Final = Evidence(None, "unproven", "uncommitted")

Changed = Sequence[tuple[str, Change]]
"""Commit ids and what they changed, in order."""


def timeline(
    repository: Repository, ref: str, evidence: EvidencePolicy, at: datetime, cache_folder: Path | None = None
) -> Timeline:
    """The times of every item in the history of `ref` (the main history), seen at the aware time `at`.

    Nothing in `cache_folder` changes the result, unless somebody forged it: a folder that Git keeps is not used.
    Raises EnvironmentFault for a shallow clone, UsageError for a `ref` (or `evidence.starts`) that does not exist.
    """
    whole_history(repository)
    tip = resolve(repository, ref)
    first = resolve(repository, evidence.starts) if isinstance(evidence.starts, str) else ""
    folder = _usable(repository, cache_folder)
    items = recalled(folder, tip, first, evidence, at) if folder else None
    if items is None:
        known = commits(repository, tip)
        items = _read(repository, known, judge_of(line_of(known, tip), evidence, at, first), folder)
        latest = max(each.committed for each in known)
        if folder and latest <= at:
            remember(folder, tip, first, evidence, latest, items)
    return Timeline(tip, {identity: _seen(times, at) for identity, times in items.items()})


def open_submission(
    repository: Repository, base: str, evidence: EvidencePolicy, at: datetime, cache_folder: Path | None = None
) -> Mapping[str, ItemTimes]:
    """The times of the items that HEAD and the working tree add to or change since they left `base`, by id.

    Raises as `timeline` does, and EnvironmentFault where HEAD and `base` share no history.
    """
    known = timeline(repository, base, evidence, at, cache_folder).items
    paths = changed_since(repository, base).paths
    touched = dict.fromkeys(_items_in_folder(repository, paths))
    new = frozenset(touched) - known.keys()
    submitted = _submitted_beside(repository, base, new, at, _usable(repository, cache_folder)) if new else {}
    return {
        identity: known.get(identity) or ItemTimes(submitted.get(identity, UNCOMMITTED), NOT_PUBLIC)
        for identity in touched
    }


def _usable(repository: Repository, folder: Path | None) -> Path | None:
    return None if folder is None or is_tracked(repository, folder) else folder


def _read(repository: Repository, known: Sequence[Commit], judge: Judge, folder: Path | None) -> dict[str, ItemTimes]:
    """The times of all items, with set times that have not come as they are set."""
    line = judge.line
    with ThreadPoolExecutor(2) as pool:  # most of the time is Git's, which has a process for each
        coming = pool.submit(lambda: _texts(first_parent_changes(repository, line.commits, FOLDER)))
        beside = _texts(own_changes(repository, line.side, FOLDER))
        along = coming.result()
    states = states_of(repository, (each.new_blob for _, each in (*along, *beside) if each.new_blob), folder)
    found = arrivals(_by_place(along, line.entered), states, judge)
    by_id = {each.id: each for each in known}
    first: dict[str, Commit] = {}
    for commit, identity in _added(beside, states):
        if identity in found and found[identity].place == line.entered[commit]:
            first.setdefault(identity, by_id[commit])
    return {
        identity: ItemTimes(
            judge.submitted(first[identity]) if identity in first else judge.submitted_by(arrival.place),
            arrival.published,
        )
        for identity, arrival in sorted(found.items())
    }


def _texts(changes: Iterable[tuple[str, Change]]) -> Changed:
    return [each for each in changes if is_text(each[1].path)]


def _by_place(changes: Changed, entered: Mapping[str, int]) -> Iterator[tuple[int, Sequence[Change]]]:
    for commit, group in groupby(changes, key=lambda each: each[0]):
        yield entered[commit], [change for _, change in group]


def _added(changes: Changed, states: Mapping[str, State]) -> Iterator[tuple[str, str]]:
    """(commit id, item id) of every file that a commit left."""
    return ((commit, states[each.new_blob].id) for commit, each in changes if each.new_blob in states)


def _seen(times: ItemTimes, at: datetime) -> ItemTimes:
    """A set time that has not come is no publication yet."""
    published = times.published
    if published.at is None or published.at <= at or published.reason == "future-date":
        return times
    return replace(times, published=replace(published, at=None, strength="unproven", reason="waiting"))


def _items_in_folder(repository: Repository, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        file = repository.root / path
        if path.startswith(f"{FOLDER}/") and is_text(path) and file.is_file() and not file.is_symlink():
            state = state_of(file.read_bytes())
            if state is not None:
                yield state.id


def _submitted_beside(
    repository: Repository, base: str, wanted: frozenset[str], at: datetime, folder: Path | None
) -> dict[str, Evidence]:
    """Evidence of the first commit since HEAD left `base` that adds each of the `wanted` items."""
    side = commits(repository, head(repository), resolve(repository, base))
    changes = _texts(own_changes(repository, side, FOLDER))
    states = states_of(repository, (each.new_blob for _, each in changes if each.new_blob), folder)
    first: dict[str, str] = {}
    for commit, identity in _added(changes, states):
        if identity in wanted:
            first.setdefault(identity, commit)
    by_id = {each.id: each for each in side}
    outside = {parent for each in side for parent in each.parents if parent not in by_id}
    dates = {each.id: each.committed for each in (*side, *named(repository, outside))}
    soonest = soonest_after(side, dict.fromkeys(by_id, 0))
    return {
        identity: handed_in(by_id[commit], [dates[each] for each in by_id[commit].parents], soonest.get(commit), at)
        for identity, commit in first.items()
    }
