"""A page shows the maps of its front matter, with the same facts in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.portal import SO, SmallPortal, codes, page, translation

PAGE = "content/so/gioi-thieu/dia-gioi.vi.md"
FILE = "content/so/gioi-thieu/so-do.geojson"
OUTPUT = f"{SO}/gioi-thieu/dia-gioi"
MAP = "[{file: so-do.geojson, title: Sơ đồ mẫu, description: Hai khu mẫu cạnh nhau., name_property: ten, source: hình mẫu}]"


def boundaries(east: float = 108.3) -> str:
    middle = 108.1
    squares = ((108.0, middle), (middle, east))
    rings = ([[w, 12.0], [e, 12.0], [e, 12.1], [w, 12.1], [w, 12.0]] for w, e in squares)
    names = ("Khu mẫu A & B", "Khu mẫu C")
    features = [
        {"type": "Feature", "properties": {"ten": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for name, ring in zip(names, rings, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


CROWD = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"ten": "Trạm"},
                "geometry": {"type": "Point", "coordinates": [108 + at / 99 if at else 109, 12]},
            }
            for at in range(99)
        ],
    }
)


def portal_with_map(root: Path) -> SmallPortal:
    portal = SmallPortal(root)
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    plain_text: true\n")
    portal.edit("site-config/portal.yaml", "csv, jpg", "csv, json, geojson, jpg")
    portal.write(PAGE, page("so-dia-gioi", title="Địa giới", maps=MAP))
    portal.write(
        PAGE.replace(".vi.", ".en."), translation("so-dia-gioi", ("Địa giới", "", "Nội dung.\n"), title="Area")
    )
    portal.write(FILE, boundaries())
    return portal


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = portal_with_map(tmp_path_factory.mktemp("maps") / "portal")
    portal.build_successfully()
    return portal


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    return portal_with_map(tmp_path_factory.mktemp("maps") / "portal")


def test_a_map_is_a_picture_with_a_name_and_everything_in_words(built: SmallPortal) -> None:
    figure = html.document_fromstring(built.html(f"{OUTPUT}/index.html")).xpath("//figure[@class='map']")[0]
    (drawing,) = figure.xpath("./svg")
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "Sơ đồ mẫu")
    assert len(drawing.xpath("./path[@class='map-area']")) == 2
    assert not figure.xpath(".//@style")
    words = " ".join(figure.xpath("./figcaption")[0].text_content().split())
    assert words.startswith("Hai khu mẫu cạnh nhau.")
    assert "Khu mẫu A & B: 120,4 km²" in words
    assert "Nguồn: hình mẫu." in words
    assert figure.xpath(".//a/@href") == ["/gioi-thieu/dia-gioi/so-do.geojson"]
    assert (built.out / OUTPUT / "so-do.geojson").is_file()


def test_the_plain_text_of_the_page_says_the_same(built: SmallPortal) -> None:
    text = built.html(f"{OUTPUT}/index.txt")
    assert "\nSơ đồ mẫu\n=" in text
    assert "2. Khu mẫu C: 240,9 km²" in text


def test_a_translation_shows_the_maps_of_its_original_with_numbers_of_its_language(built: SmallPortal) -> None:
    figure = html.document_fromstring(built.html(f"{SO}/en/introduction/dia-gioi/index.html")).xpath("//figure")[0]
    assert "Khu mẫu A & B: 120.4 km²" in " ".join(figure.text_content().split())
    assert figure.xpath("./svg/text[last()]")[0].text == "N"
    marked = {"".join(each.itertext()) for each in figure.xpath(".//*[@lang='vi'][not(self::svg)]")}
    assert marked == {"Hai khu mẫu cạnh nhau.", "Khu mẫu A & B", "Khu mẫu C", "hình mẫu"}
    assert figure.xpath("./svg/@lang | ../h2/@lang") == ["vi", "vi"]
    assert figure.xpath(".//a/@href") == ["/gioi-thieu/dia-gioi/so-do.geojson"]


def test_a_changed_file_is_drawn_again_as_a_clean_build_draws_it(built: SmallPortal) -> None:
    before = built.html(f"{OUTPUT}/index.html")
    built.write(FILE, boundaries(108.2))
    built.build_successfully()
    after = built.html(f"{OUTPUT}/index.html")
    clean = built.root.parent / "clean"
    built.build_successfully(out=clean)
    assert before != after == (clean / OUTPUT / "index.html").read_text("utf-8")
    built.write(FILE, boundaries())
    built.build_successfully()
    assert built.html(f"{OUTPUT}/index.html") == before


def test_a_map_within_the_text_is_drawn_again_when_its_file_changes(built: SmallPortal) -> None:
    """Its body is cached: the text is the same, and only what the file answers has changed."""
    line = '{{ map file="so-do.geojson" title="Sơ đồ" description="Hai khu." source="mẫu" name_property="ten" }}\n'
    built.write(PAGE, page("so-dia-gioi", line, title="Địa giới"))
    built.build_successfully()
    before = built.html(f"{OUTPUT}/index.html")
    built.write(FILE, boundaries(108.2))
    built.build_successfully()
    after = built.html(f"{OUTPUT}/index.html")
    assert "<strong>Sơ đồ</strong>" in after
    assert "Khu mẫu C: 240,9 km²" in before
    assert "Khu mẫu C: 120,4 km²" in after


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("MAP102", '{"type": "Polygon",' + " " * 5_000_000 + "}"),
        ("MAP103", '{"type": "Polygon"'),
        ("MAP105", '{"type": "Point", "coordinates": [560000, 1320000]}'),
        ("MAP106", '{"type": "Point", "coordinates": [11.9, 108.4]}'),
        ("MAP110", '{"type": "FeatureCollection", "features": []}'),
        ("MAP118", '{"type": "Point", "coordinates": [108.4, 11.9], "crs": {"properties": {"name": "EPSG:3405"}}}'),
        ("MAP119", CROWD),
        ("MAP111", '{"type": "Point", "coordinates": [108.4, 11.9]}'),
        ("ATT105", "không phải JSON"),
    ],
)
def test_a_file_that_cannot_be_drawn_is_told_where_it_is_named(faulty: SmallPortal, code: str, content: str) -> None:
    faulty.write(FILE, content)
    result = faulty.check()
    assert [each.rpartition(" ")[2] for each in codes(result)] == [code]
    (finding,) = result.diagnostics
    assert finding.place.underlined == "so-do.geojson"
    for language in ("vi", "en"):
        text = f"{sentence_of(finding, language)} {help_of(finding, language)}"
        assert "so-do.geojson" in text
        assert "{" not in text


def test_another_format_is_no_map(faulty: SmallPortal) -> None:
    faulty.write("content/so/gioi-thieu/so-do.csv", "a,b\n")
    faulty.edit(PAGE, "so-do.geojson", "so-do.csv")
    assert [each.rpartition(" ")[2] for each in codes(faulty.check())] == ["MAP101"]
    faulty.edit(PAGE, "so-do.csv", "so-do.geojson")
