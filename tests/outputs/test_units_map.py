"""The map of the units stands on the site map of the main site, each unit a link with its name."""

from __future__ import annotations

import re

import pytest

from tests.makers.portal import SmallPortal
from tests.makers.unit_boundaries import boundaries

FILE = "site-config/units.geojson"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("units") / "portal")
    own = (portal.root / "site-config/sites/xa.yaml").read_text("utf-8")
    other = (
        own.replace("id: xa", "id: xa-mau").replace("xa.example.vn", "xa-mau.example.vn").replace("Đưng K'Nớ", "Mẫu")
    )
    portal.write("site-config/sites/xa-mau.yaml", other)
    portal.write(FILE, boundaries(("xa", "xa-mau"), source="hình vẽ mẫu"))
    portal.build_successfully()
    return portal


def drawing(page: str) -> str:
    return page[page.index('<figure class="map units-map">') :].partition("</figure>")[0]


def test_each_unit_is_a_link_with_its_name_in_the_order_of_the_list(built: SmallPortal) -> None:
    page = built.html("www.example.vn/so-do-trang/index.html")
    links = re.findall(r'<a href="([^"]+)"[^>]*><title>([^<]+)</title><path[^>]*></a>', drawing(page))
    assert sorted(url for url, _ in links) == ["https://xa-mau.example.vn/", "https://xa.example.vn/"]
    lists = page.partition('<figure class="map units-map">')[0]
    assert all(f">{name}</a>" in lists for _, name in links)
    assert '<a href="#units-map">Bản đồ các đơn vị</a>' in lists, "nobody scrolls past all communes to find it"


def test_its_links_can_be_reached_since_it_is_a_group_and_no_image(built: SmallPortal) -> None:
    figure = drawing(built.html("www.example.vn/so-do-trang/index.html"))
    assert 'role="group" aria-label="Bản đồ các đơn vị"' in figure and 'role="img"' not in figure
    assert "Nguồn ranh giới: hình vẽ mẫu." in figure


def test_it_stands_on_the_english_page_in_english_and_on_no_other_site(built: SmallPortal) -> None:
    assert "Map of the units" in built.html("www.example.vn/sites/en/site-map/index.html")
    assert "units-map" not in built.html("so.example.vn/so-do-trang/index.html")


def test_a_build_without_the_file_has_no_map_again(built: SmallPortal) -> None:
    (built.root / FILE).unlink()
    built.build_successfully()
    assert "units-map" not in built.html("www.example.vn/so-do-trang/index.html")
