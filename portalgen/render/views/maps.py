"""Maps drawn at build time, with a description of their content in words."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.files import AttachmentView
from portalgen.render.views.links import Link


@frozen
class MapShape:
    """A path of the drawing. `role` is `area` or `line`; `path` is SVG path data."""

    role: str
    path: str


@frozen
class MapPoint:
    """A point of the drawing. The coordinates are in units of the drawing."""

    x: str
    y: str


@frozen
class MapLabel:
    """A text centred at (x, y) in the drawing: a line of a name, or a number that refers to the list below the map."""

    text: str
    x: str
    y: str


@frozen
class MapEntry:
    """A feature described in the list below a map. `measure` is its area or length; it is empty for a point."""

    name: str
    measure: str
    language: str = ""
    """Language (`lang`) of the name, if different from the page's."""


@frozen
class MapView:
    """A map. `width` and `height` are the size of the drawing in units.

    `source` names the supplier of the boundaries.
    """

    title: str
    description: str
    source: str
    width: int
    height: int
    shapes: tuple[MapShape, ...]
    points: tuple[MapPoint, ...]
    labels: tuple[MapLabel, ...]
    bar: MapLabel
    """The real length of the scale bar as text. It begins at (x, y)."""
    bar_path: str
    north_path: str
    north: MapLabel
    entries: tuple[MapEntry, ...]
    """The features of the map, in the order of their numbers."""
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
    """The map of the units. `width` and `height` are the size of the drawing in units.

    Each area links to the site of its unit; areas are sorted by name. All targets also appear in the lists of the page.
    """

    title: str
    note: str
    """A text that explains that the lists on the page lead to the same sites."""
    width: int
    height: int
    units: tuple[UnitArea, ...]
    source: str = ""
    """A sentence that names the supplier of the boundaries; may be empty."""
