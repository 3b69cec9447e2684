"""Each value of a facet has its list, in each language, beside the list of the section; and no more than the site allows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import html

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.config.taxonomies import Taxonomy, TermSettings
from portalgen.content.model import Library, Page
from portalgen.content.read import read_library
from portalgen.diagnostics.sentences import sentence_of
from portalgen.graph.build import build_graph
from tests.makers.documents_of_sites import PROFILES, document
from tests.makers.growth import check_linear_growth
from tests.makers.portal import AT, SO, TAXONOMIES_YAML, SmallPortal, translation

SITE: Final = "site-config/sites/so.yaml"
FOLDER: Final = "content/so/van-ban"
LISTS: Final = f"{SO}/van-ban"
ISSUERS: Final = """\
  - id: issuer
    names: {vi: Cơ quan ban hành, en: Issuer}
    slugs: {vi: co-quan, en: issuer}
    open: true
    has_pages: false
    terms:
      - {id: ubnd-tinh, names: {vi: Ủy ban nhân dân tỉnh, en: Provincial Committee}, aliases: [UBND tỉnh]}
"""


def add(portal: SmallPortal, name: str, english: str = "", **keys: Any) -> None:
    text = document(f"so-{name}", **keys)
    portal.write(f"{FOLDER}/{name}.vi.md", text)
    if english:
        original = (f"Quyết định so-{name}", "", "Toàn văn.\n")
        other = translation(f"so-{name}", original, kind="legal_document", title=english)
        portal.write(f"{FOLDER}/{name}.en.md", other)


def read_html(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring((portal.out / path / "index.html").read_bytes())


def texts(element: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in element.xpath(path)]


def titles(portal: SmallPortal, path: str) -> list[str]:
    return texts(read_html(portal, path), "//main//h2")


def folders(portal: SmallPortal, below: str) -> set[str]:
    root = portal.out / below
    return {file.parent.relative_to(root).as_posix() for file in root.rglob("index.html")}


def write_documents(folder: Path) -> SmallPortal:
    """Five documents in lists of two a page; `a` and `b` are decisions of 2026, in English as well, `c` is one of 2025."""
    portal = SmallPortal(folder / "portal", {"site-config/taxonomies.yaml": TAXONOMIES_YAML + ISSUERS})
    portal.edit(
        PROFILES,
        "kinds: [legal_document], missing_translation: none",
        "kinds: [legal_document], missing_translation: hide, page_size: 2",
    )
    add(portal, "a", "Decision A", issued="2026-01-05", issuer="UBND tỉnh", effective="2026-01-06", field="[y-te]")
    add(portal, "b", "Decision B", issued="2026-01-06", issuer="ubnd-tinh")
    add(portal, "c", issued="2025-01-06", issuer="Sở Y tế")
    add(portal, "d", issued="2024-01-06", issuer="Sở Y tế", document_type="law")
    add(portal, "e", issued="2026-03-06", issuer="Sở Xây dựng", document_type="law")
    return portal


@pytest.fixture
def documents(tmp_path: Path) -> SmallPortal:
    """The documents, for tests that change something of them."""
    return write_documents(tmp_path)


@pytest.fixture(scope="module")
def built_documents(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """The documents, built once for tests that only look at the pages."""
    portal = write_documents(tmp_path_factory.mktemp("documents"))
    portal.build_successfully()
    return portal


class TestAddresses:
    def test_each_value_has_its_list_at_segments_in_the_readers_language(self, built_documents: SmallPortal) -> None:
        lists = {each for each in folders(built_documents, LISTS) if "/" in each and "trang-" not in each}
        assert lists == {
            "co-quan-ban-hanh/so-xay-dung",
            "co-quan-ban-hanh/so-y-te",
            "co-quan-ban-hanh/ubnd-tinh",
            "hieu-luc/con-hieu-luc",
            "linh-vuc/y-te",
            "loai/luat",
            "loai/quyet-dinh",
            "nam/2024",
            "nam/2025",
            "nam/2026",
        }
        english = {each for each in folders(built_documents, f"{SO}/en/documents") if "/" in each}
        assert english == {"issuer/ubnd-tinh", "status/in-force", "field/y-te", "type/decision", "year/2026"}

    def test_a_list_has_the_items_of_its_value_cut_into_pages_as_the_sections_own(
        self, built_documents: SmallPortal
    ) -> None:
        assert titles(built_documents, f"{LISTS}/nam/2026") == ["Quyết định so-e", "Quyết định so-b"]
        assert titles(built_documents, f"{LISTS}/nam/2026/trang-2") == ["Quyết định so-a"]
        assert titles(built_documents, f"{LISTS}/co-quan-ban-hanh/ubnd-tinh") == ["Quyết định so-b", "Quyết định so-a"]
        (count,) = texts(read_html(built_documents, f"{LISTS}/nam/2026/trang-2"), "//p[@class='list-count']")
        assert count.startswith("3 ")

    def test_languages_lead_to_each_other_where_the_other_has_that_page(self, documents: SmallPortal) -> None:
        documents.build_successfully()
        vi, en = f"https://{SO}/van-ban/nam/2026/", f"https://{SO}/en/documents/year/2026/"
        pairs = {"vi": vi, "en": en, "x-default": vi}
        assert _alternates(documents, f"{LISTS}/nam/2026") == pairs
        assert _alternates(documents, f"{SO}/en/documents/year/2026") == pairs
        assert _alternates(documents, f"{LISTS}/nam/2026/trang-2") == {}
        assert _alternates(documents, f"{LISTS}/nam/2025") == {}
        add(documents, "f", "Decision F", issued="2026-01-01")
        documents.build_successfully()
        numbered = {"vi": f"{vi}trang-2/", "en": f"{en}page-2/", "x-default": f"{vi}trang-2/"}
        assert _alternates(documents, f"{LISTS}/nam/2026/trang-2") == numbered
        assert _alternates(documents, f"{SO}/en/documents/year/2026/page-2") == numbered

    def test_each_page_is_its_own_canonical_one(self, built_documents: SmallPortal) -> None:
        for path in ("nam", "nam/2026", "nam/2026/trang-2"):
            (link,) = read_html(built_documents, f"{LISTS}/{path}").xpath("//link[@rel='canonical']/@href")
            assert link == f"https://{SO}/van-ban/{path}/"

    def test_breadcrumbs_lead_from_the_home_by_the_section_and_the_facet(self, built_documents: SmallPortal) -> None:
        (trail,) = read_html(built_documents, f"{LISTS}/loai/luat").xpath("//nav[contains(@class, 'breadcrumbs')]")
        assert texts(trail, ".//li")[1:] == ["Văn bản", "Loại văn bản", "Luật"]
        assert trail.xpath(".//a/@href")[1:3] == ["/van-ban/", "/van-ban/loai/"]
        assert trail.xpath("count(.//*[@aria-current='page'])") == 1

    def test_a_page_whose_slug_is_a_facets_segment_is_reported_with_both_sources(self, documents: SmallPortal) -> None:
        path = f"{FOLDER}/nam.vi.md"
        documents.write(path, document("so-nam", slug="nam"))
        result = documents.build()
        assert not result.is_written
        (found,) = [each for each in result.diagnostics if each.code == "URL101"]
        assert (found.place.path, found.place.line) == (path, 10)
        assert "`nam`" in sentence_of(found, "vi")
        assert dict(found.values)["address"] == f"https://{SO}/van-ban/nam/"


class TestTheFilters:
    def test_a_list_says_which_value_is_chosen_and_leads_back_to_the_whole(self, built_documents: SmallPortal) -> None:
        for path in ("loai/quyet-dinh", "loai/quyet-dinh/trang-2"):
            (nav,) = read_html(built_documents, f"{LISTS}/{path}").xpath("//nav[@class='facets']")
            assert texts(nav, ".//a[@aria-current='true']") == ["Quyết định (3)"]
            assert texts(nav, ".//p[@class='facets-now']/span") == ["Loại văn bản: Quyết định"]
            (back,) = nav.xpath(".//p[@class='facets-now']/a")
            assert back.get("href") == "/van-ban/" and "Văn bản" in back.text_content()

    def test_the_sections_list_names_every_value_with_its_number_and_chooses_none(
        self, built_documents: SmallPortal
    ) -> None:
        for path in (LISTS, f"{LISTS}/trang-2"):
            (nav,) = read_html(built_documents, path).xpath("//nav[@class='facets']")
            assert not nav.xpath(".//*[@aria-current]") and not nav.xpath(".//p[@class='facets-now']")
            shown = {texts(each, "dt")[0]: texts(each, "dd") for each in nav.xpath(".//dl/div")}
            assert shown["Loại văn bản"] == ["Luật (2)", "Quyết định (3)"]
            assert shown["Năm"] == ["2026 (3)", "2025 (1)", "2024 (1)"]
            assert shown["Cơ quan ban hành"] == ["Ủy ban nhân dân tỉnh (2)", "Sở Xây dựng (1)", "Sở Y tế (2)"]

    def test_every_link_of_every_list_leads_to_a_page(self, built_documents: SmallPortal) -> None:
        seen = set()
        for folder in folders(built_documents, SO):
            for link in read_html(built_documents, f"{SO}/{folder}").xpath("//nav[@class='facets']//a/@href"):
                seen.add(link)
                path = built_documents.out / SO / str(link).partition("?")[0].lstrip("/")
                assert (path / "index.html").is_file(), (folder, link)
        assert len(seen) > 10

    def test_a_value_that_every_item_has_narrows_nothing_and_is_not_offered(self, tmp_path: Path) -> None:
        portal = SmallPortal(tmp_path / "portal")
        add(portal, "a")
        add(portal, "b", issued="2025-01-01")
        portal.build_successfully()
        (nav,) = read_html(portal, LISTS).xpath("//nav[@class='facets']")
        assert texts(nav, ".//dt") == ["Năm"]

    def test_a_page_links_its_values_to_their_lists(self, built_documents: SmallPortal) -> None:
        links = read_html(built_documents, f"{LISTS}/a").xpath("//dl[@class='facts']//a/@href")
        assert "/van-ban/co-quan-ban-hanh/ubnd-tinh/" in links
        english = read_html(built_documents, f"{SO}/en/documents/a")
        assert "/en/documents/issuer/ubnd-tinh/" in english.xpath("//dl[@class='facts']//a/@href")

    def test_the_page_of_all_values_counts_each(self, built_documents: SmallPortal) -> None:
        every = read_html(built_documents, f"{LISTS}/nam")
        assert texts(every, "//h1") == ["Văn bản – Năm"]
        found = every.xpath("//main//a[contains(@href, '/van-ban/nam/')]/@href")
        assert found == ["/van-ban/nam/2026/", "/van-ban/nam/2025/", "/van-ban/nam/2024/"]

    def test_beside_a_list_stand_twelve_values_and_always_the_chosen_one(self, tmp_path: Path) -> None:
        portal = SmallPortal(tmp_path / "portal")
        for number in range(14):
            add(portal, f"d{number:02}", issuer=f"Cơ quan {number:02}")
        portal.build_successfully()
        (nav,) = read_html(portal, f"{LISTS}/co-quan-ban-hanh/co-quan-13").xpath("//nav[@class='facets']")
        links = [each for each in nav.xpath(".//dd/a") if "/co-quan-ban-hanh/co-quan-" in each.get("href")]
        assert len(links) == 12 and links[-1].get("aria-current") == "true"
        assert nav.xpath(".//a[@class='facets-rest']/@href") == ["/van-ban/co-quan-ban-hanh/"]


class TestHowMany:
    def test_a_site_may_have_none(self, documents: SmallPortal) -> None:
        documents.edit(SITE, "profile:", "facet_pages: 0\nprofile:")
        documents.build_successfully()
        assert folders(documents, LISTS) == {".", "trang-2", "trang-3", "a", "b", "c", "d", "e"}
        assert not read_html(documents, LISTS).xpath("//nav[@class='facets']")
        assert not read_html(documents, f"{LISTS}/a").xpath("//dl[@class='facts']//a[contains(@href, 'co-quan')]")

    def test_beyond_the_limit_the_commonest_values_have_pages(self, documents: SmallPortal) -> None:
        documents.edit(SITE, "profile:", "facet_pages: 3\nprofile:")
        documents.build_successfully()
        every = (each for each in folders(documents, SO) if re.fullmatch(r"[a-z-]+/[a-z-]+/[^/]+", each))
        lists = {each for each in every if "trang-" not in each and not each.startswith(("en/", "gioi-thieu/"))}
        assert lists == {"van-ban/nam/2026", "van-ban/loai/quyet-dinh", "tin-tuc/nam/2026"}
        facts = read_html(documents, f"{LISTS}/e").xpath("//dl[@class='facts']")
        assert any("Sở Xây dựng" in each.text_content() for each in facts)
        assert not [link for each in facts for link in each.xpath(".//a[contains(@href, 'so-xay-dung')]")]

    @pytest.mark.parametrize("listed", [False, True])
    def test_they_stand_in_site_maps_where_the_site_says_so(self, documents: SmallPortal, listed: bool) -> None:
        documents.edit(SITE, "profile:", f"facets_in_site_maps: {str(listed).lower()}\nprofile:")
        documents.build_successfully()
        found = "".join(file.read_text("utf-8") for file in (documents.out / SO).rglob("sitemap*.xml"))
        assert (f"<loc>https://{SO}/van-ban/nam/2026/</loc>" in found) is listed
        assert (f"<loc>https://{SO}/en/documents/year/2026/</loc>" in found) is listed
        assert f"<loc>https://{SO}/van-ban/</loc>" in found

    def test_former_addresses_lead_to_pages_and_lists_but_not_to_those_of_facets(self, documents: SmallPortal) -> None:
        documents.edit(SITE, "profile:", "former_addresses: [{host: cu.example.vn, path: /}]\nprofile:")
        documents.build_successfully()
        former = folders(documents, "cu.example.vn")
        assert "van-ban" in former and "van-ban/a" in former
        assert not [each for each in former if re.search(r"van-ban/(nam|loai|linh-vuc|hieu-luc|co-quan)", each)]


def test_values_are_found_and_limited_in_as_many_steps_as_there_are(tmp_path: Path) -> None:
    """A term is found by its spelling, never by looking through all."""
    portal = SmallPortal(tmp_path / "portal")
    for each in range(8):
        add(portal, f"d{each}")
    loaded, faults = load_portal(portal.root)
    assert loaded is not None, faults
    library, _ = read_library(loaded)
    model = next(item for item in library.items if item.original.kind.name == "legal_document")

    def build(count: int) -> tuple[Portal, Library]:
        terms = tuple(TermSettings(f"t-{each}", {"vi": f"Cơ quan {each}"}) for each in range(count // 2))
        issuers = Taxonomy("issuer", {"vi": "Cơ quan"}, {}, True, terms)
        items = tuple(_copy(model, each) for each in range(count))
        return replace(loaded, taxonomies=(*loaded.taxonomies, issuers)), replace(library, items=items)

    graph = build_graph(*build(2_000), AT)
    lists = {each.facet.name: each for each in graph.facets["so", "vi", "van-ban"]}
    assert sum(len(each.values) for each in lists.values()) == loaded.site("so").facet_pages == 300
    assert graph.facet_values_left_out["so"] > 1_700
    check_linear_growth(lambda content: build_graph(*content, AT), build, 500)


def _copy(item: Any, number: int) -> Any:
    page: Page = item.original
    fields = {**page.fields, "issuer": f"Cơ quan {number}"}
    own = replace(page, id=f"so-{number}", source=f"{page.source}{number}", fields=fields)
    return replace(item, id=own.id, pages=(own,))


def _alternates(portal: SmallPortal, path: str) -> dict[str, str]:
    links = read_html(portal, path).xpath("//link[@rel='alternate'][@hreflang]")
    return {each.get("hreflang"): each.get("href") for each in links}
