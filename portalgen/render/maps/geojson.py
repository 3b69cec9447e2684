"""Reads GeoJSON (RFC 7946) strictly: an invalid boundary is reported, never silently repaired."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.render.maps.model import (
    MapData,
    MapError,
    MapFault,
    MapFeature,
    Polygon,
    Polyline,
    Position,
    list_numbers,
)
from portalgen.render.maps.ring_checks import check_rings

FEATURE_LIMIT: Final = 250
"""The maximum number of features on a map: more are indistinguishable on the screen of a phone."""
_DEPTH: Final = 8
"""The maximum depth of nested geometry collections."""
_NAME_LENGTH: Final = 120
_HUGE: Final = 1e12
_REGION: Final = (102.0, 6.0, 118.0, 24.0)
"""West, south, east and north of Viet Nam with all of its islands, including Hoàng Sa and Trường Sa."""
_DEGREES: Final = (180.0, 90.0)
_WGS84: Final = re.compile(r"(?:.*[:/])?(?:CRS84h?|EPSG[:/]+(?:[\d.]+[:/])?4326)", re.IGNORECASE)
"""The names of the only coordinate system of RFC 7946, as programs write them."""
_OTHER_FORMATS: Final = (
    ("Topology", "TopoJSON"),
    ("spatialReference", "Esri JSON"),
    ("geometryType", "Esri JSON"),
    ("rings", "Esri JSON"),
    ("paths", "Esri JSON"),
)
"""(type or member unknown to GeoJSON, the map format to which it belongs)."""
_USUAL_NAMES: Final = ("name", "ten", "Name", "Ten", "NAME", "TEN")
"""The properties tried as the name if the editor gives none."""


def read_geojson(data: bytes, name_property: str) -> MapData | MapFault:
    """Return the features in a GeoJSON file, or the fault that prevents drawing them.

    `name_property` is the property that contains the name of a feature; it may be empty.

    Errors: MAP103 not JSON; MAP104 not GeoJSON; MAP105, MAP106 and MAP118 a different coordinate system or order;
    MAP108 and MAP109 invalid rings and positions; MAP110 no geometry to draw; MAP111 a property missing from every
    feature; MAP113 too many features. MAP107, MAP112 and MAP115 to MAP117 are warnings.
    """
    try:
        features = tuple(_read_features(_parse(data)))
        return _check(features, name_property)
    except MapError as error:
        return error.fault


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique)
    except _DuplicateKeyError as error:
        key = _clean(str(error))
        raise MapError("MAP103", problem=LocalizedText(f"khóa `{key}` có hai lần", f"duplicate key `{key}`")) from error
    except json.JSONDecodeError as error:
        where = f"dòng {error.lineno}, cột {error.colno}", f"line {error.lineno}, column {error.colno}"
        raise MapError("MAP103", problem=LocalizedText(*where)) from error
    except RecursionError as error:
        raise MapError("MAP103", problem=LocalizedText("lồng quá sâu", "nested too deeply")) from error
    except ValueError as error:
        raise MapError("MAP103", problem=LocalizedText("chữ hoặc số hỏng", "damaged text or number")) from error


class _DuplicateKeyError(Exception):
    """An object has a duplicate key."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, member in pairs:
        if name in value:
            raise _DuplicateKeyError(name)
        value[name] = member
    return value


@frozen
class _RawFeature:
    number: int
    """Counted from 1, as in messages."""
    properties: Mapping[str, Any]
    geometry: MapFeature
    """Without its name."""


def _read_features(tree: Any) -> Iterator[_RawFeature]:
    """Yield the features of a collection, of a single feature or of a bare geometry."""
    _check_system(tree)
    type_name = _type_of(tree)
    members = tree.get("features") if type_name == "FeatureCollection" else [tree]
    if not isinstance(members, list):
        raise _not_geojson("features")
    if len(members) > FEATURE_LIMIT:
        raise MapError("MAP113", count=str(len(members)), limit=str(FEATURE_LIMIT))
    for number, member in enumerate(members, 1):
        is_feature = _type_of(member) == "Feature"
        _check_system(member)
        properties = member.get("properties") if is_feature else None
        geometry = member.get("geometry") if is_feature else member
        parts = _GeometryParts(number)
        if geometry is not None:
            _check_system(geometry)
            parts.add(geometry)
        shape = MapFeature("", tuple(parts.polygons), tuple(parts.lines), tuple(parts.points))
        yield _RawFeature(number, properties if isinstance(properties, dict) else {}, shape)


def _check_system(tree: Any) -> None:
    """Raise MAP118 if the member `crs` of older GeoJSON names a system other than longitude and latitude in WGS 84."""
    system = tree.get("crs") if isinstance(tree, dict) else None
    if system is None:
        return
    properties = system.get("properties") if isinstance(system, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not _WGS84.fullmatch(name):
        raise MapError("MAP118", system=_clean(name if isinstance(name, str) else json.dumps(system)[:60]))


def _type_of(tree: Any) -> str:
    name = tree.get("type") if isinstance(tree, dict) else None
    if isinstance(tree, dict):
        other = next((each for key, each in _OTHER_FORMATS if key in tree or key == name), "")
        if other:
            raise MapError("MAP104", problem=LocalizedText(f"đây là {other}", f"it is {other}"))
    if not isinstance(name, str):
        raise _not_geojson("type")
    return name


def _not_geojson(subject: str) -> MapError:
    name = _clean(subject)
    return MapError("MAP104", problem=LocalizedText(f"`{name}` thiếu hoặc không đúng", f"`{name}` is missing or wrong"))


class _GeometryParts:
    """Collects the polygons, lines and points of a feature."""

    def __init__(self, number: int) -> None:
        self.polygons: list[Polygon] = []
        self.lines: list[Polyline] = []
        self.points: list[Position] = []
        self._number = str(number)

    def add(self, geometry: Any, depth: int = 0) -> None:
        """Add the parts of a geometry."""
        name = _type_of(geometry)
        if name == "GeometryCollection":
            if depth >= _DEPTH:
                raise MapError("MAP103", problem=LocalizedText("lồng quá sâu", "nested too deeply"))
            for each in _list_of(geometry.get("geometries"), "geometries"):
                self.add(each, depth + 1)
            return
        read = _READERS.get(name)
        if read is None:
            raise _not_geojson(name)
        coordinates = geometry.get("coordinates")
        if coordinates != []:  # RFC 7946, 3.1: an empty array is an empty geometry
            read(self, coordinates)

    def polygon(self, coordinates: Any) -> None:
        """Add an area with its holes."""
        self.polygons.append(tuple(self._ring(each) for each in _list_of(coordinates, "Polygon")))

    def line(self, coordinates: Any) -> None:
        """Add a line of at least two positions."""
        line = self._positions(coordinates)
        if len(line) < 2:
            raise MapError("MAP109", number=self._number, position=str(len(line)))
        self.lines.append(line)

    def point(self, coordinates: Any) -> None:
        """Add a point."""
        self.points.append(self._position(coordinates))

    def _ring(self, coordinates: Any) -> Polyline:
        ring = self._positions(coordinates)
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise MapError("MAP108", number=self._number, count=str(len(ring)))
        return ring

    def _positions(self, coordinates: Any) -> Polyline:
        return tuple(self._position(each) for each in _list_of(coordinates, "coordinates"))

    def _position(self, value: Any) -> Position:
        """Return (longitude, latitude), without a height. NaN and infinity fail the comparison."""
        if isinstance(value, list) and len(value) >= 2:
            x, y = value[0], value[1]
            if _is_number(x) and _is_number(y):
                return float(x), float(y)
        raise MapError("MAP109", number=self._number, position=_clean(json.dumps(value)[:60]))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -_HUGE < value < _HUGE


def _list_of(value: Any, subject: str) -> list[Any]:
    if not isinstance(value, list):
        raise _not_geojson(subject)
    return value


def _each(read: Callable[[_GeometryParts, Any], None]) -> Callable[[_GeometryParts, Any], None]:
    """Return the reader of several geometries of a type."""

    def read_all(parts: _GeometryParts, coordinates: Any) -> None:
        for each in _list_of(coordinates, "coordinates"):
            read(parts, each)

    return read_all


_READERS: Final = MappingProxyType(
    {
        "Polygon": _GeometryParts.polygon,
        "MultiPolygon": _each(_GeometryParts.polygon),
        "LineString": _GeometryParts.line,
        "MultiLineString": _each(_GeometryParts.line),
        "Point": _GeometryParts.point,
        "MultiPoint": _each(_GeometryParts.point),
    }
)


def _check(features: Iterable[_RawFeature], name_property: str) -> MapData:
    """Name the features with a geometry to draw, and check their location on the earth."""
    drawn = [each for each in features if each.geometry.positions()]
    if not drawn:
        raise MapError("MAP110")
    outside = _check_region([(each.number, position) for each in drawn for position in each.geometry.positions()])
    key = name_property or next((key for key in _USUAL_NAMES if all(key in each.properties for each in drawn)), "")
    names = [_name_of(each.properties.get(key)) if key else "" for each in drawn]
    if key and not any(names):
        raise _missing_property(key, drawn)
    unnamed = [each.number for each, name in zip(drawn, names, strict=True) if not name]
    warnings = [outside] if outside is not None else []
    warnings += check_rings([each.geometry for each in drawn], [each.number for each in drawn])
    if key and unnamed:
        warnings.append(MapFault("MAP112", (("numbers", list_numbers(unnamed)), ("property", key))))
    named = (
        MapFeature(name, each.geometry.polygons, each.geometry.lines, each.geometry.points)
        for each, name in zip(drawn, names, strict=True)
    )
    return MapData(tuple(named), tuple(warnings))


def _missing_property(key: str, features: Iterable[_RawFeature]) -> MapError:
    present = sorted({_clean(name) for each in features for name in each.properties})
    shown = ", ".join(f"`{name}`" for name in present[:10])
    return MapError(
        "MAP111",
        property=key,
        suggestion=find_closest(key, present),
        present=LocalizedText(shown or "không có thuộc tính nào", shown or "none"),
    )


def _check_region(positions: list[tuple[int, Position]]) -> MapFault | None:
    """Return a warning if a map extends beyond the region of Viet Nam.

    Each position comes with the number of its feature. Raises `MapError` (MAP105, MAP106) if the numbers are not
    degrees or are swapped.
    """
    swapped = next((each for each in positions if _is_swapped(each[1])), None)
    if swapped is not None:
        raise MapError("MAP106", number=str(swapped[0]), position=format_position(swapped[1]))
    strange = next((each for _, each in positions if abs(each[0]) > _DEGREES[0] or abs(each[1]) > _DEGREES[1]), None)
    if strange is not None:
        raise MapError("MAP105", position=format_position(strange))
    outer = next((each for _, each in positions if not is_in_region(each)), None)
    return None if outer is None else MapFault("MAP107", (("position", format_position(outer)),))


def is_in_region(position: Position) -> bool:
    """Return True if a position is within the region of Viet Nam, including its islands."""
    return _holds(_REGION, (*position, *position))


def _is_swapped(position: Position) -> bool:
    """Return True if latitude and longitude are swapped: only the swapped position is in the region."""
    x, y = position
    return _holds(_REGION, (y, x, y, x))


def bounds_of(positions: Iterable[Position]) -> tuple[float, float, float, float]:
    """Return (smallest x, smallest y, largest x, largest y) of the positions. There must be at least one."""
    xs, ys = zip(*positions, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _holds(outer: tuple[float, float, float, float], inner: tuple[float, float, float, float]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def format_position(position: Position) -> str:
    """Return a position in the notation of the file, for a message."""
    return f"{position[0]:.10g}, {position[1]:.10g}"


def _name_of(value: Any) -> str:
    """Return a name as displayed: on a single line, of limited length, without unencodable characters."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        return _clean(str(value))
    except ValueError:  # an integer of thousands of digits
        return ""


def _clean(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode("utf-8")
    words = " ".join("".join(each if each.isprintable() else " " for each in whole).split())
    return words if len(words) <= _NAME_LENGTH else words[: _NAME_LENGTH - 1] + "…"
