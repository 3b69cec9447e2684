"""Maps drawn at build time, with the same facts in words."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.files import AttachmentView
from portalgen.render.views.links import Link


@frozen
class MapShape:
    """A path of the drawing: `role` is `area` or `line`, `path` the data of an SVG path."""

    role: str
    path: str


@frozen
class MapPoint:
    """A point of the drawing, in its units."""

    x: str
    y: str


@frozen
class MapLabel:
    """A name (a line of it) or a number on the drawing, centred at its place; numbers refer to the list."""

    text: str
    x: str
    y: str


@frozen
class MapEntry:
    """The description of a feature in the list below a map; `measure` is its area or length, empty for a point."""

    name: str
    measure: str
    language: str = ""
    """Language (`lang`) of the name, if different from the page's."""


@frozen
class MapView:
    """A map. Its drawing is `width` by `height` units; `source` names the supplier of the boundaries."""

    title: str
    description: str
    source: str
    width: int
    height: int
    shapes: tuple[MapShape, ...]
    points: tuple[MapPoint, ...]
    labels: tuple[MapLabel, ...]
    bar: MapLabel
    """The real length of the scale bar; its text begins at the given place."""
    bar_path: str
    north_path: str
    north: MapLabel
    entries: tuple[MapEntry, ...]
    """In the order of their numbers."""
    file: AttachmentView
    language: str = ""
    """Language (`lang`) of the editor's words, if different from the page's."""


@frozen
class UnitArea:
    """A unit on the map of the units: a link to its site, drawn as an area, points, or both."""

    link: Link
    path: str
    points: tuple[MapPoint, ...] = ()


@frozen
class UnitsMapView:
    """The map of the units, `width` by `height` units of drawing, with linked areas in order of name.

    All its targets also appear in the lists of the page.
    """

    title: str
    note: str
    """A note that the lists lead to the same sites."""
    width: int
    height: int
    units: tuple[UnitArea, ...]
    source: str = ""
    """The supplier of the boundaries, as a sentence; may be empty."""
