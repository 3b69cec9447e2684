"""Areas and lengths on the ellipsoid of WGS 84, of whole boundaries and not of what is drawn of them."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from portalgen.render.maps.model import Polygon, Polyline, Position

_EQUATOR: Final = 6378.137
"""Half of the long axis, in km."""
_FLATTENING: Final = 1 / 298.257223563
_E2: Final = _FLATTENING * (2 - _FLATTENING)
_E: Final = math.sqrt(_E2)
_MEAN_RADIUS: Final = 6371.0088


def area_of(polygon: Polygon) -> float:
    """Return the area of a polygon without its holes, in km²."""
    outer, *holes = (abs(_ring_area(ring)) for ring in polygon)
    return max(outer - sum(holes), 0.0)


def length_of(line: Polyline) -> float:
    """Return the length of a line, in km."""
    return sum(distance(start, end) for start, end in pairwise(line))


def distance(start: Position, end: Position) -> float:
    """Return the length of the shortest way between two positions on the mean sphere, in km."""
    (west, south), (east, north) = start, end
    a, b = math.radians(south), math.radians(north)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(east - west) / 2) ** 2
    return 2 * _MEAN_RADIUS * math.asin(math.sqrt(min(chord, 1.0)))


def _ring_area(ring: Polyline) -> float:
    """The signed area: edges are straight in the cylinder of equal area, which for boundaries is next to no difference."""
    widths = [(math.radians(x), _height(y)) for x, y in ring]
    return sum((east - west) * (low + high) / 2 for (west, low), (east, high) in pairwise(widths))


def _height(latitude: float) -> float:
    """How far a latitude lies above the equator in the equal-area cylinder, in km² a radian of longitude."""
    sine = math.sin(math.radians(latitude))
    return _EQUATOR**2 * (1 - _E2) / 2 * (sine / (1 - _E2 * sine**2) + math.atanh(_E * sine) / _E)
