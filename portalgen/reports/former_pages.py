"""Pages no longer on main, read from the commit that published them: their texts and authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import PurePosixPath

from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.model import Item
from portalgen.content.read import read_library
from portalgen.frozen import frozen
from portalgen.history.snapshots import write_snapshot
from portalgen.reports.arrival_times import list_commits_before_changes
from portalgen.reports.former_items import FormerItem
from portalgen.reports.published_items import ReportedItem
from portalgen.reports.report_content import ReportContent

_PathsByCommit = dict[str, dict[str, str]]


@frozen
class FormerPages:
    """An item as published, and the portal whose folder contains its texts."""

    portal: Portal
    item: Item


@contextmanager
def open_former_pages(content: ReportContent, gone: Iterable[ReportedItem]) -> Iterator[Mapping[str, FormerPages]]:
    """Open the pages of these items, by id; items elsewhere at the time are omitted."""
    with ExitStack() as stack:
        found: dict[str, FormerPages] = {}
        for commit, paths in _paths_by_commit(content, gone).items():
            found.update(_read_at(stack, content, commit, paths))
        yield found


def _paths_by_commit(content: ReportContent, gone: Iterable[ReportedItem]) -> Mapping[str, dict[str, str]]:
    """Commit to the ids of its items with the beginning of the paths of their pages."""
    paths: _PathsByCommit = defaultdict(dict)
    timeline = content.main.timeline.items if content.main is not None else {}
    for each in gone:
        times = timeline.get(each.item.id)
        if times is not None and times.publication.commit:
            paths[times.publication.commit][each.item.id] = _start_of_paths(each.item)
    return paths


def _start_of_paths(item: Item) -> str:
    source = PurePosixPath(item.original.source)
    return f"{source.parent}/{source.name.split('.')[0]}."


def read_last_items(content: ReportContent, former: Iterable[FormerItem]) -> Mapping[str, Item]:
    """Return these items in their last state on main, by id, with the announcements until then.

    Unreadable items are omitted. Each is read once; afterwards only the front matter is available.
    """
    former = tuple(former)
    left = {each.item.id: each.item for each in former if each.item.id not in content.last_items}
    commits = {id_: list_commits_before_changes(content, item.original.source) for id_, item in left.items()}
    content.last_items.update(dict.fromkeys(left))
    for turn in range(max(map(len, commits.values()), default=0)):
        paths: _PathsByCommit = defaultdict(dict)
        for id_, item in left.items():
            if turn < len(commits[id_]):
                paths[commits[id_][turn]][id_] = _start_of_paths(item)
        for commit, of_items in paths.items():
            with ExitStack() as stack:
                for id_, pages in _read_at(stack, content, commit, of_items):
                    if not pages.item.original.kind.is_tombstone:
                        content.last_items[id_] = pages.item
                        del left[id_]
    return {each.item.id: last for each in former if (last := content.last_items[each.item.id]) is not None}


def _read_at(
    stack: ExitStack, content: ReportContent, commit: str, paths: Mapping[str, str]
) -> Iterator[tuple[str, FormerPages]]:
    assert content.main is not None
    starts = tuple(paths.values())
    folder = stack.enter_context(
        write_snapshot(content.main.repository, commit, CONTENT_FOLDER, includes=lambda path: path.startswith(starts))
    )
    portal = replace(content.portal, root=folder, replaced_texts={})
    for item in read_library(portal)[0].items:
        if item.id in paths:
            yield item.id, FormerPages(portal, item)
