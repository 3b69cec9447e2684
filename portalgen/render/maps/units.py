"""Draws the map of the units from boundaries supplied by the operator, each matched with the site of its unit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.locale.formats import format_file_size
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.render.maps import drawing as maps_drawing
    from portalgen.render.maps import geojson, view
    from portalgen.render.maps import model as maps_model
    from portalgen.render.maps import projection as maps_projection

UNITS_FILE: Final = f"{CONFIG_FOLDER}/units.geojson"
MATCHED_PROPERTIES: Final = ("site", "id", "unit_code", "code", "ma")
"""The properties that may match a boundary with a site, by the site's id or by the code of its unit.

The property that matches most boundaries of a file is used; if several match equally many, the first of them.
"""
UNIT_GROUP: Final = "commune"
"""The group of the sites whose units cover the province; each of these units is expected on the map."""
_LETTERS: Final = 32_000
"""The maximum length of all paths, in characters: with 124 links and their names the map stays below 60 kB."""
_NAMED: Final = 10
"""The maximum number of units named in a message."""
_SOURCE_LENGTH: Final = 200
_TOLD_HERE: Final = frozenset(("MAP107", "MAP112"))
"""Codes replaced here: a position elsewhere is a separate error, and a feature without the property matches no unit."""


@frozen
class DrawnUnit:
    """The drawn boundary of a unit."""

    site: str
    """The id of its site."""
    path: str
    """SVG path data; empty if all its areas are too small."""
    points: tuple[tuple[str, str], ...]
    """(x, y) of each area too small to draw, and of each point in the file."""


@frozen
class UnitsDrawing:
    """The boundaries of all units in the file. Each unit occurs once, in the order of the sites."""

    width: int
    height: int
    units: tuple[DrawnUnit, ...]
    source: str
    """The supplier of the boundaries as stated in the file, or an empty string."""


def load_units(portal: Portal) -> tuple[UnitsDrawing | None, tuple[Diagnostic, ...]]:
    """Return the map of the units of `portal`, and the diagnostics about its file.

    The map is None if the file does not exist or has errors.
    """
    file = portal.root / UNITS_FILE
    unread = tuple(_report_unread(portal.root / CONFIG_FOLDER))
    if not file.is_file():
        return None, unread
    size = file.stat().st_size
    if size > view.MAP_FILE_LIMIT:
        limit = format_file_size(view.MAP_FILE_LIMIT, "vi")
        values = (("limit", limit), ("size", format_file_size(size, "vi")))
        return None, (*unread, _at(maps_model.MapFault("MAP123", values)))
    units = [site for site in portal.sites if site.group == UNIT_GROUP]
    named = {site.id: site.id for site in units} | {site.unit_code: site.id for site in units if site.unit_code}
    drawing, faults = _read_and_draw(_read(file), tuple(named.items()))
    return drawing, (*unread, *faults)


def _report_unread(folder: Path) -> Iterator[Diagnostic]:
    """Yield CFG238 for each file apparently meant to contain the boundaries."""
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        path, suffix = f"{CONFIG_FOLDER}/{file.name}", file.suffix.casefold()
        is_meant = suffix == ".geojson" or (suffix == ".json" and file.stem.casefold() == Path(UNITS_FILE).stem)
        if is_meant and path != UNITS_FILE:
            yield diagnostic("CFG238", Place(path), file=path, wanted=Path(UNITS_FILE).name)


def _read(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(view.MAP_FILE_LIMIT)


@lru_cache(maxsize=4)
def _read_and_draw(
    data: bytes, units: tuple[tuple[str, str], ...]
) -> tuple[UnitsDrawing | None, tuple[Diagnostic, ...]]:
    """Draw once for each content of the file: a preview reloads the configuration after each change."""
    sites = dict(units)
    found = _read_by_property(data, sites)
    if isinstance(found, maps_model.MapFault):
        return None, (_at(found),)
    features, unmatched = _match(found, sites)
    elsewhere = _find_elsewhere(found)
    if elsewhere is not None:
        return None, (*unmatched, _at(elsewhere))
    faults = [_at(each) for each in found.warnings if each.code not in _TOLD_HERE]
    faults += unmatched
    faults += map(_at, _list_without_area(found))
    missing = [site for site in dict.fromkeys(sites.values()) if site not in features]
    if missing:
        named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        faults.append(_at(maps_model.MapFault("CFG225", (("count", str(len(missing))), ("sites", named)))))
    source = _source_of(data)
    if not source:
        faults.append(_at(maps_model.MapFault("MAP122")))
    drawing = _draw(features, source)
    if isinstance(drawing, maps_model.MapFault):
        return None, (*faults, _at(drawing))
    return drawing, tuple(faults)


def _find_elsewhere(data: maps_model.MapData) -> maps_model.MapFault | None:
    """Return MAP120 for the first boundary outside the region; drawing it would shrink all other units."""
    for number, feature in enumerate(data.features, 1):
        outer = next((each for each in feature.positions() if not geojson.is_in_region(each)), None)
        if outer is not None:
            values = (
                ("number", str(number)),
                ("value", feature.name or "-"),
                ("position", geojson.format_position(outer)),
            )
            return maps_model.MapFault("MAP120", values)
    return None


def _list_without_area(data: maps_model.MapData) -> Iterator[maps_model.MapFault]:
    """Yield MAP121 for each boundary without an area."""
    for number, feature in enumerate(data.features, 1):
        if not feature.polygons:
            yield maps_model.MapFault("MAP121", (("number", str(number)), ("value", feature.name or "-")))


def _read_by_property(data: bytes, sites: Mapping[str, str]) -> maps_model.MapData | maps_model.MapFault:
    """Return the features, named by the property that matches most of them, or CFG226 if no property matches."""
    best: maps_model.MapData | None = None
    for name in MATCHED_PROPERTIES:
        found = geojson.read_geojson(data, name)
        if not isinstance(found, maps_model.MapFault):
            best = max(best or found, found, key=lambda each: _count_matches(each, sites))
        elif found.code != "MAP111":
            return found
    return best or maps_model.MapFault(
        "CFG226", (("properties", ", ".join(f"`{each}`" for each in MATCHED_PROPERTIES)),)
    )


def _count_matches(data: maps_model.MapData, sites: Mapping[str, str]) -> int:
    return sum(feature.name in sites for feature in data.features)


def _match(
    data: maps_model.MapData, sites: Mapping[str, str]
) -> tuple[dict[str, maps_model.MapFeature], list[Diagnostic]]:
    """Return the boundaries by site id, and CFG224 for each boundary without a unit.

    Several boundaries of a unit (islands) are joined. A unit without a boundary is suggested before others.
    """
    found: dict[str, maps_model.MapFeature] = {}
    unmatched: list[tuple[int, str]] = []
    for number, feature in enumerate(data.features, 1):
        site = sites.get(feature.name)
        if site is None:
            unmatched.append((number, feature.name))
        else:
            found[site] = _join(found[site], feature) if site in found else feature
    free = [name for name, site in sites.items() if site not in found]
    faults = []
    for number, name in unmatched:
        suggestion = find_closest(name, free) or find_closest(name, sites)
        values = (("value", name or "-"), ("number", str(number)), ("suggestion", suggestion))
        faults.append(_at(maps_model.MapFault("CFG224", values)))
    return found, faults


def _join(one: maps_model.MapFeature, other: maps_model.MapFeature) -> maps_model.MapFeature:
    return maps_model.MapFeature(
        one.name, (*one.polygons, *other.polygons), (*one.lines, *other.lines), (*one.points, *other.points)
    )


def _draw(features: Mapping[str, maps_model.MapFeature], source: str) -> UnitsDrawing | maps_model.MapFault | None:
    if not features:
        return None
    members = sorted(features.items())
    projection = maps_projection.fit_projection(
        [position for _, feature in members for position in feature.positions()]
    )
    shapes = maps_drawing.fit_shapes([feature for _, feature in members], projection, _LETTERS)
    if isinstance(shapes, maps_model.MapFault):
        return shapes
    units = (
        DrawnUnit(
            site,
            shape.area_path,
            tuple((maps_drawing.format_tenths(x), maps_drawing.format_tenths(y)) for x, y in shape.points),
        )
        for (site, _), shape in zip(members, shapes, strict=True)
    )
    return UnitsDrawing(maps_projection.WIDTH, projection.height, tuple(units), source)


def _source_of(data: bytes) -> str:
    """Return the member `source` of a valid collection, on a single line."""
    tree = json.loads(data.decode("utf-8-sig"))
    source = tree.get("source")
    return " ".join(source.split())[:_SOURCE_LENGTH] if isinstance(source, str) else ""


def _at(fault: maps_model.MapFault) -> Diagnostic:
    return diagnostic(fault.code, Place(UNITS_FILE), file=UNITS_FILE, **dict(fault.values))
