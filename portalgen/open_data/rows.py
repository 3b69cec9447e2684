"""The rows of items in data files.

A row contains data from the front matter and data derived from it at the clock's time, so a site can write the rows of
another (`plan.targets.EXPORT_QUERY`). It never contains the body.

A withdrawn item keeps its row, to notify everyone with a copy of the data. This row contains only the item's identity,
without the withdrawn content. A superseded item keeps its whole row, since it was correct.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_superseded, is_withdrawn, status_of
from portalgen.kinds.collection import Kinds
from portalgen.kinds.data_cell import JsonValue
from portalgen.kinds.definition import Kind
from portalgen.open_data.columns import Column
from portalgen.open_data.page_reader import PageReader
from portalgen.render.context import Context
from portalgen.render.references import list_referred_items

DataRow = tuple[JsonValue, ...]
"""The JSON values of an item, by column."""


def has_row(page: Page) -> bool:
    """Return True if a shown page has a row: all pages except `_index`, dated or not, including samples."""
    return not page.is_index


def kinds_with_rows(kinds: Kinds, graph: Graph, language: str) -> tuple[Kind, ...]:
    """Return the kinds for which the site has rows in a language, in the order of `kinds`."""
    used = {page.kind.name for page in graph.shown_pages.values() if page.language == language and has_row(page)}
    return kinds.select(used)


def pages_with_data(context: Context, language: str, kind: Kind) -> tuple[Page, ...]:
    """Return the pages that have a row of a kind in a language, in the order of their sources."""
    return tuple(page for page in context.own_pages.get(language, ()) if page.kind is kind)


def build_row(context: Context, page: Page, columns: Sequence[Column]) -> DataRow:
    """Return the row of a page. The row of a withdrawn page only identifies it."""
    reader = PageReader(context, page)
    if is_withdrawn(page, context.graph.at):
        return tuple(column.read(reader) if column.role == "identity" else None for column in columns)
    fields = page.fields  # most are not set: skipping them halves the time of ten thousand rows
    return tuple([None if column.key and column.key not in fields else column.read(reader) for column in columns])


def key_of_row(context: Context, page: Page) -> str:
    """Return the inputs of a page's row as one text, apart from the configuration and this program.

    Computing it costs much less than the row: with the same key, the row need not be rebuilt. The digest of the front
    matter would not do, as a translation takes values from its original.
    """
    at, item = context.graph.at, context.graph.items.get(page.id)
    shown = [each for each in list_referred_items(page) if context.targets.shows_item(each)]
    addresses = (context.page_address(page).url, context.page_address(item.original).url if item is not None else "")
    clock = (status_of(page, at), is_superseded(page, at), context.state_of(page))
    return _KEY.encode((page.source, page.title, page.summary, page.date, page.fields, clock, addresses, shown))


def _write_plainly(value: object) -> object:
    """Return a day or moment as text, independent of how it was parsed."""
    return dict(value) if isinstance(value, Mapping) else str(value)


_KEY: Final = json.JSONEncoder(ensure_ascii=False, default=_write_plainly)


def texts_of_row(columns: Sequence[Column], row: DataRow) -> tuple[str, ...]:
    """Return the texts of a row's cells in CSV and XLSX; missing values are empty."""
    return tuple(["" if value is None else column.text(value) for column, value in zip(columns, row, strict=True)])
