"""Pages that main holds no more, read from the commit that published them: their texts and who wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.model import Item
from portalgen.content.read import read_library
from portalgen.history.snapshots import write_snapshot
from portalgen.reports.published_items import ReportedItem
from portalgen.reports.report_content import ReportContent


@dataclass(frozen=True, slots=True)
class FormerPages:
    """An item as it was when it was published, and the portal from whose folder its texts are read."""

    portal: Portal
    item: Item


@contextmanager
def open_former_pages(content: ReportContent, gone: Iterable[ReportedItem]) -> Iterator[Mapping[str, FormerPages]]:
    """What these items held, by their ids, as long as it is open; one that was elsewhere then is left out."""
    with ExitStack() as stack:
        found: dict[str, FormerPages] = {}
        for commit, paths in _paths_by_commit(content, gone).items():
            found.update(_read_at(stack, content, commit, paths))
        yield found


def _paths_by_commit(content: ReportContent, gone: Iterable[ReportedItem]) -> Mapping[str, dict[str, str]]:
    """Commit to the ids of its items with the beginning of the paths of their pages."""
    paths: dict[str, dict[str, str]] = defaultdict(dict)
    timeline = content.main.timeline.items if content.main is not None else {}
    for each in gone:
        times = timeline.get(each.item.id)
        if times is not None and times.publication.commit:
            source = PurePosixPath(each.item.original.source)
            paths[times.publication.commit][each.item.id] = f"{source.parent}/{source.name.split('.')[0]}."
    return paths


def _read_at(
    stack: ExitStack, content: ReportContent, commit: str, paths: Mapping[str, str]
) -> Iterator[tuple[str, FormerPages]]:
    assert content.main is not None
    starts = tuple(paths.values())
    folder = stack.enter_context(
        write_snapshot(content.main.repository, commit, CONTENT_FOLDER, includes=lambda path: path.startswith(starts))
    )
    portal = replace(content.portal, root=folder)
    for item in read_library(portal)[0].items:
        if item.id in paths:
            yield item.id, FormerPages(portal, item)
