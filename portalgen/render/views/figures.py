"""Figures: a table, and a chart drawn from it.

Coordinates in a drawing are strings: numbers with few decimals, as in SVG.
"""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.files import AttachmentView


@frozen
class ChartBar:
    """A bar of a chart. `series` is the number of its series, counted from 1."""

    series: int
    x: str
    y: str
    width: str
    height: str


@frozen
class ChartLine:
    """An unbroken part of a line. `points` is the attribute `points` of an SVG polyline."""

    series: int
    points: str


@frozen
class ChartMark:
    """A mark at a point of a line. `shape` is a path around (0, 0), which differs from series to series."""

    series: int
    x: str
    y: str
    shape: str


@frozen
class ChartRule:
    """A straight line behind the figures. `name` is `base` for the zero line, otherwise `grid`."""

    name: str
    x1: str
    y1: str
    x2: str
    y2: str


@frozen
class ChartText:
    """A text in the drawing. `name` is `label` (of a row), `value` or `tick`.

    `anchor` is the alignment at (x, y): start, middle or end.
    """

    name: str
    x: str
    y: str
    anchor: str
    text: str


@frozen
class ChartKey:
    """An entry of the legend, which names a series. `y` is its height in the drawing; `shape` is empty for bars."""

    series: int
    y: str
    text: str
    shape: str


@frozen
class ChartView:
    """A chart as a drawing. `name` is its id on the page. `title` and `description` describe it in words."""

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
    """Language (`lang`) of `description`: the editor's, or the page's if it was generated from the figures."""


@frozen
class DataColumn:
    """The head of a column."""

    title: str
    is_number: bool


@frozen
class DataCell:
    """A cell of a table. Numbers are formatted for the language of the page."""

    text: str
    is_number: bool


@frozen
class DataView:
    """The figures in a file: a table, and a chart if one was requested."""

    title: str
    unit: str
    source: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[DataCell, ...], ...]
    """The rows of the table. The first cell of a row is its name."""
    rest: str
    """A text with the number of rows in the file that are not shown; empty if all are shown."""
    file: AttachmentView
    """The file to download. Its title is that of the figures."""
    chart: ChartView | None
    language: str = ""
    """Language (`lang`) of the editor's words and of the words in the file, if different from the page's."""
    name: str = ""
    """The id of the figures on the page."""
