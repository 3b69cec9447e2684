"""Draws the features of a map as paths, points, labels and a scale bar. The same file always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from portalgen.frozen import frozen
from portalgen.render.maps.labels import LabelPlacer, PlacedLabel
from portalgen.render.maps.model import MapFault, MapFeature
from portalgen.render.maps.projection import WIDTH, Projection, choose_scale_bar, fit_projection
from portalgen.render.maps.simplification import GridLine, GridPoint, simplify_line, simplify_rings

PATH_LETTERS: Final = 36_000
"""The maximum length of all paths of a drawing together, in characters. With its labels a drawing stays below 60 kB."""
_LETTERS: Final = 10
"""The maximum length of almost every position, in characters."""
_FINEST: Final = 4.0
"""In tenths of a unit: less than a pixel of a phone."""
_COARSEST: Final = 64.0
_STEP: Final = 1.5
"""The factor by which the tolerance grows until a drawing is small enough."""
_HOPELESS: Final = 100_000
"""The number of positions beyond which even the coarsest tolerance cannot reduce a drawing enough."""
_FOOTER: Final = 34
"""The height of the area below the map, in units, for the scale bar and the north arrow."""
_BAR: Final = 120.0


@frozen
class MapDrawing:
    """A drawn map. Numbers are tenths of a unit unless stated otherwise."""

    width: int
    """In units."""
    height: int
    """In units."""
    areas: tuple[str, ...]
    """The data of each path, as in `lines`."""
    lines: tuple[str, ...]
    points: tuple[GridPoint, ...]
    labels: tuple[PlacedLabel, ...]
    bar_kilometres: float
    bar_length: int


@frozen
class GridShape:
    """A feature in the coordinates of the drawing (tenths of a unit). Areas too small to be drawn become points."""

    rings: tuple[GridLine, ...]
    lines: tuple[GridLine, ...]
    points: tuple[GridPoint, ...]

    @property
    def area_path(self) -> str:
        """The data of the path that draws all areas of the feature."""
        return _path_of(self.rings, "z")


def draw_map(features: Sequence[MapFeature]) -> MapDrawing | MapFault:
    """Return the drawing of `features`, or MAP114 if it exceeds the size limit even with coarse lines.

    At least one feature must have a position.
    """
    projection = fit_projection([position for feature in features for position in feature.positions()])
    shapes = fit_shapes(features, projection, PATH_LETTERS)
    if isinstance(shapes, MapFault):
        return shapes
    points = tuple(point for shape in shapes for point in shape.points)
    length, units = choose_scale_bar(projection.kilometres, _BAR)
    return MapDrawing(
        width=WIDTH,
        height=projection.height + _FOOTER,
        areas=tuple(shape.area_path for shape in shapes if shape.rings),
        lines=tuple(_path_of(shape.lines, "") for shape in shapes if shape.lines),
        points=points,
        labels=_label(features, shapes, projection.height),
        bar_kilometres=length,
        bar_length=round(units * 10),
    )


def fit_shapes(features: Sequence[MapFeature], projection: Projection, letters: int) -> list[GridShape] | MapFault:
    """Return the features in coordinates of the drawing, with as much detail as `letters` characters allow.

    `letters` limits the length of all paths together. Returns MAP114 if even the coarsest lines exceed the limit.
    """
    shapes = _simplify([_project(feature, projection) for feature in features], _FINEST)
    tolerance = _FINEST
    while _count_letters(shapes) > letters:
        count = sum(len(line) for shape in shapes for line in (*shape.rings, *shape.lines))
        if tolerance >= _COARSEST or count > _HOPELESS:
            return MapFault("MAP114", (("count", str(count)), ("limit", str(letters // _LETTERS))))
        tolerance *= _STEP
        shapes = _simplify(shapes, tolerance)
    return shapes


def _project(feature: MapFeature, projection: Projection) -> GridShape:
    rings = tuple(projection.project_line(ring) for polygon in feature.polygons for ring in polygon)
    lines = tuple(projection.project_line(line) for line in feature.lines)
    points = tuple(map(projection.project, feature.points))
    return GridShape(rings, lines, points)


def _simplify(shapes: Sequence[GridShape], tolerance: float) -> list[GridShape]:
    """Simplify all areas together, so that common boundaries stay common."""
    rings = iter(simplify_rings([ring for shape in shapes for ring in shape.rings], tolerance))
    simplified = []
    for shape in shapes:
        own = tuple(filter(None, [next(rings) for _ in shape.rings]))
        tiny = (shape.rings[0][0],) if shape.rings and not own else ()
        lines = tuple(simplify_line(line, tolerance) for line in shape.lines if len(line) > 1)
        dots = (shape.lines[0][0],) if shape.lines and not lines else ()
        simplified.append(GridShape(own, lines, (*shape.points, *tiny, *dots)))
    return simplified


def _count_letters(shapes: Iterable[GridShape]) -> int:
    return sum(len(_path_of(shape.rings, "z")) + len(_path_of(shape.lines, "")) for shape in shapes)


def _path_of(lines: Iterable[GridLine], end: str) -> str:
    """Return the data of a path.

    Steps are relative, hence shorter, and whole tenths, so that rounding errors do not add up.
    """
    return "".join(_steps(line[:-1] if end else line) + end for line in lines)


def _steps(line: GridLine) -> str:
    (x, y), *rest = line
    parts = [f"M{format_tenths(x)},{format_tenths(y)}l"]
    for next_x, next_y in rest:
        parts.append(f"{format_tenths(next_x - x)},{format_tenths(next_y - y)} ")
        x, y = next_x, next_y
    return "".join(parts).rstrip()


def format_tenths(number: int) -> str:
    """Return a number of tenths as a decimal number for SVG, with at most one decimal."""
    whole, tenth = divmod(abs(number), 10)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def _label(features: Sequence[MapFeature], shapes: Sequence[GridShape], height: int) -> tuple[PlacedLabel, ...]:
    """Return the labels in the order of the features.

    Areas are labelled from large to small, then points and lines in the remaining space.
    """
    points = [point for shape in shapes for point in shape.points]
    lines = [line for shape in shapes for line in shape.lines]
    placer = LabelPlacer(height, points, lines, [ring for shape in shapes for ring in shape.rings])
    order = sorted(range(len(shapes)), key=lambda index: (not shapes[index].rings, -_grid_area(shapes[index]), index))
    placed = {index: _place(features[index].name, index + 1, shapes[index], placer) for index in order}
    return tuple(placed[index] for index in range(len(shapes)))


def _place(name: str, number: int, shape: GridShape, placer: LabelPlacer) -> PlacedLabel:
    if shape.rings:
        return placer.place_in_area(name, number, shape.rings)
    along = [line[len(line) * part // 4] for line in shape.lines for part in (2, 1, 3)]
    return placer.place_at(name, number, (*shape.points, *along))


def _grid_area(shape: GridShape) -> int:
    """Return twice the area of its largest ring."""
    return max((abs(_cross(ring)) for ring in shape.rings), default=0)


def _cross(ring: GridLine) -> int:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
