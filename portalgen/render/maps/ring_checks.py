"""Checks areas for faults that do not prevent drawing: crossings, areas without an inside, stray holes.

Rings merely touching themselves or each other are accepted: they are common in files of administrations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final

from portalgen.render.maps.model import MapFault, MapFeature, Polygon, Polyline, Position, list_numbers

_CLOSE: Final = 1e-7
"""In degrees, about a centimetre: smaller distances count as zero."""
_BUDGET: Final = 2_000_000
"""The maximum number of pairs of edges compared in a file: some seconds.

Remaining edges are not checked; drawing does not depend on it.
"""
_WITNESSES: Final = 5
"""The number of positions of a hole tested; all must be outside, since a single position may be on the ring."""

_Segment = tuple[float, float, float, float, Position, Position]
"""(begin, end) along the sweep, (begin, end) across it, and the two ends of the segment."""


def check_rings(features: Iterable[MapFeature], numbers: Iterable[int]) -> tuple[MapFault, ...]:
    """Return warnings about areas: MAP115 crossing edges, MAP116 no inside, MAP117 a hole outside of its ring."""
    budget = _Budget(_BUDGET)
    faulty: dict[str, list[int]] = {}
    for feature, number in zip(features, numbers, strict=True):
        for code in dict.fromkeys(code for polygon in feature.polygons for code in _check_polygon(polygon, budget)):
            faulty.setdefault(code, []).append(number)
    return tuple(MapFault(code, (("numbers", list_numbers(each)),)) for code, each in sorted(faulty.items()))


class _Budget:
    """The number of steps still allowed."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def spend(self, steps: int) -> bool:
        """Return True if enough steps were left."""
        self._left -= steps
        return self._left >= 0


def _check_polygon(polygon: Polygon, budget: _Budget) -> Iterator[str]:
    """Yield the codes of the faults of an area. The consequences of a crossing are not reported as well."""
    if not polygon:
        return
    if _has_crossing(polygon, budget):
        yield "MAP115"
        return
    if not all(map(_has_inside, polygon)):
        yield "MAP116"
    elif any(_is_outside(hole, polygon[0], budget) for hole in polygon[1:]):
        yield "MAP117"


def _has_inside(ring: Polyline) -> bool:
    """Return True if a ring is wider than a centimetre on average."""
    x0, y0 = ring[0]
    doubled, length = 0.0, 0.0
    for (ax, ay), (bx, by) in pairwise(ring):
        doubled += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        length += abs(bx - ax) + abs(by - ay)
    return abs(doubled) > _CLOSE * length


def _has_crossing(rings: Iterable[Polyline], budget: _Budget) -> bool:
    """Return True if two edges cross, found by a sweep along the axis on which edges are shorter."""
    edges = [(start, end) for ring in rings for start, end in pairwise(ring) if start != end]
    axis = int(sum(abs(b[0] - a[0]) for a, b in edges) > sum(abs(b[1] - a[1]) for a, b in edges))
    active: list[_Segment] = []
    for segment in sorted(_segment_of(start, end, axis) for start, end in edges):
        if not budget.spend(len(active)):
            return False
        active = [each for each in active if each[1] > segment[0]]
        low, high = segment[2], segment[3]
        if any(each[2] < high and low < each[3] and _cross(segment, each) for each in active):
            return True
        active.append(segment)
    return False


def _segment_of(start: Position, end: Position, axis: int) -> _Segment:
    along, across = sorted((start[axis], end[axis])), sorted((start[1 - axis], end[1 - axis]))
    return along[0], along[1], across[0], across[1], start, end


def _cross(first: _Segment, second: _Segment) -> bool:
    return _parts(*first[4:], *second[4:]) and _parts(*second[4:], *first[4:])


def _parts(start: Position, end: Position, one: Position, other: Position) -> bool:
    """Return True if two positions lie on different sides of a line, both away from it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    least = _CLOSE * (abs(dx) + abs(dy))
    side = dx * (one[1] - start[1]) - dy * (one[0] - start[0])
    other_side = dx * (other[1] - start[1]) - dy * (other[0] - start[0])
    return (side > least and other_side < -least) or (side < -least and other_side > least)


def _is_outside(hole: Polyline, ring: Polyline, budget: _Budget) -> bool:
    """Return True if a hole without crossings lies outside of its ring.

    A hole with all its positions on the ring is not outside.
    """
    common = frozenset(ring)
    witnesses = list(islice((each for each in hole[:-1] if each not in common), _WITNESSES))
    if not witnesses or not budget.spend(len(ring) * len(witnesses)):
        return False
    return not any(_holds_position(ring, each) for each in witnesses)


def _holds_position(ring: Polyline, position: Position) -> bool:
    x, y = position
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            inside = not inside
    return inside
