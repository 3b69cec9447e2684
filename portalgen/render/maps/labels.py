"""Where the names of a map stand: inside their area where they fit, else a number that the list below explains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from portalgen.render.maps.projection import WIDTH
from portalgen.render.maps.simplification import GridLine

TEXT_SIZE: Final = 15
"""Units of a letter's height, as the theme's `map.css` has it on a phone."""
_LETTER: Final = 0.58
"""Mean width of a letter, by its height; Be Vietnam Pro has wide ones."""
_LINE: Final = 1.25
_SCANS: Final = 24
_GAP: Final = 8
"""Units between a point and its name."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle, in units."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Whether both have a common part."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )

    def is_inside(self, width: float, height: float) -> bool:
        """Whether it lies on a sheet of this size."""
        return (
            self.width / 2 <= self.x <= width - self.width / 2 and self.height / 2 <= self.y <= height - self.height / 2
        )


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A name or a number on the drawing, by its middle in tenths of a unit."""

    text: str
    x: int
    y: int
    is_number: bool


class LabelPlacer:
    """Places the labels of one drawing, one after the other, so that none covers another or a point."""

    def __init__(self, height: int, marks: Iterable[tuple[int, int]]) -> None:
        self._height = height
        self._taken = [Box(x / 10, y / 10, _GAP, _GAP) for x, y in marks]

    def place_in_area(self, name: str, number: int, rings: Sequence[GridLine]) -> PlacedLabel:
        """Return the label of an area: its name if that fits inside, else its number."""
        for text in filter(None, (name, str(number))):
            spots = sorted(_spots_in(rings, *_size_of(text)), key=lambda spot: (-spot[2], spot[1], spot[0]))
            for x, y, _ in spots:
                if self._take(text, x, y):
                    return _label(text, x, y, text != name)
        x, y, _ = max(_spots_in(rings, 0, 0), key=lambda spot: (spot[2], -spot[1]), default=(*_middle(rings), 0.0))
        return self._place_near(str(number), x, y, 0)

    def place_at(self, name: str, number: int, x: int, y: int) -> PlacedLabel:
        """Return the label of a point or of the middle of a line, beside it."""
        if name:
            for across, down in _offsets(name, _GAP):
                if self._take(name, x / 10 + across, y / 10 + down):
                    return _label(name, x / 10 + across, y / 10 + down, False)
        return self._place_near(str(number), x / 10, y / 10, _GAP)

    def _place_near(self, text: str, x: float, y: float, gap: float) -> PlacedLabel:
        """A number as near as there is room; where there is none it stands at its place all the same."""
        for distance in (gap, gap + TEXT_SIZE, gap + 2 * TEXT_SIZE):
            for across, down in _offsets(text, distance):
                if self._take(text, x + across, y + down):
                    return _label(text, x + across, y + down, True)
        width, height = _size_of(text)
        inner_x = min(max(x, width / 2), WIDTH - width / 2)
        return _label(text, inner_x, min(max(y, height / 2), self._height - height / 2), True)

    def _take(self, text: str, x: float, y: float) -> bool:
        box = Box(x, y, *_size_of(text))
        if not box.is_inside(WIDTH, self._height) or any(map(box.overlaps, self._taken)):
            return False
        self._taken.append(box)
        return True


def _size_of(text: str) -> tuple[float, float]:
    return (len(text) * _LETTER + 0.4) * TEXT_SIZE, _LINE * TEXT_SIZE


def _label(text: str, x: float, y: float, is_number: bool) -> PlacedLabel:
    return PlacedLabel(text, round(x * 10), round(y * 10), is_number)


def _offsets(text: str, gap: float) -> tuple[tuple[float, float], ...]:
    """Where a text may stand beside a point: right, left, below, above."""
    width, height = _size_of(text)
    across, down = width / 2 + gap, height / 2 + gap
    return ((across, 0.0), (-across, 0.0), (0.0, down), (0.0, -down))


def _middle(rings: Sequence[GridLine]) -> tuple[float, float]:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 20, (min(ys) + max(ys)) / 20


def _spots_in(rings: Sequence[GridLine], width: float, height: float) -> list[tuple[float, float, float]]:
    """Return (x, y, room) of places at which a text of this size lies inside, on lines across the whole area."""
    ys = [y for ring in rings for _, y in ring]
    top, bottom = min(ys) / 10, max(ys) / 10
    spots = []
    for step in range(1, _SCANS):
        y = top + (bottom - top) * step / _SCANS
        inside = _inner_spans(rings, y)
        for offset in (-height / 2, height / 2) if height else ():
            inside = _intersect(inside, _inner_spans(rings, y + offset))
        spots += [((left + right) / 2, y, right - left) for left, right in inside if right - left >= width]
    return spots


def _inner_spans(rings: Sequence[GridLine], y: float) -> list[tuple[float, float]]:
    """Return the parts of a line across that lie inside of the rings and outside of holes."""
    crossings: list[float] = []
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            low, high = y0 / 10, y1 / 10
            if (low <= y) != (high <= y):
                crossings.append((x0 + (x1 - x0) * (y - low) / (high - low)) / 10)
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _intersect(
    first: Iterable[tuple[float, float]], second: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    return [
        (max(left, start), min(right, end))
        for left, right in first
        for start, end in second
        if max(left, start) < min(right, end)
    ]
