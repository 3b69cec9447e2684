"""The content of a map file: named features in degrees of WGS 84, or the fault in the file."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.diagnostics.model import MessageValue
from portalgen.frozen import frozen

Position = tuple[float, float]
"""(longitude, latitude) in degrees, or (x, y) in a drawing."""
Polyline = tuple[Position, ...]
"""A line as a sequence of positions. In a ring, the last position equals the first."""
Polygon = tuple[Polyline, ...]
"""The outer ring, followed by the rings of the holes."""


@frozen
class MapFeature:
    """A named feature of a map. Usually it has areas, lines or points only."""

    name: str
    """Empty if the file gives none."""
    polygons: tuple[Polygon, ...] = ()
    lines: tuple[Polyline, ...] = ()
    points: tuple[Position, ...] = ()

    def positions(self) -> tuple[Position, ...]:
        """Return all positions of the feature: of its areas, then of its lines, then its points."""
        rings = (position for polygon in self.polygons for ring in polygon for position in ring)
        return (*rings, *(position for line in self.lines for position in line), *self.points)


@frozen
class MapFault:
    """A fault in a map file: a diagnostic code beginning with MAP, and the values for its message."""

    code: str
    values: tuple[tuple[str, MessageValue], ...] = ()


@frozen
class MapData:
    """The features in a file, and warnings that do not prevent drawing it."""

    features: tuple[MapFeature, ...]
    warnings: tuple[MapFault, ...] = ()


def list_numbers(numbers: Sequence[int]) -> str:
    """Return the first ten of the feature numbers, formatted for a message."""
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


class MapError(Exception):
    """Raised if a file cannot be drawn. It does not leave this package."""

    def __init__(self, code: str, /, **values: MessageValue) -> None:
        super().__init__(code)
        self.fault = MapFault(code, tuple(sorted(values.items())))
