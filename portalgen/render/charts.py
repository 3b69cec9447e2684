"""Charts drawn from figures: vertical bars, horizontal bars and lines, as values that a component writes as SVG.

A drawing is as wide as the narrowest telephone shows it legibly, and grows with its frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.locale.formats import decimals_of
from portalgen.render.chart_scale import Scale, find_ticks
from portalgen.render.chart_words import measure_words, wrap_words
from portalgen.render.views.figures import ChartBar, ChartKey, ChartLine, ChartMark, ChartRule, ChartText, ChartView

MAX_SERIES: Final = 4
MAX_BAR_ROWS: Final = 24
MAX_LINE_ROWS: Final = 120
MAX_VALUE_LENGTH: Final = 20
"""The maximum length of a formatted value, in characters. Two values of this length still leave room for bars."""

CHART_WIDTH: Final = 380
"""Text of 14 units then has 12 px on a telephone of 360 px, with 328 px for the drawing."""
_FIGURE: Final = 9.8
"""The width of a bold figure; its text is 14 units high."""
_SIGNS: Final[Mapping[str, float]] = MappingProxyType(
    {".": 5.4, ",": 5.4, "-": 5.9, " ": 4.9, "\N{NO-BREAK SPACE}": 4.9, "%": 14.1}
)
"""The widths of bold signs among figures."""
_LINE: Final = 18
_PLOT_HEIGHT: Final = 200
_MOST_STANDING: Final = 12
_MOST_MARKED: Final = 24
_BAR: Final = 18
_MAX_BAR: Final = 56
_LABEL_ROOM: Final = (CHART_WIDTH - 6.0, 3)
"""The maximum width and number of lines of a label above horizontal bars."""
_TICK_ROOM: Final = (156.0, 2)
"""The maximum width and number of lines of a label below a line."""
_KEY_ROOM: Final = (CHART_WIDTH - 46.0, 3)
"""The maximum width and number of lines of a name in the legend."""
_KEY_START: Final = 40
"""The start of the names in the legend, as in the theme's template."""
_SHAPES: Final = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "M-4 -4h8v8h-8z",
    "M0 -5l5 9h-10z",
    "M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
)
"""A shape for each series, so that series are distinguishable without colours."""

FormatValue = Callable[[Decimal, int], str]
"""Formats a value with the given number of decimals."""


@frozen
class Series:
    """A line, or the bars of a column."""

    name: str
    values: tuple[Decimal | None, ...]


@frozen
class ChartData:
    """The data of a chart. Each row has a label and one value in each series; at least one value is not None."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    format: FormatValue
    is_whole: bool = False
    """True for counts: the axis has whole numbers only."""

    @property
    def values(self) -> tuple[Decimal, ...]:
        """All values."""
        return tuple(value for each in self.series for value in each.values if value is not None)

    @property
    def longest_text(self) -> str:
        """The longest formatted value."""
        return max(map(self.text, self.values), key=len, default="")

    def text(self, value: Decimal) -> str:
        """Return `value` formatted with as many decimals as its source has."""
        return self.format(value, decimals_of(value))


def find_lookalike(data: ChartData, style: str) -> str:
    """Return the shortened text that would be the same for two different rows or series, or an empty string."""
    rooms = (((each.name for each in data.series), _KEY_ROOM), (data.labels, _row_room(style)))
    for names, room in rooms:
        written: dict[tuple[str, ...], str] = {}
        for name in names:
            lines = wrap_words(name, *room)
            if written.setdefault(lines, name) != name:
                return " ".join(lines)
    return ""


def _row_room(style: str) -> tuple[float, int]:
    return _TICK_ROOM if style == "line" else _LABEL_ROOM


def draw_chart(data: ChartData, style: str, name: str, title: str, description: str) -> ChartView:
    """Return the drawing of a chart. `style` is `line` or `bar`."""
    legend = [wrap_words(each.name, *_KEY_ROOM) for each in data.series] if len(data.series) > 1 else []
    top = _LINE * sum(map(len, legend)) + 8 if legend else 4
    if style == "line":
        drawing = _draw_lines(data, top)
    else:
        drawing = _draw_standing(data, top) if _can_stand(data) else _draw_lying(data, top)
    keys = tuple(_write_legend(drawing, legend, style))
    return ChartView(
        name=name,
        width=CHART_WIDTH,
        height=round(drawing.height),
        title=title,
        description=description,
        bars=tuple(drawing.bars),
        lines=tuple(drawing.lines),
        marks=tuple(drawing.marks),
        rules=tuple(drawing.rules),
        texts=tuple(drawing.texts),
        keys=keys,
    )


class _Drawing:
    """The parts of a drawing during its layout."""

    def __init__(self) -> None:
        self.height = 0.0
        self.bars: list[ChartBar] = []
        self.lines: list[ChartLine] = []
        self.marks: list[ChartMark] = []
        self.rules: list[ChartRule] = []
        self.texts: list[ChartText] = []

    def write(self, name: str, x: float, y: float, anchor: str, text: str) -> None:
        self.texts.append(ChartText(name, _unit(x), _unit(y), anchor, text))

    def rule(self, name: str, x1: float, y1: float, x2: float, y2: float) -> None:
        self.rules.append(ChartRule(name, _unit(x1), _unit(y1), _unit(x2), _unit(y2)))

    def bar(self, series: int, x1: float, y1: float, x2: float, y2: float) -> None:
        """Add a bar between two corners."""
        left, top = min(x1, x2), min(y1, y2)
        self.bars.append(ChartBar(series, _unit(left), _unit(top), _unit(abs(x2 - x1)), _unit(abs(y2 - y1))))


def _unit(value: float) -> str:
    """Format a place of the drawing with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _width_of_values(texts: Iterable[str]) -> float:
    """Return the width of the widest of some formatted values."""
    return max((sum(_SIGNS.get(sign, _FIGURE) for sign in text) for text in texts), default=0)


def _write_legend(drawing: _Drawing, legend: Sequence[Sequence[str]], style: str) -> Iterator[ChartKey]:
    """Yield the first line of each series with its shape; further lines become texts of the drawing."""
    y = _LINE - 4
    for number, lines in enumerate(legend, 1):
        yield ChartKey(number, str(y), lines[0], _SHAPES[number - 1] if style == "line" else "")
        for at, line in enumerate(lines[1:], 1):
            drawing.write("label", _KEY_START, y + _LINE * at, "start", line)
        y += _LINE * len(lines)


def _can_stand(data: ChartData) -> bool:
    """Return True if the bars are few and their labels short enough for vertical bars."""
    rows = len(data.labels)
    slot = (CHART_WIDTH - 60) / max(rows, 1)
    bars = rows * len(data.series)
    longest = max(map(measure_words, data.labels), default=0)
    return rows <= _MOST_STANDING and bars <= 2 * _MOST_STANDING and longest <= slot - 4


def _draw_axis(drawing: _Drawing, data: ChartData, scale: Scale, left: float, right: float = CHART_WIDTH) -> None:
    """Draw ticks with their values on the left, and the grid lines."""
    for tick in scale.ticks:
        y = scale.place(tick)
        drawing.rule("base" if tick == 0 else "grid", left, y, right, y)
        drawing.write("tick", left - 6, y + 5, "end", data.format(tick, scale.decimals))


def _plan_axis(data: ChartData, top: float, *, holds_zero: bool) -> tuple[Scale, float]:
    """Return the vertical scale, and the width of its ticks on the left."""
    scale = Scale(find_ticks(data.values, holds_zero=holds_zero, is_whole=data.is_whole), top + _PLOT_HEIGHT, top)
    return scale, _width_of_values([data.format(tick, scale.decimals) for tick in scale.ticks]) + 8


def _draw_standing(data: ChartData, top: float) -> _Drawing:
    drawing = _Drawing()
    top += _LINE
    scale, left = _plan_axis(data, top, holds_zero=True)
    _draw_axis(drawing, data, scale, left)
    slot = (CHART_WIDTH - left) / len(data.labels)
    width = min(slot * 0.76 / len(data.series), _MAX_BAR)
    has_values = _width_of_values(map(data.text, data.values)) <= slot / len(data.series) + 2
    base = scale.place(Decimal(0))
    for row, label in enumerate(data.labels):
        middle = left + slot * (row + 0.5)
        for number, series in enumerate(data.series, 1):
            value = series.values[row]
            if value is None:
                continue
            x = middle + width * (number - 1 - len(data.series) / 2)
            y = scale.place(value)
            drawing.bar(number, x, y, x + width, base)
            if has_values:
                drawing.write("value", x + width / 2, y - 5 if value >= 0 else y + 15, "middle", data.text(value))
        drawing.write("label", middle, scale.start + 2 * _LINE - (16 if scale.ticks[0] == 0 else 0), "middle", label)
    drawing.height = scale.start + 2 * _LINE + 6 - (16 if scale.ticks[0] == 0 else 0)
    return drawing


def _draw_lying(data: ChartData, top: float) -> _Drawing:
    """Draw horizontal bars, each row below its label, with room for long labels and for the value of each bar."""
    drawing = _Drawing()
    values = data.values
    texts = [(value, data.text(value)) for value in values]
    left = _width_of_values([text for value, text in texts if value < 0])
    right = CHART_WIDTH - _width_of_values([text for value, text in texts if value >= 0])
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    scale = Scale((low, high) if low < high else (low, low + 1), left + 6 if left else 1, right - 6)
    base, y = scale.place(Decimal(0)), top
    for row, label in enumerate(data.labels):
        for line in wrap_words(label, *_LABEL_ROOM):
            drawing.write("label", 0, y + 13, "start", line)
            y += _LINE
        first = y
        for number, series in enumerate(data.series, 1):
            value = series.values[row]
            if value is not None:
                x = scale.place(value)
                drawing.bar(number, base, y, x, y + _BAR)
                away = (x + 6, "start") if value >= 0 else (x - 6, "end")
                drawing.write("value", away[0], y + 14, away[1], data.text(value))
            y += _BAR + 3
        drawing.rule("base", base, first - 2, base, y - 1)
        y += 12
    drawing.height = y - 10
    return drawing


def _draw_lines(data: ChartData, top: float) -> _Drawing:
    drawing = _Drawing()
    top += 10
    scale, left = _plan_axis(data, top, holds_zero=False)
    ends = [data.text(value) for each in data.series if (value := _last_of(each)) is not None]
    right = CHART_WIDTH - _width_of_values(ends) - 8
    _draw_axis(drawing, data, scale, left, right)
    rows = len(data.labels)
    step = (right - left - 12) / max(rows - 1, 1)
    places = [left + 6 + step * row if rows > 1 else (left + right) / 2 for row in range(rows)]
    for number, series in enumerate(data.series, 1):
        _draw_line(drawing, number, series, places, scale)
    _write_ends(drawing, data, places, scale)
    most = 1
    for row, anchor in _choose_labels(data.labels, places):
        lines = wrap_words(data.labels[row], *_TICK_ROOM)
        most = max(most, len(lines))
        for at, line in enumerate(lines):
            drawing.write("label", places[row], scale.start + 22 + _LINE * at, anchor, line)
    drawing.height = scale.start + 30 + _LINE * (most - 1)
    return drawing


def _draw_line(drawing: _Drawing, number: int, series: Series, places: Sequence[float], scale: Scale) -> None:
    """Draw the parts of a line between missing values, and its points."""
    last = max((row for row, value in enumerate(series.values) if value is not None), default=-1)
    indexed = list(enumerate(series.values))
    for is_there, part in groupby(indexed, key=lambda pair: pair[1] is not None):
        points = [(places[row], scale.place(value), row) for row, value in part if value is not None]
        if is_there and len(points) > 1:
            drawing.lines.append(ChartLine(number, " ".join(f"{_unit(x)},{_unit(y)}" for x, y, _ in points)))
        for x, y, row in points:
            if len(indexed) <= _MOST_MARKED or row == last or len(points) == 1:
                drawing.marks.append(ChartMark(number, _unit(x), _unit(y), _SHAPES[number - 1]))


def _last_of(series: Series) -> Decimal | None:
    return next((value for value in reversed(series.values) if value is not None), None)


def _write_ends(drawing: _Drawing, data: ChartData, places: Sequence[float], scale: Scale) -> None:
    """Write the last value of each line beside its end, moved to avoid overlaps."""
    ends: list[tuple[float, float, str]] = []
    for series in data.series:
        value = _last_of(series)
        if value is not None:
            row = max(at for at, each in enumerate(series.values) if each is not None)
            ends.append((scale.place(value), places[row], data.text(value)))
    ends.sort()
    y = float("-inf")
    room = scale.start + 6
    spare = len(ends) - 1
    for wanted, x, text in ends:
        y = max(y + 15, min(wanted + 5, room - 15 * spare))
        spare -= 1
        drawing.write("value", x + 9, y, "start", text)


def _choose_labels(labels: Sequence[str], places: Sequence[float]) -> Iterator[tuple[int, str]]:
    """Yield (row, anchor) of the labels that fit below a line: the last, and evenly spaced labels before it."""
    last = len(labels) - 1
    width = min(max(map(measure_words, labels)), _TICK_ROOM[0])
    fits = width / 2 <= min(places[0], CHART_WIDTH - places[-1])
    room = (width if fits else 1.5 * width) + 8
    step = (places[-1] - places[0]) / max(last, 1)
    every = next((each for each in range(1, last + 1) if step * each >= room), last + 1)
    for row in range(last % every, last + 1, every):
        is_inside = fits or 0 < row < last
        yield row, "middle" if is_inside else "start" if row == 0 else "end"
