"""The content of a map file: named features in degrees of WGS 84, or the fault in the file."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.diagnostics.model import MessageValue
from portalgen.frozen import frozen

Position = tuple[float, float]
"""(longitude, latitude) in degrees, or (x, y) of a drawing."""
Polyline = tuple[Position, ...]
"""In a ring, the last position equals the first."""
Polygon = tuple[Polyline, ...]
"""The outer ring, and the rings of its holes."""


@frozen
class MapFeature:
    """A named feature of a map; usually it has either areas, lines or points."""

    name: str
    """Empty if the file gives none."""
    polygons: tuple[Polygon, ...] = ()
    lines: tuple[Polyline, ...] = ()
    points: tuple[Position, ...] = ()

    def positions(self) -> tuple[Position, ...]:
        """Return all its positions, in the order of the file within each type of geometry."""
        rings = (position for polygon in self.polygons for ring in polygon for position in ring)
        return (*rings, *(position for line in self.lines for position in line), *self.points)


@frozen
class MapFault:
    """A fault in a map file: a code of the family MAP, and the values of its message."""

    code: str
    values: tuple[tuple[str, MessageValue], ...] = ()


@frozen
class MapData:
    """The features of a file, and warnings about it that do not prevent drawing."""

    features: tuple[MapFeature, ...]
    warnings: tuple[MapFault, ...] = ()


def list_numbers(numbers: Sequence[int]) -> str:
    """Return the first ten numbers of features, formatted for a message."""
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


class MapError(Exception):
    """A file cannot be drawn; raised within this package only."""

    def __init__(self, code: str, /, **values: MessageValue) -> None:
        super().__init__(code)
        self.fault = MapFault(code, tuple(sorted(values.items())))
