"""Figures: a table, and a chart drawn from it.

Coordinates in a drawing are strings: numbers with few decimals, as in SVG.
"""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.files import AttachmentView


@frozen
class ChartBar:
    """A bar; `series` counts from 1."""

    series: int
    x: str
    y: str
    width: str
    height: str


@frozen
class ChartLine:
    """An unbroken line; `points` is the `points` attribute of an SVG polyline."""

    series: int
    points: str


@frozen
class ChartMark:
    """A point of a line; each series has its own shape, a path around 0, 0."""

    series: int
    x: str
    y: str
    shape: str


@frozen
class ChartRule:
    """A straight line behind the figures; `name` is `base` (the zero line) or `grid`."""

    name: str
    x1: str
    y1: str
    x2: str
    y2: str


@frozen
class ChartText:
    """Text in the drawing: `name` is `label` (of a row), `value` or `tick`; `anchor` is start, middle or end."""

    name: str
    x: str
    y: str
    anchor: str
    text: str


@frozen
class ChartKey:
    """A series in the legend, at the height `y`; `shape` is empty for bars."""

    series: int
    y: str
    text: str
    shape: str


@frozen
class ChartView:
    """A drawing. `name` is its id on the page; `title` and `description` describe it in words."""

    name: str
    width: int
    height: int
    title: str
    description: str
    bars: tuple[ChartBar, ...]
    lines: tuple[ChartLine, ...]
    marks: tuple[ChartMark, ...]
    rules: tuple[ChartRule, ...]
    texts: tuple[ChartText, ...]
    keys: tuple[ChartKey, ...]
    """The legend; empty for a single series."""
    language: str = ""
    """Language (`lang`) of the title and of the names in the drawing, if different from the page's."""
    description_language: str = ""
    """Language of `description`: the editor's, or the page's if generated from the figures."""


@frozen
class DataColumn:
    """The head of a column."""

    title: str
    is_number: bool


@frozen
class DataCell:
    """A cell; numbers are formatted for the page's language."""

    text: str
    is_number: bool


@frozen
class DataView:
    """Figures of a file as a table, with an optional chart."""

    title: str
    unit: str
    source: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[DataCell, ...], ...]
    """The first cell of each names the row."""
    rest: str
    """The number of rows in the file that are not shown, in words; empty if all are shown."""
    file: AttachmentView
    """The file to download, under the title of the figures."""
    chart: ChartView | None
    language: str = ""
    """Language (`lang`) of the editor's words and of the words in the file, if different from the page's."""
    name: str = ""
    """Its id on the page."""
