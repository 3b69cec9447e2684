"""Which items have rows in data files, and what stands in one.

A row holds what the front matter says and what is derived from it at the clock, so that one site may write the rows of
another (`plan.targets.EXPORT_QUERY`). Never the body.

An item that was withdrawn keeps its row, since whoever copied the data has to learn of it; only what names it stands
there, and nothing of what was withdrawn is handed on. One that another took the place of is whole: it was right.
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
"""The JSON values of one item, one for each column."""


def has_row(page: Page) -> bool:
    """Whether a shown page has a row: every one that is no `_index`, dated or not, samples too."""
    return not page.is_index


def kinds_with_rows(kinds: Kinds, graph: Graph, language: str) -> tuple[Kind, ...]:
    """Return those of `kinds` of which the site of a graph has rows in one language, in their order."""
    used = {page.kind.name for page in graph.shown_pages.values() if page.language == language and has_row(page)}
    return kinds.select(used)


def pages_with_data(context: Context, language: str, kind: Kind) -> tuple[Page, ...]:
    """Return the pages of the site in one language that have rows of a kind, in the order of their sources."""
    return tuple(page for page in context.own_pages.get(language, ()) if page.kind is kind)


def build_row(context: Context, page: Page, columns: Sequence[Column]) -> DataRow:
    """Return the row of a page; of one that was withdrawn only what names it."""
    reader = PageReader(context, page)
    if is_withdrawn(page, context.graph.at):
        return tuple(column.read(reader) if column.role == "identity" else None for column in columns)
    fields = page.fields  # most are not set: not asking for them halves the time of ten thousand rows
    return tuple([None if column.key and column.key not in fields else column.read(reader) for column in columns])


def key_of_row(context: Context, page: Page) -> str:
    """Return what the row of a page is a function of, beside the configuration and this program, as one text.

    It costs much less than the row: what has the same key needs no row to be made again. Not the digest of the front
    matter, as a translation takes values from its original.
    """
    at, item = context.graph.at, context.graph.items.get(page.id)
    shown = [each for each in list_referred_items(page) if context.targets.shows_item(each)]
    addresses = (context.page_address(page).url, context.page_address(item.original).url if item is not None else "")
    clock = (status_of(page, at), is_superseded(page, at), context.state_of(page))
    return _KEY.encode((page.source, page.title, page.summary, page.date, page.fields, clock, addresses, shown))


def _write_plainly(value: object) -> object:
    """A day or a moment as text, which is the same however it was read."""
    return dict(value) if isinstance(value, Mapping) else str(value)


_KEY: Final = json.JSONEncoder(ensure_ascii=False, default=_write_plainly)


def texts_of_row(columns: Sequence[Column], row: DataRow) -> tuple[str, ...]:
    """Return the texts of a row's cells in CSV and XLSX; empty where there is no value."""
    return tuple(["" if value is None else column.text(value) for column, value in zip(columns, row, strict=True)])
