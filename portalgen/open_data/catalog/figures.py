"""Files of figures that pages show, as datasets: what each is about, where it is from, and its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from portalgen.content.files import InvalidFile
from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_sample, is_set_aside
from portalgen.kinds.data_fields import DATASETS
from portalgen.open_data.catalog.model import LocalTexts
from portalgen.open_data.figures_file import figures_address, write_figures_csv
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles


@frozen
class FiguresFile:
    """One file of figures beside a page, with the words that its page gives it."""

    page: Page
    """The page that names it first."""
    file: str
    titles: LocalTexts
    sources: LocalTexts
    begin: date | None
    """The first day of the figures; None where the page does not say it."""
    end: date | None
    address: Address
    """Of the agency's own file."""
    size: int
    """Of that file, in bytes."""
    table_address: Address | None
    """Of its copy as true CSV; None of samples."""

    @property
    def is_sample(self) -> bool:
        """Whether the figures are no real ones, which no catalogue names."""
        return is_sample(self.page)


def list_figures(context: Context, files: PageFiles) -> tuple[FiguresFile, ...]:
    """Return the files of figures of the site, the newest pages first, samples at the end.

    What was withdrawn or superseded is not among them. A file that cannot be published is left out: its page reports it.
    """
    items = (item for item in context.graph.items.values() if not is_set_aside(item.original, context.graph.at))
    figures = [each for item in items for each in _of_item(context, files, item)]
    figures.sort(key=lambda each: (not each.is_sample, each.page.age_order), reverse=True)
    return tuple(figures)


def _of_item(context: Context, files: PageFiles, item: Item) -> Iterator[FiguresFile]:
    words: dict[str, list[tuple[Page, Mapping[str, Any]]]] = {}
    shown: list[object] = []
    for page in item.pages:
        entries = page.fields.get(DATASETS.name, ())
        if page.kind.field(DATASETS.name) is None or entries in shown:
            continue  # a translation that has the words of its original
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
