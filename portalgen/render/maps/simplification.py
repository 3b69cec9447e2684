"""Simplifies boundaries to the detail of a drawing, identically on both sides of a common boundary.

Boundaries are cut at points common to three or more areas, and each piece is simplified once, so that neighbours stay
without gaps. The method is that of Douglas and Peucker, with a limit on its depth, so that the work grows little faster
than the line. Positions are whole tenths of the drawing's unit, so results are equal on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

GridPoint = tuple[int, int]
"""(x, y) in tenths of a unit of the drawing."""
GridLine = tuple[GridPoint, ...]
"""A line as a sequence of points. In a ring, the last point equals the first."""

_CORNERS: Final = 3
_DEEPEST: Final = 40
"""The depth of nested cuts from which a piece is halved instead; each halving keeps at most one unneeded point.

Real boundaries need half as many. A zigzag needs a cut for each of its points, and each cut looks at all remaining
points.
"""


def drop_repeats(points: Iterable[GridPoint]) -> GridLine:
    """Return the points without consecutive duplicates."""
    kept: list[GridPoint] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)


def simplify_line(line: GridLine, tolerance: float) -> GridLine:
    """Simplify a line so that no dropped point is farther than `tolerance` from the result. Both ends are kept."""
    kept = {0, len(line) - 1}
    parts = [(0, len(line) - 1, 0)]
    while parts:
        start, end, depth = parts.pop()
        index, far = _farthest(line, start, end)
        if index and far > tolerance:
            cut = index if depth < _DEEPEST else (start + end) // 2
            kept.add(cut)
            parts += [(start, cut, depth + 1), (cut, end, depth + 1)]
    return tuple(line[index] for index in sorted(kept))


def simplify_rings(rings: Iterable[GridLine], tolerance: float) -> tuple[GridLine, ...]:
    """Return the simplified rings. If a ring encloses no area on the grid, an empty line takes its place.

    Any other ring stays closed and has at least three different points.
    """
    whole = tuple(rings)
    junctions = _find_junctions(whole)
    pieces: dict[GridLine, GridLine] = {}
    return tuple(_simplify_ring(ring, junctions, tolerance, pieces) for ring in whole)


def _simplify_ring(
    ring: GridLine, junctions: frozenset[GridPoint], tolerance: float, pieces: dict[GridLine, GridLine]
) -> GridLine:
    if len(set(ring)) < _CORNERS:
        return ()
    open_ring = ring[:-1]
    cuts = [index for index, point in enumerate(open_ring) if point in junctions]
    if len(cuts) < 2:
        cuts = _halve(open_ring, cuts)
    turned = open_ring[cuts[0] :] + open_ring[: cuts[0]]
    ends = [index - cuts[0] for index in cuts] + [len(turned)]
    closed = (*turned, turned[0])
    points: list[GridPoint] = []
    for start, end in pairwise(ends):
        points += _simplify_piece(closed[start : end + 1], tolerance, pieces)[:-1]
    simple = drop_repeats((*points, points[0]))
    return simple if len(set(simple)) >= _CORNERS else _triangle(open_ring)


def _simplify_piece(piece: GridLine, tolerance: float, pieces: dict[GridLine, GridLine]) -> GridLine:
    """Simplify a piece between two junctions, read from the same end for both neighbours."""
    backwards = piece[::-1]
    key = min(piece, backwards)
    if key not in pieces:
        pieces[key] = simplify_line(key, tolerance)
    return pieces[key] if key == piece else pieces[key][::-1]


def _find_junctions(rings: Iterable[GridLine]) -> frozenset[GridPoint]:
    """Return the points at which rings part: points with different neighbours in different rings."""
    neighbours: dict[GridPoint, frozenset[GridPoint]] = {}
    junctions: set[GridPoint] = set()
    for ring in rings:
        for before, point, after in zip((*ring[-2:-1], *ring[:-2]), ring[:-1], ring[1:], strict=True):
            pair = frozenset((before, after))
            if neighbours.setdefault(point, pair) != pair:
                junctions.add(point)
    return frozenset(junctions)


def _halve(ring: GridLine, cuts: list[int]) -> list[int]:
    """Return the cuts of a ring with fewer than two junctions, independent of its start.

    They are its junction, or its first point in order, and the point farthest from it.
    """
    start = cuts[0] if cuts else ring.index(min(ring))
    x, y = ring[start]
    other = max(
        range(len(ring)), key=lambda index: ((ring[index][0] - x) ** 2 + (ring[index][1] - y) ** 2, ring[index])
    )
    return sorted({start, other})


def _triangle(ring: GridLine) -> GridLine:
    """Return a triangle for a ring thinner than the tolerance, or an empty line if all its points are collinear."""
    start, other = _halve(ring, [])
    line = (ring[start], *ring, ring[other])
    index, far = _farthest(line, 0, len(line) - 1)
    return (ring[start], line[index], ring[other], ring[start]) if far > 0 else ()


def _farthest(line: GridLine, start: int, end: int) -> tuple[int, float]:
    """Return (index, distance) of the point farthest from the segment between `start` and `end`."""
    (x0, y0), (x1, y1) = line[start], line[end]
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    best, far = 0, -1.0
    for index in range(start + 1, end):
        px, py = line[index][0] - x0, line[index][1] - y0
        along = min(max((px * dx + py * dy) / square, 0.0), 1.0) if square else 0.0
        away = (px - along * dx) ** 2 + (py - along * dy) ** 2
        if away > far:
            best, far = index, away
    return best, far**0.5 if far > 0 else far
