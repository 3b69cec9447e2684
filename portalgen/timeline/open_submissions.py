"""All open submissions, by item: the items to publish, change or remove, and the times of submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.history.unmerged import UnmergedHead
from portalgen.timeline.blob_states import load_item_versions
from portalgen.timeline.model import EvidencePolicy, ItemTimes
from portalgen.timeline.publication import NOT_PUBLIC
from portalgen.timeline.read import UNCOMMITTED, open_timeline_store, read_receipts_of_submissions
from portalgen.timeline.receipt_times import ReceiptTimes
from portalgen.timeline.record import Timeline
from portalgen.timeline.states import ItemVersion, is_text_path
from portalgen.timeline.submission_evidence import find_submission_evidence, is_new_item

SubmittedChange = Literal["new", "edited", "translated", "removed"]
"""`new`: main does not hold the item. `translated`: only translations of it change."""


@frozen
class SubmittedItem:
    """An item changed by a submission."""

    id: str
    change: SubmittedChange
    path: str
    """The path of its original if it changes, else of another page of it."""
    blob: str
    """The blob at `path`; for removed items, the blob there on main."""
    version: ItemVersion
    pages: tuple[tuple[str, str], ...]
    """(path, blob) of all of its changed pages, by path; the blob is "" if the page is removed."""


@frozen
class OpenSubmission:
    """The content of a submission."""

    head: UnmergedHead
    items: tuple[SubmittedItem, ...]
    """By path."""
    unread_paths: tuple[str, ...]
    """Pages without a readable item, because of their front matter."""
    timeline: Timeline
    """The times of its items for judging: a new item is submitted and not published."""


def read_open_submissions(
    repository: Repository,
    main: Timeline,
    heads: Sequence[UnmergedHead],
    evidence: EvidencePolicy,
    at: datetime,
    cache_folder: Path | None = None,
) -> tuple[OpenSubmission, ...]:
    """Return the changes of each of these heads, in order; `main` is the timeline of main, seen at `at`."""
    rows = open_timeline_store(repository, cache_folder)
    versions = load_item_versions(repository, _blobs_of(heads), rows)
    rows.close()
    side = tuple({commit.id: commit for head in heads for commit in head.commits}.values())
    receipts = read_receipts_of_submissions(repository, main, evidence, side)
    return tuple(_read_submission(main, head, versions, evidence, at, receipts) for head in heads)


def _blobs_of(heads: Iterable[UnmergedHead]) -> Iterator[str]:
    for head in heads:
        for _, change in head.changes:
            if _is_text(change.path) and change.new_blob:
                yield change.new_blob
        for each in head.differences:
            if _is_text(each.path):
                yield from (blob for blob in (each.main_blob, each.blob) if blob)


def _is_text(path: str) -> bool:
    return path.startswith(f"{CONTENT_FOLDER}/") and is_text_path(path)


def _read_submission(
    main: Timeline,
    head: UnmergedHead,
    versions: Mapping[str, ItemVersion],
    evidence: EvidencePolicy,
    at: datetime,
    receipts: ReceiptTimes | None,
) -> OpenSubmission:
    texts = [each for each in head.differences if _is_text(each.path)]
    pages: dict[str, list[tuple[str, str, ItemVersion]]] = {}
    for each in texts:
        version = versions.get(each.blob or each.main_blob)
        if version is not None:
            pages.setdefault(version.id, []).append((each.path, each.blob, version))
    main_blobs = {each.path: each.main_blob for each in texts}
    items = [_item_of(main, identity, found, main_blobs) for identity, found in pages.items()]
    new = frozenset(each.id for each in items if each.change == "new")
    changes = ((commit, change) for commit, change in head.changes if _is_text(change.path))
    dates = {identity: commit.committed_at for identity, commit in head.dates.items()}
    handed_in = find_submission_evidence(head.commits, changes, versions, new, dates, evidence, at, receipts)
    return OpenSubmission(
        head,
        tuple(sorted(items, key=lambda each: each.path)),
        tuple(each.path for each in texts if each.blob and each.blob not in versions),
        Timeline(
            main.head,
            {
                each.id: ItemTimes(handed_in.get(each.id, UNCOMMITTED), NOT_PUBLIC)
                if each.id in new
                else main.items[each.id]
                for each in items
                if each.id in new or each.id in main.items
            },
            {each.id: main.records[each.id] for each in items if each.id not in new and each.id in main.records},
            {each.id: main.records[each.id] for each in items if each.id in new and each.id in main.records},
            main.rules,
        ),
    )


def _item_of(
    main: Timeline, identity: str, pages: Sequence[tuple[str, str, ItemVersion]], main_blobs: Mapping[str, str]
) -> SubmittedItem:
    """Return an item; remaining pages precede removed pages, and the original precedes translations."""
    path, blob, version = min(pages, key=lambda each: (not each[1], each[2].state.is_translation, each[0]))
    change: SubmittedChange = "edited"
    if not blob:
        change = "removed"
    elif is_new_item(main, version):
        change = "new"
    elif version.state.is_translation:
        change = "translated"
    return SubmittedItem(
        identity, change, path, blob or main_blobs[path], version, tuple((path, blob) for path, blob, _ in pages)
    )
