"""Maps that are drawn at build time, with the same facts in words."""

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
    """A line of a name or a number on the drawing, around its middle; a number is that of the entry in the list."""

    text: str
    x: str
    y: str


@frozen
class MapEntry:
    """What the list below a map says of one feature: `measure` is its area or length, empty for a point."""

    name: str
    measure: str
    language: str = ""
    """Of the name (`lang`), where it is not the page's."""


@frozen
class MapView:
    """A map. Its drawing is `width` by `height` units; `source` is who supplied the boundaries."""

    title: str
    description: str
    source: str
    width: int
    height: int
    shapes: tuple[MapShape, ...]
    points: tuple[MapPoint, ...]
    labels: tuple[MapLabel, ...]
    bar: MapLabel
    """The length that the scale bar has on the earth; the text begins at its place."""
    bar_path: str
    north_path: str
    north: MapLabel
    entries: tuple[MapEntry, ...]
    """In the order of their numbers."""
    file: AttachmentView
    language: str = ""
    """Of the editor's words (`lang`), where it is not the page's."""


@frozen
class UnitArea:
    """One unit on the map of the units: a link to its site, drawn as an area, points, or both."""

    link: Link
    path: str
    points: tuple[MapPoint, ...] = ()


@frozen
class UnitsMapView:
    """The map of the units, a drawing of `width` by `height` units, whose areas are links in the order of their names.

    All that it leads to stands in the lists of the page too.
    """

    title: str
    note: str
    """That the lists lead to the same sites."""
    width: int
    height: int
    units: tuple[UnitArea, ...]
    source: str = ""
    """Who supplied the boundaries, as a sentence; or empty."""
