"""The map of the units: each boundary is its unit's, what fits no unit is reported, and the drawing stays light."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.sentences import severity_of
from portalgen.render.maps.units import UNITS_FILE, UnitsDrawing, load_units
from tests.makers.portal import SmallPortal
from tests.makers.unit_boundaries import boundaries

MANY = tuple(f"xa-{number}" for number in range(124))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    portal, faults = load_portal(SmallPortal(tmp_path_factory.mktemp("units") / "portal").root)
    assert portal is not None, faults
    return portal


@pytest.fixture
def province(small: Portal, tmp_path: Path) -> Portal:
    """A portal of 124 communes beside its main site, in a folder of its own."""
    commune = next(site for site in small.sites if site.group == "commune")
    communes = tuple(replace(commune, id=each, unit_code=f"9{number:04}") for number, each in enumerate(MANY))
    others = tuple(site for site in small.sites if site.group != "commune")
    return replace(small, root=tmp_path, sites=(*others, *communes))


Write = Callable[[str], tuple[UnitsDrawing | None, list[str]]]


@pytest.fixture
def load(province: Portal) -> Write:
    """What a file gives: the drawing, and the codes with their values as one text each."""
    file = province.root / UNITS_FILE
    file.parent.mkdir(parents=True)

    def write_and_load(text: str) -> tuple[UnitsDrawing | None, list[str]]:
        file.write_text(text, "utf-8")
        drawing, faults = load_units(province)
        for language in ("vi", "en"):  # a sentence that lacks a value would end every command
            assert "{" not in diagnostics_as_text(faults, language)
        return drawing, [f"{each.code} {dict(each.values)}" for each in faults]

    return write_and_load


def test_without_a_file_there_is_no_map_and_nothing_to_say(province: Portal) -> None:
    assert load_units(province) == (None, ())


def test_every_unit_has_its_own_area_and_all_are_light(load: Write) -> None:
    drawing, faults = load(boundaries(MANY, source="Sở  mẫu"))
    assert drawing is not None and faults == []
    assert sorted(each.site for each in drawing.units) == sorted(MANY)
    assert all(each.path.startswith("M") for each in drawing.units)
    assert 8_000 < sum(len(each.path) for each in drawing.units) <= 32_000
    assert drawing.source == "Sở mẫu"


@pytest.mark.parametrize("name", ["unit_code", "code", "ma"])
def test_units_are_matched_by_their_codes_as_well(load: Write, name: str) -> None:
    drawing, faults = load(boundaries((f"9{number:04}" for number in range(124)), name))
    assert drawing is not None and faults == []
    assert len(drawing.units) == 124


def test_several_boundaries_of_one_unit_are_one_link(load: Write) -> None:
    drawing, _ = load(boundaries((*MANY, MANY[0])))
    assert drawing is not None and len(drawing.units) == 124
    assert next(each for each in drawing.units if each.site == MANY[0]).path.count("M") == 2


def test_a_boundary_of_no_unit_is_an_error_that_names_the_nearest_id(load: Write, province: Portal) -> None:
    _, faults = load(boundaries((*MANY[:-1], "xa-12O")))
    assert [each.partition(" ")[0] for each in faults] == ["CFG224", "CFG225"]
    assert "xa-12O" in faults[0] and "xa-12" in faults[0] and "xa-123" in faults[1]
    assert [severity_of(each).value for each in load_units(province)[1]] == ["error", "note"]


@pytest.mark.parametrize("wrong", ["xa-12O", "xa_123", "Xa-123"])
def test_the_suggestion_for_a_boundary_of_no_unit_works(load: Write, province: Portal, wrong: str) -> None:
    load(boundaries((*MANY[:-1], wrong)))
    (found,) = (each for each in load_units(province)[1] if each.code == "CFG224")
    drawing, faults = load(boundaries((*MANY[:-1], str(dict(found.values)["suggestion"]))))
    assert faults == []
    assert drawing is not None and {each.site for each in drawing.units} == set(MANY)


@pytest.mark.parametrize("site", ["portal", "so"])
def test_the_boundary_of_a_site_that_is_no_unit_is_one_of_no_unit(load: Write, province: Portal, site: str) -> None:
    assert site in {each.id for each in province.sites}
    drawing, faults = load(boundaries((*MANY, site)))
    assert [each.partition(" ")[0] for each in faults] == ["CFG224"]
    assert drawing is not None and {each.site for each in drawing.units} == set(MANY)


def test_the_property_that_fits_most_boundaries_is_taken(load: Write) -> None:
    tree = json.loads(boundaries(MANY, "code"))
    for number, each in enumerate(tree["features"]):
        each["properties"] |= {"id": str(number), "site": MANY[0] if number == 0 else ""}
    drawing, faults = load(json.dumps(tree))
    assert drawing is not None and faults == []
    assert len(drawing.units) == 124


def test_units_without_a_boundary_are_a_note_that_names_the_first_ten(load: Write) -> None:
    drawing, faults = load(boundaries(MANY[:100]))
    assert drawing is not None and len(drawing.units) == 100
    assert len(faults) == 1 and "'count': '24'" in faults[0] and "xa-109 …" in faults[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "MAP103"),
        ("[1]", "MAP104"),
        ('{"type": "Topology"}', "MAP104"),
        ('{"type": "FeatureCollection", "features": []}', "MAP110"),
        (boundaries(MANY[:2], "ten_goi"), "CFG226"),
        (" " * 4_200_000, "MAP123"),
        ("[" * 100_000, "MAP103"),
    ],
)
def test_a_file_that_is_no_map_is_one_error_and_no_map(load: Write, text: str, code: str) -> None:
    drawing, faults = load(text)
    assert drawing is None and [each.partition(" ")[0] for each in faults] == [code]


def test_a_boundary_that_lies_elsewhere_is_an_error_that_names_it(load: Write, province: Portal) -> None:
    tree = json.loads(boundaries(MANY))
    tree["features"][5]["geometry"]["coordinates"][0][3] = [0, 0]
    drawing, faults = load(json.dumps(tree))
    assert drawing is None and [each.partition(" ")[0] for each in faults] == ["MAP120"]
    assert "'number': '6'" in faults[0] and MANY[5] in faults[0]
    assert [severity_of(each).value for each in load_units(province)[1]] == ["error"]


def test_a_point_is_no_boundary_and_boundaries_have_a_source(load: Write) -> None:
    tree = json.loads(boundaries(MANY, source=""))
    tree["features"][5]["geometry"] = {"type": "Point", "coordinates": [108, 11]}
    drawing, faults = load(json.dumps(tree))
    assert drawing is not None and [each.partition(" ")[0] for each in faults] == ["MAP121", "MAP122"]


@pytest.mark.parametrize("name", ["Units.geojson", "units.json", "ranh-gioi.GeoJSON"])
def test_a_file_of_boundaries_of_another_name_is_told_of(load: Write, province: Portal, name: str) -> None:
    file = province.root / "site-config" / name
    file.write_text("{}", "utf-8")
    (fault,) = load_units(province)[1]
    assert (fault.code, fault.place.path) == ("CFG238", f"site-config/{name}")
    assert load_units(province)[0] is None


def test_a_feature_without_the_property_is_told_of_once(load: Write) -> None:
    tree = json.loads(boundaries(MANY))
    tree["features"][5]["properties"] = {}
    _, faults = load(json.dumps(tree))
    assert [each.partition(" ")[0] for each in faults] == ["CFG224", "CFG225"]
    assert "'number': '6'" in faults[0]
