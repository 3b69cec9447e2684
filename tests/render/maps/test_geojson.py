"""GeoJSON is read as RFC 7946 has it; what is wrong in a file is a finding, whatever the file holds."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.registry import CODES
from portalgen.render.maps.geojson import FEATURE_LIMIT, read_geojson
from portalgen.render.maps.model import MapData, MapFault, MapFeature
from portalgen.render.maps.ring_checks import check_rings
from tests.makers.growth import check_linear_growth

SQUARE = [[108.0, 12.0], [108.1, 12.0], [108.1, 12.1], [108.0, 12.1], [108.0, 12.0]]
HOLE = [[108.04, 12.04], [108.06, 12.04], [108.05, 12.06], [108.04, 12.04]]


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def read(tree: Any, name_property: str = "") -> MapData | MapFault:
    return read_geojson(tree if isinstance(tree, bytes) else json.dumps(tree).encode(), name_property)


def code_of(tree: Any, name_property: str = "") -> str:
    result = read(tree, name_property)
    return result.code if isinstance(result, MapFault) else ""


def data_of(tree: Any, name_property: str = "") -> MapData:
    result = read(tree, name_property)
    assert isinstance(result, MapData), result
    return result


def test_every_type_of_geometry_is_read_with_its_holes_and_without_heights() -> None:
    tree = collection(
        feature(polygon(SQUARE, HOLE), name="Xã A"),
        feature({"type": "MultiPolygon", "coordinates": [[SQUARE], [HOLE]]}, name="Xã B"),
        feature({"type": "LineString", "coordinates": [[108, 12, 950.5], [108.1, 12.1, 960]]}, name="Suối"),
        feature({"type": "MultiLineString", "coordinates": [[[108, 12], [108.1, 12.1]]] * 2}, name="Đường"),
        feature(
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [108, 12]}]}, name="Trạm"
        ),
        feature(None, name="Không vẽ"),
    )
    features = data_of(tree).features
    assert [each.name for each in features] == ["Xã A", "Xã B", "Suối", "Đường", "Trạm"]
    assert [len(each.polygons) for each in features] == [1, 2, 0, 0, 0]
    assert len(features[0].polygons[0]) == 2
    assert features[2].lines == (((108.0, 12.0), (108.1, 12.1)),)
    assert features[4].points == ((108.0, 12.0),)


def test_one_feature_and_a_bare_geometry_are_maps_as_well() -> None:
    assert data_of(feature(polygon(SQUARE), ten="Xã A"), "ten").features[0].name == "Xã A"
    assert len(data_of(b"\xef\xbb\xbf" + json.dumps(polygon(SQUARE)).encode()).features) == 1


POINT = {"type": "Point", "coordinates": [108, 12]}
BAD = [
    ("MAP103", b""),
    ("MAP103", b"{"),
    ("MAP103", b"\xff\xfe{}"),
    ("MAP103", b"[" * 100_000),
    ("MAP103", b'{"type": "Point", "coordinates": [' + b"9" * 5_000 + b", 12]}"),
    ("MAP103", b'{"type": "Point", "type": "Point", "coordinates": [108, 12]}'),
    ("MAP104", b"[]"),
    ("MAP104", b"null"),
    ("MAP104", {"type": "Topology", "objects": {}}),
    ("MAP104", {"type": ["Point"], "coordinates": [108, 12]}),
    ("MAP104", {"rings": [SQUARE]}),
    ("MAP104", {"type": "FeatureCollection", "features": {}}),
    ("MAP104", {"type": "Polygon", "coordinates": 5}),
    ("MAP104", {"type": "Polygon", "coordinates": {"0": SQUARE}}),
    ("MAP105", {"type": "LineString", "coordinates": [[560000, 1320000], [560100.5, 1320000]]}),
    ("MAP106", polygon([[y, x] for x, y in SQUARE])),
    ("MAP108", polygon(SQUARE[:-1])),
    ("MAP108", polygon([SQUARE[0]] * 3)),
    ("MAP109", {"type": "Point", "coordinates": [108]}),
    ("MAP109", {"type": "Point", "coordinates": ["108", "12"]}),
    ("MAP109", {"type": "Point", "coordinates": [True, False]}),
    ("MAP109", b'{"type": "Point", "coordinates": [NaN, 12]}'),
    ("MAP109", b'{"type": "Point", "coordinates": [108, 1e999]}'),
    ("MAP109", {"type": "LineString", "coordinates": [[108, 12]]}),
    ("MAP110", collection()),
    ("MAP110", {"type": "MultiPolygon", "coordinates": []}),
    ("MAP110", feature(None)),
    ("MAP113", collection(*[feature(POINT)] * (FEATURE_LIMIT + 1))),
]


@pytest.mark.parametrize(("code", "tree"), BAD)
def test_a_file_that_cannot_be_drawn_is_one_finding(code: str, tree: Any) -> None:
    assert code_of(tree) == code


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({"type": "Topology", "objects": {}}, "TopoJSON"),
        ({"rings": [SQUARE]}, "Esri JSON"),
        ({"features": [], "spatialReference": {"wkid": 4326}}, "Esri JSON"),
        ({"type": "Polygon", "coordinates": 5}, "`Polygon`"),
    ],
)
def test_json_of_another_format_is_called_by_its_name(tree: Any, said: str) -> None:
    result = read(tree)
    assert isinstance(result, MapFault)
    assert said in getattr(dict(result.values)["problem"], "vi", "")


@pytest.mark.parametrize("x", [11.9, 24.0, 6.0])
def test_of_several_features_the_one_with_swapped_axes_is_named(x: float) -> None:
    result = read(collection(feature(POINT), feature({"type": "Point", "coordinates": [x, 108.4]}), feature(POINT)))
    assert isinstance(result, MapFault)
    assert (result.code, dict(result.values)["number"]) == ("MAP106", "2")


def crs(name: Any) -> dict[str, Any]:
    return {"type": "name", "properties": {"name": name}}


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_a_coordinate_system_that_is_wgs_84_is_accepted(name: str) -> None:
    assert code_of({**POINT, "crs": crs(name)}) == ""
    assert code_of({**POINT, "crs": None}) == ""


@pytest.mark.parametrize("system", [crs("urn:ogc:def:crs:EPSG::3405"), crs("EPSG:14326"), crs(4326), 5, {}])
def test_another_coordinate_system_is_refused_wherever_it_is_named(system: Any) -> None:
    for tree in (
        {**POINT, "crs": system},
        collection({**feature(POINT), "crs": system}),
        feature({**POINT, "crs": system}),
    ):
        assert code_of(tree) == "MAP118"


BOW_TIE = [[108, 12], [108.1, 12.1], [108.1, 12], [108, 12.2], [108, 12]]
FLAT = [[108, 12], [108.05, 12.05], [108.1, 12.1], [108, 12]]
AWAY = [[x + 1, y] for x, y in HOLE]
ACROSS = [[x + 0.05, y] for x, y in HOLE]
TOUCHING = [[108.0, 12.05], [108.06, 12.04], [108.05, 12.06], [108.0, 12.05]]


@pytest.mark.parametrize(
    ("code", "rings"),
    [
        ("MAP115", [BOW_TIE]),
        ("MAP115", [SQUARE, ACROSS]),
        ("MAP116", [FLAT]),
        ("MAP117", [SQUARE, AWAY]),
        ("", [SQUARE, HOLE]),
        ("", [SQUARE, TOUCHING]),
        ("", [SQUARE, [[108.0, 12.0], [108.06, 12.04], [108.05, 12.06], [108.0, 12.0]]]),
    ],
)
def test_areas_that_are_not_what_they_seem_are_drawn_with_a_warning(code: str, rings: Any) -> None:
    data = data_of(collection(feature(POINT), feature(polygon(*rings))))
    expected = [(code, "2")] if code else []
    assert [(each.code, dict(each.values)["numbers"]) for each in data.warnings] == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=3, max_size=9, unique=True))
def test_crossings_are_those_that_a_look_at_every_pair_of_edges_finds(corners: list[tuple[int, int]]) -> None:
    """Whole numbers: the sides of a line are exact."""

    def side(a: Any, b: Any, c: Any) -> int:
        cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return (cross > 0) - (cross < 0)

    ring = [*corners, corners[0]]
    edges = list(itertools.pairwise(ring))
    expected = any(
        side(*one, other[0]) * side(*one, other[1]) < 0 and side(*other, one[0]) * side(*other, one[1]) < 0
        for one, other in itertools.combinations(edges, 2)
    )
    warnings = check_rings([MapFeature("", ((tuple((float(x), float(y)) for x, y in ring),),))], [1])
    assert ("MAP115" in {each.code for each in warnings}) == expected


def test_a_ring_with_very_many_crossings_to_look_for_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portalgen.render.maps.ring_checks._BUDGET", 100_000)

    def build(count: int) -> list[MapFeature]:
        ring = [(108 + at / count + at % 2 / 2, 12 + at / count + at % 2 * (count - at) / count) for at in range(count)]
        return [MapFeature("", (((*ring, (108.0, 11.0), ring[0]),),))]

    check_linear_growth(lambda features: check_rings(features, [1]), build, 1_000)


def test_a_key_that_is_there_twice_is_found_in_as_many_steps_as_there_are_keys() -> None:
    def build(count: int) -> bytes:
        keys = ", ".join(f'"k{at}": 1' for at in range(count))
        return f'{{{keys}, "k{count - 1}": 2}}'.encode()

    assert code_of(build(100_000)) == "MAP103"
    check_linear_growth(code_of, build, 1_000)


def test_collections_within_each_other_have_an_end() -> None:
    tree: Any = POINT
    for _ in range(20):
        tree = {"type": "GeometryCollection", "geometries": [tree]}
    assert code_of(tree) == "MAP103"


def test_a_property_that_no_feature_has_is_told_with_those_that_are_there() -> None:
    result = read(feature(POINT, ten_xa="Xã A", ma=24848), "ten_sa")
    assert isinstance(result, MapFault)
    values = dict(result.values)
    assert (result.code, values["suggestion"]) == ("MAP111", "ten_xa")
    assert "`ma`, `ten_xa`" in str(values["present"])


def test_features_without_a_name_are_drawn_with_a_warning() -> None:
    data = data_of(collection(feature(POINT, ten="A"), feature(POINT, ten=" "), feature(POINT)), "ten")
    assert [(each.code, dict(each.values)["numbers"]) for each in data.warnings] == [("MAP112", "2, 3")]


def test_a_map_of_another_country_is_drawn_with_a_warning() -> None:
    data = data_of({"type": "Point", "coordinates": [2.35, 48.85]})
    assert [each.code for each in data.warnings] == ["MAP107"]


@pytest.mark.parametrize("place", [[112.0, 16.5], [114.3, 9.9], [102.2, 22.4], [109.4, 12.6]])
def test_the_islands_and_the_borders_of_the_country_are_within_it(place: list[float]) -> None:
    assert data_of({"type": "Point", "coordinates": place}).warnings == ()


def test_a_name_is_one_line_of_text_that_can_be_written() -> None:
    names = ["Xã\n\tA \u0000B", "\ud800", 24848, True, ["x"], "x" * 500]
    features = data_of(collection(*(feature(POINT, name=name) for name in names))).features
    assert [each.name for each in features[:5]] == ["Xã A B", "?", "24848", "", ""]
    assert len(features[5].name) == 120


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=4)
    | st.sampled_from(["Polygon", "Point"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "features", "geometry", "geometries", "properties"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(JSON, st.sampled_from(["Polygon", "MultiPolygon", "LineString", "Point", "GeometryCollection", "Feature"]))
def test_whatever_json_a_file_holds_it_is_drawn_or_has_a_code(tree: Any, type_name: str) -> None:
    for each in (
        tree,
        {"type": type_name, "coordinates": tree, "geometries": tree, "geometry": tree, "properties": tree},
    ):
        result = read(each)
        assert isinstance(result, MapData) or result.code in CODES
