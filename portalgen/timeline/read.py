"""Reads the times of items from the history: `read_timeline` of what was merged, `read_open_submission` of what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.history.commits import list_commits, list_commits_by_id, read_first_parent_changes, read_own_changes
from portalgen.history.model import Commit, FileChange
from portalgen.history.repository import Repository, require_full_history, resolve_revision
from portalgen.history.worktree import is_tracked
from portalgen.store.cache_folder import open_row_store
from portalgen.store.row_store import RowStore
from portalgen.timeline.blob_states import BLOB_STATES_TABLE, load_blob_states
from portalgen.timeline.evidence_judge import EvidenceJudge, evidence_judge_of, soonest_dates_of, submission_evidence_of
from portalgen.timeline.main_line import main_line_of
from portalgen.timeline.model import Evidence, EvidencePolicy, ItemTimes, Timeline
from portalgen.timeline.publication import NOT_PUBLIC, find_first_publications
from portalgen.timeline.states import PublicationState, is_text_path, publication_state_of
from portalgen.timeline.timeline_cache import TIMELINE_TABLE, load_cached_times, save_cached_times

UNCOMMITTED: Final = Evidence(None, "unproven", "uncommitted")

CommitChanges = Sequence[tuple[str, FileChange]]
"""Commit ids and what they changed, in order."""


def read_timeline(
    repository: Repository, ref: str, evidence: EvidencePolicy, at: datetime, cache_folder: Path | None = None
) -> Timeline:
    """The times of every item in the history of `ref` (the main history), seen at the aware time `at`.

    Nothing in `cache_folder` changes the result, unless somebody forged it: a folder that Git keeps is not used.
    Raises UnusableEnvironmentError for a shallow clone, UsageError for a `ref` (or `evidence.starts`) that does not exist.
    """
    require_full_history(repository)
    tip = resolve_revision(repository, ref)
    first = resolve_revision(repository, evidence.starts) if isinstance(evidence.starts, str) else ""
    rows = _open_store(repository, cache_folder)
    items = load_cached_times(rows, tip, first, evidence, at)
    if items is None:
        commits = list_commits(repository, tip)
        items = _compute_times(
            repository, commits, evidence_judge_of(main_line_of(commits, tip), evidence, at, first), rows
        )
        latest = max(each.committed_at for each in commits)
        if latest <= at:
            save_cached_times(rows, tip, first, evidence, latest, items)
    rows.close()
    return Timeline(tip, {identity: _as_seen_at(times, at) for identity, times in items.items()})


def read_open_submission(
    repository: Repository,
    base: str,
    head: str,
    paths: Iterable[str],
    evidence: EvidencePolicy,
    at: datetime,
    cache_folder: Path | None = None,
) -> Mapping[str, ItemTimes]:
    """The times of the items in `paths` of the working tree, by id: files in which it differs from `base`.

    What is new was handed in with the first commit of `head` that holds it and that `base` has not.
    Raises as `read_timeline` does, and UsageError for a `head` that does not exist.
    """
    known = read_timeline(repository, base, evidence, at, cache_folder).items
    touched = dict.fromkeys(_items_in_folder(repository, paths))
    new = frozenset(touched) - known.keys()
    rows = _open_store(repository, cache_folder)
    submitted = _submissions_since(repository, base, head, new, at, rows) if new else {}
    return {
        identity: known.get(identity) or ItemTimes(submitted.get(identity, UNCOMMITTED), NOT_PUBLIC)
        for identity in touched
    }


def _open_store(repository: Repository, folder: Path | None) -> RowStore:
    trusted = None if folder is None or is_tracked(repository, folder) else folder
    return open_row_store(trusted, "timeline", (TIMELINE_TABLE, BLOB_STATES_TABLE))


def _compute_times(
    repository: Repository, commits: Sequence[Commit], judge: EvidenceJudge, rows: RowStore
) -> dict[str, ItemTimes]:
    """The times of all items, with set times that have not come as they are set."""
    line = judge.main_line
    with ThreadPoolExecutor(2) as pool:  # most of the time is Git's, which has a process for each
        coming = pool.submit(lambda: _texts(read_first_parent_changes(repository, line.commits, CONTENT_FOLDER)))
        beside = _texts(read_own_changes(repository, line.side_commits, CONTENT_FOLDER))
        along = coming.result()
    states = load_blob_states(repository, (each.new_blob for _, each in (*along, *beside) if each.new_blob), rows)
    publications = find_first_publications(_by_place(along, line.entry_places), states, judge)
    by_id = {each.id: each for each in commits}
    first: dict[str, Commit] = {}
    for commit, identity in _added(beside, states):
        if identity in publications and publications[identity].place == line.entry_places[commit]:
            first.setdefault(identity, by_id[commit])
    return {
        identity: ItemTimes(
            judge.submission_evidence(first[identity])
            if identity in first
            else judge.latest_submission_evidence(publication.place),
            publication.evidence,
        )
        for identity, publication in sorted(publications.items())
    }


def _texts(changes: Iterable[tuple[str, FileChange]]) -> CommitChanges:
    return [each for each in changes if is_text_path(each[1].path)]


def _by_place(changes: CommitChanges, entry_places: Mapping[str, int]) -> Iterator[tuple[int, Sequence[FileChange]]]:
    for commit, group in groupby(changes, key=lambda each: each[0]):
        yield entry_places[commit], [change for _, change in group]


def _added(changes: CommitChanges, states: Mapping[str, PublicationState]) -> Iterator[tuple[str, str]]:
    """(commit id, item id) of every file that a commit left."""
    return ((commit, states[each.new_blob].id) for commit, each in changes if each.new_blob in states)


def _as_seen_at(times: ItemTimes, at: datetime) -> ItemTimes:
    """A set time that has not come is no publication yet."""
    published = times.publication
    if published.at is None or published.at <= at or published.reason == "future-date":
        return times
    return replace(times, publication=replace(published, at=None, strength="unproven", reason="waiting"))


def _items_in_folder(repository: Repository, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        file = repository.root / path
        if path.startswith(f"{CONTENT_FOLDER}/") and is_text_path(path) and file.is_file() and not file.is_symlink():
            state = publication_state_of(file.read_bytes())
            if state is not None:
                yield state.id


def _submissions_since(
    repository: Repository, base: str, head: str, wanted: frozenset[str], at: datetime, rows: RowStore
) -> dict[str, Evidence]:
    """Evidence of the first commit since `head` left `base` that adds each of the `wanted` items."""
    side = list_commits(repository, resolve_revision(repository, head), resolve_revision(repository, base))
    changes = _texts(read_own_changes(repository, side, CONTENT_FOLDER))
    states = load_blob_states(repository, (each.new_blob for _, each in changes if each.new_blob), rows)
    first: dict[str, str] = {}
    for commit, identity in _added(changes, states):
        if identity in wanted:
            first.setdefault(identity, commit)
    by_id = {each.id: each for each in side}
    outside = {parent for each in side for parent in each.parents if parent not in by_id}
    dates = {each.id: each.committed_at for each in (*side, *list_commits_by_id(repository, outside))}
    soonest = soonest_dates_of(side, dict.fromkeys(by_id, 0))
    return {
        identity: submission_evidence_of(
            by_id[commit], [dates[each] for each in by_id[commit].parents], soonest.get(commit), at
        )
        for identity, commit in first.items()
    }
