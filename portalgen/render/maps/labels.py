"""Places the names on a map. A name without enough room becomes a number, which the list below the map explains."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from portalgen.frozen import frozen
from portalgen.render.maps.projection import WIDTH
from portalgen.render.maps.simplification import GridLine, GridPoint

TEXT_SIZE: Final = 15
"""The height of a letter in units, as in the theme's `map.css` on a phone."""
_LETTER: Final = 0.58
"""The mean width of a letter, relative to its height; the letters of Be Vietnam Pro are wide."""
_LINE: Final = 1.25
_SCANS: Final = 24
_GAP: Final = 8
"""The distance in units between a point and its name."""
_NEAR: Final = 5
"""The additional distance in units at which a number may stand, compared with a name."""
_DOT: Final = 10
"""The diameter of a point in units, including the free space around it."""
_SQUARE: Final = 24
"""The side of the squares of the box index, in units."""
_STEP: Final = 4
"""The distance in units between positions on a line that labels must avoid."""


@frozen
class Box:
    """A rectangle given by its centre, in units."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Return True if the boxes overlap."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )

    def is_inside(self, width: float, height: float) -> bool:
        """Return True if the box lies entirely on a sheet of this size."""
        return (
            self.width / 2 <= self.x <= width - self.width / 2 and self.height / 2 <= self.y <= height - self.height / 2
        )


class _BoxIndex:
    """Boxes by the squares of the sheet that they cover, to compare only nearby boxes."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for square in _squares_of(box):
            self._squares.setdefault(square, []).append(box)

    def is_hit_by(self, box: Box) -> bool:
        """Return True if `box` overlaps a box of the index."""
        return any(box.overlaps(other) for square in _squares_of(box) for other in self._squares.get(square, ()))


def _squares_of(box: Box) -> Iterator[tuple[int, int]]:
    columns = range(int((box.x - box.width / 2) // _SQUARE), int((box.x + box.width / 2) // _SQUARE) + 1)
    rows = range(int((box.y - box.height / 2) // _SQUARE), int((box.y + box.height / 2) // _SQUARE) + 1)
    return product(columns, rows)


@frozen
class PlacedLabel:
    """A name on one or two lines, or a number, with the centre of each line in tenths of a unit."""

    lines: tuple[tuple[str, int, int], ...]
    """(text, x, y) of each line; empty if there is not even room for the number."""
    is_number: bool


class LabelPlacer:
    """Places the labels of a drawing one after another. No label covers another label, a point or a line."""

    def __init__(
        self, height: int, points: Iterable[GridPoint], lines: Iterable[GridLine], boundaries: Iterable[GridLine]
    ) -> None:
        self._height = height
        self._boundaries = _BoxIndex(Box(x, y, 1, 1) for x, y in _walk_all(boundaries))
        """The boundaries that names of points and lines avoid if possible."""
        self._taken = _BoxIndex(Box(x / 10, y / 10, _DOT, _DOT) for x, y in points)
        for x, y in _walk_all(lines):
            self._taken.add(Box(x, y, _STEP, _STEP))

    def place_in_area(self, name: str, number: int, rings: Sequence[GridLine]) -> PlacedLabel:
        """Return the label of an area: its name on one or two lines if it fits inside, otherwise its number."""
        for lines in (*_broken(name), (str(number),)):
            size = _size_of(lines)
            for x, y in _spots_in(rings, *size):
                if self._take(Box(x, y, *size)):
                    return _label(lines, x, y, lines == (str(number),))
        x, y = next(iter(_spots_in(rings, 0, 0)), _middle(rings))
        return self._place_near(number, x, y, 0)

    def place_at(self, name: str, number: int, spots: Sequence[GridPoint]) -> PlacedLabel:
        """Return the label of a point or a line, placed beside one of `spots`.

        The label does not cross a boundary if this can be avoided.
        """
        for obstacles in (self._boundaries, _BoxIndex()):
            for lines in _broken(name):
                for box in _boxes_beside(spots, *_size_of(lines)):
                    if not obstacles.is_hit_by(box) and self._take(box):
                        return _label(lines, box.x, box.y, False)
        return self._place_near(number, spots[0][0] / 10, spots[0][1] / 10, _GAP)

    def _place_near(self, number: int, x: float, y: float, gap: float) -> PlacedLabel:
        """Return a number nearby, even across boundaries.

        Returns an empty label if there is no room: farther away the number would appear to label something else.
        """
        lines = (str(number),)
        width, height = _size_of(lines)
        if not gap and self._take(Box(x, y, width, height)):
            return _label(lines, x, y, True)
        for distance in (gap, gap + _NEAR):
            for across, down in (*_offsets(width, height, distance), *_corners(width, height, distance)):
                if self._take(Box(x + across, y + down, width, height)):
                    return _label(lines, x + across, y + down, True)
        return PlacedLabel((), True)

    def _take(self, box: Box) -> bool:
        if not box.is_inside(WIDTH, self._height) or self._taken.is_hit_by(box):
            return False
        self._taken.add(box)
        return True


def _broken(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to break a name: not at all, and into two lines of similar length."""
    if not name:
        return ()
    spaces = [index for index, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda index: abs(2 * index - len(name)), default=0)
    return ((name,), (name[:middle], name[middle + 1 :])) if middle else ((name,),)


def _size_of(lines: Sequence[str]) -> tuple[float, float]:
    return (max(map(len, lines)) * _LETTER + 0.4) * TEXT_SIZE, len(lines) * _LINE * TEXT_SIZE


def _label(lines: Sequence[str], x: float, y: float, is_number: bool) -> PlacedLabel:
    top = y - (len(lines) - 1) * _LINE * TEXT_SIZE / 2
    placed = ((text, round(x * 10), round((top + at * _LINE * TEXT_SIZE) * 10)) for at, text in enumerate(lines))
    return PlacedLabel(tuple(placed), is_number)


def _walk(line: GridLine) -> Iterator[tuple[float, float]]:
    """Yield positions along a line, close enough that no label fits between them."""
    for (x0, y0), (x1, y1) in pairwise(line):
        steps = math.ceil(math.hypot(x1 - x0, y1 - y0) / 10 / _STEP) or 1
        for step in range(steps + 1):
            yield (x0 + (x1 - x0) * step / steps) / 10, (y0 + (y1 - y0) * step / steps) / 10


def _walk_all(lines: Iterable[GridLine]) -> Iterator[tuple[float, float]]:
    """Yield positions along lines without duplicates in a unit of the sheet: lines close together fill it once."""
    seen: set[tuple[int, int]] = set()
    for line in lines:
        for x, y in _walk(line):
            unit = round(x), round(y)
            if unit not in seen:
                seen.add(unit)
                yield x, y


def _offsets(width: float, height: float, gap: float) -> tuple[tuple[float, float], ...]:
    """Return the offsets of a text beside a point: right, left, below, above."""
    across, down = width / 2 + gap, height / 2 + gap
    return ((across, 0.0), (-across, 0.0), (0.0, down), (0.0, -down))


def _corners(width: float, height: float, gap: float) -> tuple[tuple[float, float], ...]:
    """Return the offsets of a number if the sides are taken."""
    across, down = width / 2 + gap / 2, height / 2 + gap / 2
    return ((across, -down), (across, down), (-across, down), (-across, -down))


def _boxes_beside(spots: Iterable[GridPoint], width: float, height: float) -> Iterator[Box]:
    """Yield the possible boxes of a text of this size beside each of the spots."""
    for x, y in spots:
        for across, down in _offsets(width, height, _GAP):
            yield Box(x / 10 + across, y / 10 + down, width, height)


def _middle(rings: Sequence[GridLine]) -> tuple[float, float]:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 20, (min(ys) + max(ys)) / 20


def _spots_in(rings: Sequence[GridLine], width: float, height: float) -> list[tuple[float, float]]:
    """Return places at which a text of this size fits inside, on horizontal lines through the area, the widest first.

    Each sufficiently wide part of a line gives its middle; its two ends follow after all middles.
    """
    ys = [y for ring in rings for _, y in ring]
    top, bottom = min(ys) / 10, max(ys) / 10
    middles, ends = [], []
    for step in range(1, _SCANS):
        y = top + (bottom - top) * step / _SCANS
        inside = _inner_spans(rings, y)
        for offset in (-height / 2, height / 2) if height else ():
            inside = _intersect(inside, _inner_spans(rings, y + offset))
        for left, right in inside:
            if right - left >= width:
                middles.append((left - right, y, (left + right) / 2))
                ends += [(left - right, y, left + width / 2), (left - right, y, right - width / 2)]
    return [(x, y) for _, y, x in (*sorted(middles), *sorted(ends))]


def _inner_spans(rings: Sequence[GridLine], y: float) -> list[tuple[float, float]]:
    """Return the parts of a horizontal line inside the rings and outside of their holes."""
    crossings: list[float] = []
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            low, high = y0 / 10, y1 / 10
            if (low <= y) != (high <= y):
                crossings.append((x0 + (x1 - x0) * (y - low) / (high - low)) / 10)
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _intersect(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return the intersection of two sorted lists of spans."""
    common: list[tuple[float, float]] = []
    at, other = 0, 0
    while at < len(first) and other < len(second):
        left, right = max(first[at][0], second[other][0]), min(first[at][1], second[other][1])
        if left < right:
            common.append((left, right))
        if first[at][1] < second[other][1]:
            at += 1
        else:
            other += 1
    return common
