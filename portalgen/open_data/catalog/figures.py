"""Files of figures shown on pages, as datasets: subject, source and file of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from portalgen.content.files import InvalidFile
from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_obsolete, is_sample
from portalgen.kinds.data_fields import DATASETS
from portalgen.open_data.catalog.model import LocalTexts
from portalgen.open_data.figures_file import figures_address, write_figures_csv
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles


@frozen
class FiguresFile:
    """A file of figures beside a page, with its description on the page."""

    page: Page
    """The first page to name it."""
    file: str
    titles: LocalTexts
    sources: LocalTexts
    begin: date | None
    """The first day of the figures; None if the page does not state it."""
    end: date | None
    address: Address
    """Address of the agency's own file."""
    size: int
    """Size of that file in bytes."""
    table_address: Address | None
    """Address of its copy as true CSV; None for samples."""

    @property
    def is_sample(self) -> bool:
        """True if the figures are samples; these are not in catalogues."""
        return is_sample(self.page)


def list_figures(context: Context, files: PageFiles) -> tuple[FiguresFile, ...]:
    """Return the files of figures of the site, the newest pages first, samples at the end.

    Withdrawn and superseded pages are excluded. An unpublishable file is skipped and reported by its page.
    """
    items = (item for item in context.graph.items.values() if not is_obsolete(item.original, context.graph.at))
    figures = [each for item in items for each in _of_item(context, files, item)]
    figures.sort(key=lambda each: (not each.is_sample, each.page.age_sort_key), reverse=True)
    return tuple(figures)


def _of_item(context: Context, files: PageFiles, item: Item) -> Iterator[FiguresFile]:
    words: dict[str, list[tuple[Page, Mapping[str, Any]]]] = {}
    shown: list[object] = []
    for page in item.pages:
        entries = page.fields.get(DATASETS.name, ())
        if page.kind.field(DATASETS.name) is None or entries in shown:
            continue  # a translation with the words of its original
        shown.append(entries)
        for entry in entries:
            words.setdefault(entry["file"], []).append((page, entry))
    for file, named in words.items():
        page = named[0][0]
        found = files.use_data_file(page, file)
        if not isinstance(found, InvalidFile):
            begin, end = _period_of(page)
            address = context.file_address(page, found[0].name)
            copy = None if is_sample(page) else _publish_copy(context, files, page, file, found[0].name)
            titles, sources = _texts(named, "title"), _texts(named, "source")
            yield FiguresFile(page, file, titles, sources, begin, end, address, found[0].size, copy)


def _publish_copy(context: Context, files: PageFiles, page: Page, file: str, name: str) -> Address:
    address = figures_address(context.site, page.language, page.id, name)
    files.use_converted_file(page, file, address, write_figures_csv)
    return address


def _texts(named: list[tuple[Page, Mapping[str, Any]]], key: str) -> LocalTexts:
    return tuple((page.language, str(entry[key])) for page, entry in named if entry.get(key))


def _period_of(page: Page) -> tuple[date | None, date | None]:
    if page.kind.data_period is None:
        return None, None
    begin, end = (page.fields.get(name) for name in page.kind.data_period)
    return begin, end
