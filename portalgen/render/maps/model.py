"""What a file of a map holds: named features in degrees of WGS 84, or what is wrong with the file."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.diagnostics.model import MessageValue
from portalgen.frozen import frozen

Position = tuple[float, float]
"""(longitude, latitude) in degrees, or (x, y) of a drawing."""
Polyline = tuple[Position, ...]
"""Of a ring the last position is the first one again."""
Polygon = tuple[Polyline, ...]
"""The outer ring, and the rings of its holes."""


@frozen
class MapFeature:
    """One named thing on a map; mostly it has either areas, lines or points."""

    name: str
    """Empty where the file gives none."""
    polygons: tuple[Polygon, ...] = ()
    lines: tuple[Polyline, ...] = ()
    points: tuple[Position, ...] = ()

    def positions(self) -> tuple[Position, ...]:
        """Every position of it, in the order of the file within each type of geometry."""
        rings = (position for polygon in self.polygons for ring in polygon for position in ring)
        return (*rings, *(position for line in self.lines for position in line), *self.points)


@frozen
class MapFault:
    """What is wrong with a file of a map: a code of the family MAP, and the values of its sentence."""

    code: str
    values: tuple[tuple[str, MessageValue], ...] = ()


@frozen
class MapData:
    """The features of a file, and what is suspicious in it without keeping it from being drawn."""

    features: tuple[MapFeature, ...]
    warnings: tuple[MapFault, ...] = ()


def list_numbers(numbers: Sequence[int]) -> str:
    """Return the numbers of features as a message names them: the first ten."""
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


class MapError(Exception):
    """A file cannot be drawn; raised within this package only."""

    def __init__(self, code: str, /, **values: MessageValue) -> None:
        super().__init__(code)
        self.fault = MapFault(code, tuple(sorted(values.items())))
