"""Measures areas and lengths on the WGS 84 ellipsoid. It uses the original boundaries, not the simplified drawing."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from portalgen.render.maps.model import Polygon, Polyline, Position

_EQUATOR: Final = 6378.137
"""The semi-major axis, in km."""
_FLATTENING: Final = 1 / 298.257223563
_E2: Final = _FLATTENING * (2 - _FLATTENING)
_E: Final = math.sqrt(_E2)
_MEAN_RADIUS: Final = 6371.0088


def area_of(polygon: Polygon) -> float:
    """Return the area of a polygon in km², not counting its holes."""
    outer, *holes = (abs(_ring_area(ring)) for ring in polygon)
    return max(outer - sum(holes), 0.0)


def length_of(line: Polyline) -> float:
    """Return the length of a line, in km."""
    return sum(distance(start, end) for start, end in pairwise(line))


def distance(start: Position, end: Position) -> float:
    """Return the great-circle distance between two positions in km, on a sphere with the earth's mean radius."""
    (west, south), (east, north) = start, end
    a, b = math.radians(south), math.radians(north)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(east - west) / 2) ** 2
    return 2 * _MEAN_RADIUS * math.asin(math.sqrt(min(chord, 1.0)))


def _ring_area(ring: Polyline) -> float:
    """Return the signed area in km².

    Edges are straight in the equal-area cylinder; for boundaries the error is negligible.
    """
    widths = [(math.radians(x), _height(y)) for x, y in ring]
    return sum((east - west) * (low + high) / 2 for (west, low), (east, high) in pairwise(widths))


def _height(latitude: float) -> float:
    """Return the height of a latitude above the equator in the equal-area cylinder, in km² per radian of longitude."""
    sine = math.sin(math.radians(latitude))
    return _EQUATOR**2 * (1 - _E2) / 2 * (sine / (1 - _E2 * sine**2) + math.atanh(_E * sine) / _E)
