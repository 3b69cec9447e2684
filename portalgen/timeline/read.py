"""Reads times of items from history: `read_timeline` for merged, `read_open_submission` for open submissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.files import format_of
from portalgen.history.commits import list_commits, list_commits_by_id, read_first_parent_changes, read_own_changes
from portalgen.history.model import Commit, FileChange
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.revisions import resolve_revision
from portalgen.history.worktree import is_tracked
from portalgen.store.cache_folder import open_row_store
from portalgen.store.row_store import RowStore
from portalgen.text.normalization import nfc
from portalgen.timeline.attached_files import ATTACHED_FILES_TABLE, AttachedFiles, find_good_files, path_of_attachment
from portalgen.timeline.blob_states import BLOB_STATES_TABLE, load_item_versions
from portalgen.timeline.evidence_judge import EvidenceJudge, evidence_judge_of
from portalgen.timeline.main_line import main_line_of
from portalgen.timeline.model import Evidence, EvidencePolicy, ItemTimes
from portalgen.timeline.publication import NOT_PUBLIC, Restart, find_first_publications
from portalgen.timeline.purged_items import doubt_purged, list_purged_attachments, list_purged_texts
from portalgen.timeline.receipt_times import ReceiptTimes, read_receipt_times
from portalgen.timeline.record import Timeline
from portalgen.timeline.rule_history import RuleHistory, read_rule_history
from portalgen.timeline.served_publications import served_places_of
from portalgen.timeline.settings_history import date_changes
from portalgen.timeline.states import ItemVersion, is_text_path, item_version_of
from portalgen.timeline.submission_evidence import find_submission_evidence, is_new_item
from portalgen.timeline.timeline_cache import TIMELINE_TABLE, load_cached_timeline, save_cached_timeline

UNCOMMITTED: Final = Evidence(None, "unproven", "uncommitted")
_NOTHING_UNWRITTEN: Final[Mapping[str, bytes]] = MappingProxyType({})

CommitChanges = Sequence[tuple[str, FileChange]]
"""Commit ids and their changes, in order."""


def read_timeline(
    repository: Repository,
    ref: str,
    evidence: EvidencePolicy,
    at: datetime,
    cache_folder: Path | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Timeline:
    """Return the times of every item in the history of `ref` (the main history), seen at the aware time `at`.

    `cache_folder` does not affect the result unless it was forged: a folder tracked by Git is not used. `report`
    receives the numbers of texts read so far and in all. Raises UnusableEnvironmentError for a shallow clone, UsageError
    for a missing `ref` (or `evidence.starts`).
    """
    require_full_history(repository)
    tip = resolve_revision(repository, ref)
    first = resolve_revision(repository, evidence.starts) if isinstance(evidence.starts, str) else ""
    rows = open_timeline_store(repository, cache_folder)
    timeline = load_cached_timeline(rows, tip, first, evidence, at)
    if timeline is None:
        commits = list_commits(repository, tip)
        line = main_line_of(commits, tip)
        policies, rules = read_rule_history(repository, line, evidence.merging)
        receipts = _read_receipts(repository, evidence, rules, commits, tip)
        judge = evidence_judge_of(line, evidence, at, first, policies.policy_before, receipts)
        rules = replace(rules, legal=date_changes(rules.legal, judge))
        timeline = _compute_timeline(repository, commits, judge, evidence, rows, rules, report)
        purged = list_purged_texts(repository, tip, has_masked=timeline.rules.receipts_since is not None)
        timeline = replace(timeline, items=doubt_purged(timeline.items, timeline.records, purged))
        latest = max(each.committed_at for each in commits)
        if latest <= at:
            save_cached_timeline(rows, first, evidence, latest, timeline)
    rows.close()
    return replace(timeline, items={identity: _as_seen_at(times, at) for identity, times in timeline.items.items()})


def read_evidence_judge(repository: Repository, tip: str, evidence: EvidencePolicy, at: datetime) -> EvidenceJudge:
    """Return the evidence of times in the history of `tip`, the id of a commit, seen at the aware time `at`.

    Raises as `read_timeline` does.
    """
    require_full_history(repository)
    first = resolve_revision(repository, evidence.starts) if isinstance(evidence.starts, str) else ""
    commits = list_commits(repository, tip)
    line = main_line_of(commits, tip)
    policies, rules = read_rule_history(repository, line, evidence.merging)
    receipts = _read_receipts(repository, evidence, rules, commits, tip)
    return evidence_judge_of(line, evidence, at, first, policies.policy_before, receipts)


def _read_receipts(
    repository: Repository, evidence: EvidencePolicy, rules: RuleHistory, commits: Sequence[Commit], tip: str
) -> ReceiptTimes | None:
    """Return the receipts of the `commits` of main's `tip`; None if the policy of main requires none."""
    since = rules.receipts_since
    if since is None:
        return None
    return read_receipt_times(repository, evidence.receipts, since, commits, tip, rules.receipts_place)


def read_open_submission(
    repository: Repository,
    base: str,
    head: str,
    paths: Iterable[str],
    evidence: EvidencePolicy,
    at: datetime,
    cache_folder: Path | None = None,
    merged: Timeline | None = None,
    unwritten: Mapping[str, bytes] = _NOTHING_UNWRITTEN,
) -> Timeline:
    """Return the times of items in `paths` of the working tree: files that differ from `base`, the main history.

    `unwritten` are files only in memory. A new item was submitted with the first commit of `head`, outside `base`, that
    contains it. An id of main reused for another item is new as well; `records` has its versions on main. `merged` is
    the timeline of `base`, if already read.

    Raises as `read_timeline` does, and UsageError for a missing `head`.
    """
    main = merged if merged is not None else read_timeline(repository, base, evidence, at, cache_folder)
    touched = {version.id: version for version in _versions_in_folder(repository, paths, unwritten)}
    new = frozenset(identity for identity, version in touched.items() if is_new_item(main, version))
    submitted: Mapping[str, Evidence] = {}
    if new:
        tip = resolve_revision(repository, head)
        rows = open_timeline_store(repository, cache_folder)
        submitted = _submissions_since(repository, main, tip, new, evidence, at, rows)
        rows.close()
    return Timeline(
        main.head,
        {
            identity: ItemTimes(submitted.get(identity, UNCOMMITTED), NOT_PUBLIC)
            if identity in new
            else main.items[identity]
            for identity in touched
        },
        {identity: main.records[identity] for identity in touched if identity in main.records and identity not in new},
        {identity: main.records[identity] for identity in new if identity in main.records},
        main.rules,
    )


def open_timeline_store(repository: Repository, folder: Path | None) -> RowStore:
    """Return the store of timelines in a cache folder; a null store without a folder, or if Git tracks it."""
    trusted = None if folder is None or is_tracked(repository, folder) else folder
    return open_row_store(trusted, "timeline", (TIMELINE_TABLE, BLOB_STATES_TABLE, ATTACHED_FILES_TABLE))


def _compute_timeline(
    repository: Repository,
    commits: Sequence[Commit],
    judge: EvidenceJudge,
    evidence: EvidencePolicy,
    rows: RowStore,
    rules: RuleHistory,
    report: Callable[[int, int], None],
) -> Timeline:
    """Return the times of all items, with future scheduled times unchanged."""
    line = judge.main_line
    with ThreadPoolExecutor(2) as pool:  # most of the time is spent in Git, with a process for each
        coming = pool.submit(lambda: tuple(read_first_parent_changes(repository, line.commits, CONTENT_FOLDER)))
        beside = _texts(read_own_changes(repository, line.side_commits, CONTENT_FOLDER))
        on_main = coming.result()
    texts = _texts(on_main)
    blobs = (each.new_blob for _, each in (*texts, *beside) if each.new_blob)
    read = load_item_versions(repository, blobs, rows, with_tombstones=True, report=report)
    versions = {blob: version for blob, version in read.items() if not version.is_tombstone}
    files = _files_of(texts, versions)
    along = [each for each in on_main if _may_change_items(each[1], read, files)]
    essential = evidence.essential_fields
    attached = _read_attached_files(repository, line.commits[-1].id, along, rows) if evidence.kinds and files else None
    places = _by_place(along, line.entry_places)
    by_id = {each.id: each for each in commits}
    handed_in: dict[tuple[str, int], list[tuple[Commit, ItemVersion]]] = {}
    for commit, version in _added(beside, versions):
        if version.is_sufficient(essential):
            handed_in.setdefault((version.id, line.entry_places[commit]), []).append((by_id[commit], version))
    branches = {
        key: [version for _, version in pairs if not version.state.is_translation] for key, pairs in handed_in.items()
    }
    publications = find_first_publications(places, versions, judge, essential, evidence.kinds, attached, branches)

    served = served_places_of(evidence.receipts.released, line.entry_places)

    def times_of(identity: str, place: int, publication: Evidence, restart: Restart | None = None) -> ItemTimes:
        pairs = handed_in.get((identity, place), ())
        commit = next((each for each, version in pairs if restart is None or restart.is_of(version)), None)
        if not publications[identity].is_sufficient:
            submission = judge.insufficient_evidence(place)
        elif commit is None:
            submission = judge.latest_submission_evidence(place)
        else:
            submission = judge.submission_evidence(commit)
        published = _bounded_below(publication, submission)
        return ItemTimes(submission, served.judge(published, line.entry_places.get(published.commit, place)))

    items = {identity: times_of(identity, each.place, each.evidence) for identity, each in sorted(publications.items())}
    records = {
        identity: replace(
            each.record,
            restarts=tuple(
                times_of(identity, restart.place, restart.publication, restart) for restart in each.restarts
            ),
        )
        for identity, each in publications.items()
    }
    return Timeline(line.commits[-1].id, items, records, rules=rules)


def _files_of(changes: CommitChanges, versions: Mapping[str, ItemVersion]) -> frozenset[str]:
    """Return the paths of the attached files of these pages."""
    return frozenset(
        path_of_attachment(each.path, name)
        for _, each in changes
        if each.new_blob in versions
        for name in versions[each.new_blob].files
    )


def _may_change_items(change: FileChange, versions: Mapping[str, ItemVersion], files: frozenset[str]) -> bool:
    """Return True if a change affects an item or an attached file.

    A page that becomes unreadable changes nothing: no build accepts it, so its published version stays.
    """
    if is_text_path(change.path):
        return not change.new_blob or change.new_blob in versions
    return bool(files) and nfc(change.path) in files


def _read_attached_files(repository: Repository, tip: str, changes: CommitChanges, rows: RowStore) -> AttachedFiles:
    files = [each for _, each in changes if each.new_blob and not is_text_path(each.path)]
    wanted = dict.fromkeys((each.new_blob, format_of(each.path)) for each in files)
    return AttachedFiles(find_good_files(repository, wanted, rows), list_purged_attachments(repository, tip))


def _bounded_below(publication: Evidence, submission: Evidence) -> Evidence:
    """Return evidence that a publication with two readings was not before the first commit containing it."""
    is_open = publication.strength == "weak" and publication.earliest is None
    if not is_open or submission.at is None or submission.reason not in ("committed", "rewritten"):
        return publication
    return replace(publication, earliest=submission.at)


def _texts(changes: Iterable[tuple[str, FileChange]]) -> CommitChanges:
    return [each for each in changes if is_text_path(each[1].path)]


def _by_place(changes: CommitChanges, entry_places: Mapping[str, int]) -> Iterator[tuple[int, Sequence[FileChange]]]:
    for commit, group in groupby(changes, key=lambda each: each[0]):
        yield entry_places[commit], [change for _, change in group]


def _added(changes: CommitChanges, versions: Mapping[str, ItemVersion]) -> Iterator[tuple[str, ItemVersion]]:
    """Yield (commit id, item version) of every added or changed file."""
    return ((commit, versions[each.new_blob]) for commit, each in changes if each.new_blob in versions)


def _as_seen_at(times: ItemTimes, at: datetime) -> ItemTimes:
    """Return the times as seen at `at`: a future scheduled time is not a publication yet."""
    published = times.publication
    if published.at is None or published.at <= at or published.reason == "future-date":
        return times
    return replace(times, publication=replace(published, at=None, strength="unproven", reason="waiting"))


def _versions_in_folder(
    repository: Repository, paths: Iterable[str], unwritten: Mapping[str, bytes]
) -> Iterator[ItemVersion]:
    """Yield the item versions of existing files, translations first, so that the original prevails."""
    found = list(_read_versions(repository, paths, unwritten))
    return iter(sorted(found, key=lambda version: not version.state.is_translation))


def _read_versions(
    repository: Repository, paths: Iterable[str], unwritten: Mapping[str, bytes]
) -> Iterator[ItemVersion]:
    for path in paths:
        if not (path.startswith(f"{CONTENT_FOLDER}/") and is_text_path(path)):
            continue
        file, data = repository.root / path, unwritten.get(path)
        if data is None and file.is_file() and not file.is_symlink():
            data = file.read_bytes()
        if data is not None:
            version = item_version_of(data)
            if version is not None and not version.is_tombstone:
                yield version


def _submissions_since(
    repository: Repository,
    main: Timeline,
    head: str,
    wanted: frozenset[str],
    evidence: EvidencePolicy,
    at: datetime,
    rows: RowStore,
) -> dict[str, Evidence]:
    """Return evidence of the first commit since `head` left `main` with each complete `wanted` item.

    `head` is the id of a commit.
    """
    side = list_commits(repository, head, main.head)
    changes = _texts(read_own_changes(repository, side, CONTENT_FOLDER))
    versions = load_item_versions(repository, (each.new_blob for _, each in changes if each.new_blob), rows)
    by_id = {each.id: each for each in side}
    outside = {parent for each in side for parent in each.parents if parent not in by_id}
    dates = {each.id: each.committed_at for each in (*side, *list_commits_by_id(repository, outside))}
    receipts = read_receipts_of_submissions(repository, main, evidence, side)
    return find_submission_evidence(side, changes, versions, wanted, dates, evidence, at, receipts)


def read_receipts_of_submissions(
    repository: Repository, main: Timeline, evidence: EvidencePolicy, side: Sequence[Commit]
) -> ReceiptTimes | None:
    """Return the receipts of commits outside `main`; None if the policy of main requires none."""
    since = main.rules.receipts_since
    if since is None:
        return None
    return read_receipt_times(repository, evidence.receipts, since, side, main.head)
