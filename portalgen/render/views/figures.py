"""Figures: a table, and a chart that is drawn from it.

Places in a drawing are numbers with few decimals, as they stand in SVG.
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
    """A line that does not break: `points` as the attribute of a polyline wants them."""

    series: int
    points: str


@frozen
class ChartMark:
    """A point of a line; each series has a shape of its own, a path around 0, 0."""

    series: int
    x: str
    y: str
    shape: str


@frozen
class ChartRule:
    """A straight line behind the figures: `name` is `base` (where zero is) or `grid`."""

    name: str
    x1: str
    y1: str
    x2: str
    y2: str


@frozen
class ChartText:
    """Words in the drawing: `name` is `label` (of a row), `value` or `tick`; `anchor` is start, middle or end."""

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
    """A drawing. `name` is its id on the page; `title` and `description` say in words what it shows."""

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
    """The legend; empty where there is one series."""
    language: str = ""
    """Of the title and of the names in the drawing (`lang`), where it is not the page's."""
    description_language: str = ""
    """The same of `description`, which is an editor's or made of the figures in the page's language."""


@frozen
class DataColumn:
    """The head of a column."""

    title: str
    is_number: bool


@frozen
class DataCell:
    """A cell: numbers are written as the page's language writes them."""

    text: str
    is_number: bool


@frozen
class DataView:
    """Figures of a file as a table, with a chart where one is drawn."""

    title: str
    unit: str
    source: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[DataCell, ...], ...]
    """The first cell of each names the row."""
    rest: str
    """Says how many rows the file has that are not shown; empty where all are."""
    file: AttachmentView
    """Its title is that of the figures."""
    chart: ChartView | None
    language: str = ""
    """Of the editor's words and of the words in the file (`lang`), where it is not the page's."""
    name: str = ""
    """Its id on the page."""
