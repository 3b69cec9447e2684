"""Projects degrees to the units of a drawing. The scale is exact at the middle latitude of the map."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from portalgen.frozen import frozen
from portalgen.render.maps.geojson import bounds_of
from portalgen.render.maps.measures import distance
from portalgen.render.maps.model import Position
from portalgen.render.maps.simplification import GridLine, drop_repeats

WIDTH: Final = 400
"""The width of a drawing in units: about the pixels of a phone's column."""
TALLEST: Final = 440
"""The maximum height of the map area, in units."""
LOWEST: Final = 120
"""The minimum height of the map area, in units: room for the name of a single point."""
MARGIN: Final = 14
_LEAST: Final = 1e-4
"""The minimum extent of a map in degrees, about 11 m: a single point has no size of its own."""
_ROUND: Final = (1, 2, 5)


@frozen
class Projection:
    """An equirectangular projection onto a sheet with margins."""

    west: float
    north: float
    squeeze: float
    """The length of a degree of longitude divided by the length of a degree of latitude."""
    scale: float
    """Units per degree of latitude."""
    start: float
    top: float
    height: int
    """The height of the map in units, with its margins."""
    kilometres: float
    """Kilometres per unit."""

    def project(self, position: Position) -> tuple[int, int]:
        """Return the coordinates of a position in the drawing, in tenths of a unit."""
        x = self.start + (position[0] - self.west) * self.squeeze * self.scale
        y = self.top + (self.north - position[1]) * self.scale
        return round(x * 10), round(y * 10)

    def project_line(self, line: Iterable[Position]) -> GridLine:
        """Return the coordinates of the positions in the drawing, without consecutive duplicates."""
        return drop_repeats(map(self.project, line))


def fit_projection(positions: Iterable[Position]) -> Projection:
    """Return the largest projection of all positions that fits on the sheet."""
    west, south, east, north = bounds_of(positions)
    middle = (south + north) / 2
    squeeze = max(math.cos(math.radians(middle)), 0.01)
    tall = max(north - south, _LEAST)
    wide = max((east - west) * squeeze, _LEAST)
    scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    height = max(math.ceil((north - south) * scale) + 2 * MARGIN, LOWEST)
    top = (height - (north - south) * scale) / 2
    left = (WIDTH - (east - west) * squeeze * scale) / 2
    kilometres = distance((west, middle - 0.5), (west, middle + 0.5)) / scale
    return Projection(west, north, squeeze, scale, left, top, height, kilometres)


def choose_scale_bar(kilometres: float, longest: float) -> tuple[float, float]:
    """Return (length in km, length in units) of the longest scale bar of at most `longest` units.

    The length in km is 1, 2 or 5 times a power of ten. `kilometres` is the length of a unit.
    """
    limit = kilometres * longest
    power = 10.0 ** math.floor(math.log10(limit))
    length = max(step * power for step in _ROUND if step * power <= limit * (1 + 1e-9))
    return length, length / kilometres
