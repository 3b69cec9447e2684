"""`draw_sample`: published items drawn at random, each with all known facts, for checking by hand.

Anybody with the list of items can repeat the draw: each id is hashed together with the seed (`printf '%s' 'SEED:ID' |
sha256sum`), and the items with the smallest hashes are drawn. Items drawn stay drawn, unless a new item has a smaller
hash. Items with `event: none` are drawn in the same order until they are a fifth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Final

from portalgen.content.model import Page
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange
from portalgen.editorial.audit.item_history import ItemHistory, read_item_histories
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks, list_former_items
from portalgen.editorial.deadlines.event_counts import says_no_event
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.frozen import frozen
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.model import ItemTimes
from portalgen.timeline.record import Absence

_SHARE: Final = 5
"""One of this many drawn items has `event: none`, as long as there are such items."""


@frozen
class SampledFile:
    """A file of an item on main."""

    path: str
    size: int
    """Bytes."""
    sha256: str
    """In hexadecimal."""


@frozen
class SampledItem:
    """A drawn item with its evidence."""

    page: Page
    draw: str
    """The hash by which it was drawn, in hexadecimal."""
    times: ItemTimes
    clocks: tuple[AuditedClock, ...]
    history: ItemHistory
    files: tuple[SampledFile, ...]
    """Its present files on main; empty if it is gone."""
    absences: tuple[Absence, ...]
    changes: tuple[AuditedChange, ...]
    """The approval of each change of its files; empty if main has no roster."""
    is_gone: bool


@frozen
class Sample:
    """The drawn items."""

    seed: str
    items: tuple[SampledItem, ...]
    """In the order of the draw."""
    population: int
    """The number of items that could have been drawn."""
    approvals: ApprovalAudit | None
    """None if main has no roster, so approvals are unknown."""
    no_events: int = 0
    """The number of items with `event: none` that could have been drawn."""


def draw_of(seed: str, identity: str) -> str:
    """Return the hash by which an item is drawn: SHA-256 of `SEED:ID` in UTF-8, in hexadecimal."""
    return sha256(f"{seed}:{identity}".encode("utf-8", "surrogateescape")).hexdigest()


def draw_sample(
    content: MainContent,
    seed: str,
    count: int,
    period: ReportPeriod,
    sites: Collection[str] = (),
    approvals: ApprovalAudit | None = None,
    cache_folder: Path | None = None,
) -> Sample:
    """Return `count` items first published within `period`, of these sites or of all.

    `event: none` exempts an item from every limit of its supplier. So further items with it are added, in the order of
    the draw, until they are a fifth of `count`.
    """
    pages = {page.id: page for page in _list_pages(content) if not sites or page.site in sites}
    published = [
        identity
        for identity in pages
        if (times := content.timeline.items.get(identity)) is not None
        and times.publication.at is not None
        and period.contains(to_vietnam_time(times.publication.at).date())
    ]
    order = sorted(published, key=lambda identity: draw_of(seed, identity))
    no_events = [each for each in order if says_no_event(pages[each])]
    drawn = dict.fromkeys((*order[:count], *no_events[: ceil(count / _SHARE)]))
    audit = approvals if approvals is not None and approvals.rosters else None
    items = tuple(_gather_items(content, [pages[each] for each in drawn], seed, audit, cache_folder))
    return Sample(seed, items, len(published), audit, len(no_events))


def _list_pages(content: MainContent) -> Iterator[Page]:
    """Yield the originals of all present and former items of main; the text above a section's list is no item."""
    items = (*content.library.items, *list_former_items(content))
    pages = (item.original for item in items)
    return (page for page in pages if not page.is_index and not page.kind.is_tombstone)


def _gather_items(
    content: MainContent,
    pages: Collection[Page],
    seed: str,
    audit: ApprovalAudit | None,
    cache_folder: Path | None,
) -> Iterator[SampledItem]:
    ids = [page.id for page in pages]
    histories = read_item_histories(content.repository, content.tip, ids, cache_folder) if ids else {}
    clocks: dict[str, list[AuditedClock]] = {}
    for each in audit_clocks(content):
        clocks.setdefault(each.clock.page.id, []).append(each)
    files = _read_files(content, {path for each in histories.values() for path in each.paths})
    for page in pages:
        history, record = histories[page.id], content.timeline.records.get(page.id)
        yield SampledItem(
            page,
            draw_of(seed, page.id),
            content.timeline.items[page.id],
            tuple(clocks.get(page.id, ())),
            history,
            tuple(files[path] for path in sorted(history.paths) if path in files),
            record.absences if record is not None else (),
            tuple(_changes_of(audit, history)),
            record is not None and record.is_gone,
        )


def _read_files(content: MainContent, paths: Iterable[str]) -> Mapping[str, SampledFile]:
    """Return the paths that are files on main, with their files."""
    there = list_files_at(content.repository, content.tip)
    blobs = {path: there[path] for path in paths if path in there}
    data = dict(read_blobs(content.repository, dict.fromkeys(blobs.values())))
    return {path: SampledFile(path, len(data[blob]), sha256(data[blob]).hexdigest()) for path, blob in blobs.items()}


def _changes_of(audit: ApprovalAudit | None, history: ItemHistory) -> Iterator[AuditedChange]:
    steps = {(each.commit.id, each.path) for each in history.steps}
    commits = {each.place: each.id for each in audit.line} if audit is not None else {}
    for change in audit.changes if audit is not None else ():
        if (commits[change.place], change.change.path) in steps:
            yield change
