"""Builds the view of a map from a file named by an editor."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from portalgen.content.file_types import MEBIBYTE
from portalgen.content.files import FileFacts
from portalgen.frozen import frozen
from portalgen.locale.formats import format_file_size, format_number
from portalgen.render.maps.drawing import MapDrawing, draw_map, format_tenths
from portalgen.render.maps.geojson import read_geojson
from portalgen.render.maps.measures import area_of, length_of
from portalgen.render.maps.model import MapData, MapFault, MapFeature, list_numbers
from portalgen.render.views.files import AttachmentView
from portalgen.render.views.maps import MapEntry, MapLabel, MapPoint, MapShape, MapView
from portalgen.text.bilingual import Bilingual

MAP_FORMATS: Final = ("geojson", "json")
MAP_FILE_LIMIT: Final = 4 * MEBIBYTE
"""The maximum size of a map file in bytes. A province simplified to 50 m needs only a tenth of it."""
_HECTARES: Final = 1.0
"""Areas smaller than this, in km², are displayed in hectares."""
_METRES: Final = 1.0
_UNNAMED: Final = Bilingual("Không có tên", "Unnamed")
_NORTH: Final = Bilingual("B", "N")


@frozen
class DrawnMap:
    """A file after reading and drawing. All pages and languages that show the file share it."""

    data: MapData
    drawing: MapDrawing


def read_and_draw(facts: FileFacts, name_property: str) -> DrawnMap | MapFault:
    """Return the content of a map file and its drawing, or its fault.

    Returns MAP101 for another format and MAP102 for a file over the size limit. Such a file is not read at all.
    """
    if facts.format not in MAP_FORMATS:
        return MapFault("MAP101", (("format", facts.format),))
    if facts.size > MAP_FILE_LIMIT:
        sizes = format_file_size(facts.size, "vi"), format_file_size(MAP_FILE_LIMIT, "vi")
        return MapFault("MAP102", (("limit", sizes[1]), ("size", sizes[0])))
    return _draw_cached(facts.path, facts.digest, name_property)


@lru_cache(maxsize=64)
def _draw_cached(path: Path, _digest: str, name_property: str) -> DrawnMap | MapFault:
    """Draw once for each content of a file, however many languages show it."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NOFOLLOW", 0))) as stream:
        data = read_geojson(stream.read(MAP_FILE_LIMIT), name_property)
    if isinstance(data, MapFault):
        return data
    drawing = draw_map(data.features)
    if isinstance(drawing, MapFault):
        return drawing
    bare = [number for number, label in enumerate(drawing.labels, 1) if not label.lines]
    crowded = (MapFault("MAP119", (("count", str(len(bare))), ("numbers", list_numbers(bare)))),) if bare else ()
    return DrawnMap(replace(data, warnings=(*data.warnings, *crowded)), drawing)


def build_map_view(drawn: DrawnMap, file: AttachmentView, language: str, foreign: str = "") -> MapView:
    """Return the view of a drawn map in `language`. It does not contain the editor's words yet.

    `foreign` is the language of these words and of the names in the file, if different.
    """
    drawing = drawn.drawing
    bottom = drawing.height - 12
    kilometres, length = drawing.bar_kilometres, format_tenths(drawing.bar_length)
    behind = format_tenths(200 + drawing.bar_length)
    east = drawing.width - 20
    return MapView(
        title="",
        description="",
        source="",
        width=drawing.width,
        height=drawing.height,
        shapes=(
            *(MapShape("area", path) for path in drawing.areas),
            *(MapShape("line", path) for path in drawing.lines),
        ),
        points=tuple(MapPoint(format_tenths(x), format_tenths(y)) for x, y in drawing.points),
        labels=tuple(
            MapLabel(text, format_tenths(x), format_tenths(y)) for each in drawing.labels for text, x, y in each.lines
        ),
        bar=MapLabel(_format_length(kilometres, language), behind, str(bottom - 2)),
        bar_path=f"M14,{bottom - 6}v6h{length}v-6",
        north_path=f"M{east},{bottom - 16}l6,16l-6,-4l-6,4z",
        north=MapLabel(_NORTH.text(language), str(east - 18), str(bottom - 7)),
        entries=tuple(_entry(feature, language, foreign) for feature in drawn.data.features),
        file=file,
        language=foreign,
    )


def _entry(feature: MapFeature, language: str, foreign: str) -> MapEntry:
    measure = ""
    if feature.polygons:
        measure = _format_area(sum(map(area_of, feature.polygons)), language)
    elif feature.lines:
        measure = _format_length(sum(map(length_of, feature.lines)), language)
    if not feature.name:
        return MapEntry(_UNNAMED.text(language), measure)
    return MapEntry(feature.name, measure, foreign)


def _format_area(square_kilometres: float, language: str) -> str:
    if square_kilometres < _HECTARES:
        return f"{format_number(square_kilometres * 100, language)} ha"
    return f"{format_number(square_kilometres, language)} km²"


def _format_length(kilometres: float, language: str) -> str:
    if kilometres < _METRES:
        return f"{format_number(round(kilometres * 1000), language)} m"
    return f"{format_number(kilometres, language)} km"
