"""Finds entries of lists and homes that differ between two builds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from portalgen.differences.model import PlacementChange
from portalgen.differences.placements import ListPlace, compare_lists_of_entries
from portalgen.inspection.list_entries import ListOfEntries, read_list_entries
from portalgen.pipeline.changed_pages import BuildChanges, ChangedPage
from portalgen.text.bilingual import Bilingual as B

LIST_LIMIT: Final = 400
"""The maximum number of lists and homes to read."""
_HOME: Final = B("Trang chủ", "Home")
_INDEX: Final = "/_index."
_HOME_DEPTH: Final = 2
"""Slashes in the path of a home's text: `content/sngv/_index.vi.md`."""


def find_placements(
    changes: BuildChanges, before: Path, after: Path, language: str, sites: Collection[str] = ()
) -> tuple[PlacementChange, ...]:
    """Return the entries that were added to, removed from or moved within lists and homes, entries of homes first."""
    pages = [page for page in changes.pages if _is_list(page) and (not sites or page.site in sites)]
    ordered = sorted(pages, key=lambda page: (page.site, page.path.count("/"), page.path))
    return tuple(change for page in ordered[:LIST_LIMIT] for change in _compare_page(page, before, after, language))


def _is_list(page: ChangedPage) -> bool:
    return not page.source or _INDEX in page.source


def _compare_page(page: ChangedPage, before: Path, after: Path, language: str) -> Iterator[PlacementChange]:
    first = _read(before / page.path) if page.change != "added" else None
    second = _read(after / page.path) if page.change != "removed" else None
    read = second or first
    if read is None:
        return
    name = _HOME.text(language) if is_home(page) else read.title or page.title
    yield from compare_lists_of_entries(ListPlace(page.site, page.language, name, page.url), first, second)


def is_home(page: ChangedPage) -> bool:
    """Return True if the page is the home of a site: it is made from a home's text or is the first page of a host."""
    return page.source.count("/") == _HOME_DEPTH if page.source else page.path.count("/") == 1


def _read(file: Path) -> ListOfEntries | None:
    try:
        return read_list_entries(file.read_text("utf-8", "replace"))
    except OSError:
        return None
