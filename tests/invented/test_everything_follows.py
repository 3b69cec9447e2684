"""A kind, a type of field and an output that are invented here: everything that is made of tables follows them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Final

import jsonschema
import pytest
from lxml import html

from portalgen.config.load import load_portal
from portalgen.content.field_types import FIELD_TYPES
from portalgen.content.new import create_page
from portalgen.content.read import read_library
from portalgen.content.schema import build_schemas
from portalgen.content.translate import create_translation
from portalgen.diagnostics.model import Place
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.definitions import standard_definitions
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.linting.repairs import load_repair_context, repair_source
from portalgen.pipeline.next_change import NextChange, next_change
from portalgen.pipeline.verify import verify
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.templates import Templates
from portalgen.render.views.links import Fact
from tests.makers.invented.portal import (
    INVENTED_KINDS,
    POTTERY,
    POTTERY_KEYS,
    PROFILES,
    SILK,
    InventedPortal,
    exhibition,
    invented_definitions,
)
from tests.makers.portal import AT, SO, codes, tree

ROOT: Final = Path(__file__).resolve().parents[2]
LIST: Final = f"{SO}/trien-lam/index.html"
POTTERY_PAGE: Final = f"{SO}/trien-lam/gom/index.html"
SILK_PAGE: Final = f"{SO}/trien-lam/tranh-lua/index.html"
MUSEUM_PAGE: Final = f"{SO}/don-vi/bao-tang/index.html"
DISPLAY: Final = f"{SO}/exhibitions.txt"
SILK_OPENS: Final = datetime(2026, 12, 1, tzinfo=VIETNAM)
POTTERY_ENDS: Final = datetime(2026, 12, 11, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> InventedPortal:
    """The portal at 24/11/2026, which no test changes."""
    portal = InventedPortal(tmp_path_factory.mktemp("invented") / "portal")
    result = portal.build_successfully()
    assert codes(result) == []
    return portal


@pytest.fixture
def invented(tmp_path: Path) -> InventedPortal:
    """The same as files alone."""
    return InventedPortal(tmp_path / "portal")


def tree_of(portal: InventedPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring(portal.html(path))


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def facts_of(portal: InventedPortal, path: str) -> dict[str, str]:
    """The words of each fact of a page by its label."""
    rows = tree_of(portal, path).xpath("//dl[@class='facts']/div")
    return {words(row.find("dt")): words(row.find("dd")) for row in rows}


def schema_accepts_the_page_and_refuses_a_bad_value(_: InventedPortal) -> None:
    (text,) = (text for name, text in build_schemas((), INVENTED_KINDS) if name == "exhibition.json")
    schema = jsonschema.Draft202012Validator(json.loads(text))
    page = {"id": "a", "kind": "exhibition", "title": "A", "opens": "2026-12-01", "form": "touring", "free": True}
    assert schema.is_valid({**page, "storage": "21.5 °C"})
    assert not schema.is_valid({**page, "storage": "21.5"})
    assert not schema.is_valid({**page, "form": "abroad"})
    assert schema.is_valid({**page, "rooms": [{"room": "A", "pieces": 3, "kept_at": "-2 °C"}]})
    assert not schema.is_valid({**page, "rooms": [{"room": "A", "pieces": 3, "kept_at": "cold"}]})
    assert json.loads(text)["properties"]["storage"]["pattern"] == r"^-?\d{1,2}(\.\d)? °C$"


def page_shows_every_field_by_its_type(portal: InventedPortal) -> None:
    assert facts_of(portal, POTTERY_PAGE) == {
        "Tình trạng": "Đang mở",
        "Mở cửa": "ngày 01 tháng 11 năm 2026",
        "Đóng cửa": "hết ngày 10 tháng 12 năm 2026",
        "Hình thức": "Lưu động",
        "Miễn phí": "Có",
        "Đơn vị tổ chức": "Bảo tàng mẫu",
        "Nơi trưng bày": "Nhà trưng bày số 1",
        "Nhiệt độ kho": "21,5 °C",
        "Quầy vé": "0000 111 222",
        "Các phòng": (
            "Phòng Số hiện vật Nhiệt độ phòng Kiểm tra ngày Phòng lớn 1.250 20,5 °C ngày 30 tháng 10 năm 2026 "
            "Phòng nhỏ 30 19 °C ngày 31 tháng 10 năm 2026"
        ),
    }
    tree = tree_of(portal, POTTERY_PAGE)
    assert tree.xpath("//dl[@class='facts']//a[@href='tel:0000111222']")
    assert tree.xpath("//dl[@class='facts']//span[@class='number'][text()='21,5 °C']")
    assert [words(each) for each in tree.xpath("//dl[@class='facts']//td[@class='align-right']")] == [
        "1.250",
        "20,5 °C",
        "30",
        "19 °C",
    ]


def page_shows_no_id_no_value_of_a_program_and_no_joined_group(portal: InventedPortal) -> None:
    for path in (POTTERY_PAGE, LIST, POTTERY_PAGE.replace("trien-lam", "en/exhibitions")):
        (main,) = tree_of(portal, path).xpath("//main")
        shown = words(main)
        assert re.search(r"so-bao-tang|touring|\btrue\b|\d{4}-\d{2}-\d{2}|\{|room|kept_at", shown) is None, shown


def translation_shows_the_shared_fields_in_its_language(portal: InventedPortal) -> None:
    facts = facts_of(portal, f"{SO}/en/exhibitions/gom/index.html")
    assert (facts["State"], facts["Form"], facts["Free"]) == ("Open now", "Touring", "Yes")
    assert (facts["Storage"], facts["Closes"]) == ("21.5 °C", "the end of 10 December 2026")


def rows_of_the_list_show_the_card(portal: InventedPortal) -> None:
    rows = tree_of(portal, LIST).xpath("//li[contains(@class, 'entry')]")
    (row,) = (words(each) for each in rows if "Gốm cổ" in words(each))
    for part in ("Gốm qua các thời.", "Tình trạng: Đang mở", "Nhiệt độ kho: 21,5 °C", "Bảo tàng mẫu"):
        assert part in row
    assert "Quầy vé" not in row


def facets_have_pages_with_counts_and_the_list_leads_to_them(portal: InventedPortal) -> None:
    (nav,) = tree_of(portal, LIST).xpath("//nav[@class='facets']")
    found = {link.get("href").removeprefix("/trien-lam/"): words(link) for link in nav.xpath(".//dd/a")}
    assert found == {
        "hinh-thuc/thuong-xuyen/": "Thường xuyên (1)",
        "hinh-thuc/luu-dong/": "Lưu động (2)",
        "mien-phi/co/": "Có (1)",
        "mien-phi/khong/": "Không (2)",
        "don-vi/so-bao-tang/": "Bảo tàng mẫu (2)",
        "nam-mo-cua/2026/": "2026 (2)",
        "nam-mo-cua/2025/": "2025 (1)",
        "giai-doan/sap-mo/": "Sắp mở (1)",
        "giai-doan/dang-mo/": "Đang mở (1)",
        "giai-doan/da-ket-thuc/": "Đã kết thúc (1)",
    }
    assert all((portal.out / SO / "trien-lam" / path / "index.html").is_file() for path in found)
    assert "Gốm cổ" in portal.html(f"{SO}/trien-lam/giai-doan/dang-mo/index.html")
    assert "Tranh lụa" not in portal.html(f"{SO}/trien-lam/giai-doan/dang-mo/index.html")


def facet_pages_of_both_languages_name_each_other(portal: InventedPortal) -> None:
    vietnamese = f"{SO}/trien-lam/hinh-thuc/luu-dong/index.html"
    english = f"{SO}/en/exhibitions/form/touring/index.html"
    for path in (vietnamese, english):
        links = tree_of(portal, path).xpath("//head/link[@rel='alternate'][@hreflang]")
        found = {link.get("hreflang"): link.get("href") for link in links}
        assert found["vi"] == f"https://{SO}/trien-lam/hinh-thuc/luu-dong/"
        assert found["en"] == f"https://{SO}/en/exhibitions/form/touring/"
    assert "Form: Touring" in portal.html(english)


def search_is_given_the_facets_and_the_state(portal: InventedPortal) -> None:
    tree = tree_of(portal, POTTERY_PAGE)
    filters = tree.xpath("//meta[@data-pagefind-filter]")
    found = {each.get("data-pagefind-filter").removesuffix("[content]"): each.get("content") for each in filters}
    expected = {
        "kind": "Triển lãm",
        "section": "Triển lãm",
        "form": "Lưu động",
        "free": "Có",
        "organizer": "Bảo tàng mẫu",
        "opening": "2026",
        "phase": "Đang mở",
    }
    assert {name: found.get(name) for name in expected} == expected

    def metadata_of(path: str) -> dict[str, str]:
        given = tree_of(portal, path).xpath("//meta[@data-pagefind-meta]")
        return {each.get("data-pagefind-meta").removesuffix("[content]"): each.get("content") for each in given}

    assert metadata_of(POTTERY_PAGE)["state"] == "Đang mở"
    assert metadata_of(SILK_PAGE)["state"] == "Sắp mở"
    over = metadata_of(f"{SO}/trien-lam/anh/index.html")
    assert (over["state"], over["lapsed"]) == ("Đã kết thúc", "1")


def search_page_offers_the_facets_as_filters(portal: InventedPortal) -> None:
    tree = tree_of(portal, f"{SO}/tim-kiem/index.html")
    found = {each.get("data-filter"): words(each.getparent().find("label")) for each in tree.xpath("//select")}
    expected = {
        "form": "Hình thức",
        "free": "Miễn phí",
        "organizer": "Đơn vị tổ chức",
        "opening": "Năm mở cửa",
        "phase": "Giai đoạn",
    }
    assert found.items() >= expected.items()
    assert found.items() >= {"kind": "Loại nội dung", "year": "Năm", "type": "Loại văn bản"}.items()


def plain_text_shows_all_fields(portal: InventedPortal) -> None:
    text = portal.html(f"{SO}/trien-lam/gom/index.txt")
    for label, value in facts_of(portal, POTTERY_PAGE).items():
        assert f"{label}:" in text
        assert label == "Các phòng" or value in text
    assert "\n- Phòng: Phòng nhỏ; Số hiện vật: 30; Nhiệt độ phòng: 19 °C; Kiểm tra ngày: " in text


def feeds_hold_the_items(portal: InventedPortal) -> None:
    assert "<title>Gốm cổ</title>" in portal.html(f"{SO}/feed.xml")
    items = json.loads(portal.html(f"{SO}/feed.json"))["items"]
    assert {"Gốm cổ", "Tranh lụa", "Ảnh tư liệu"} <= {each["title"] for each in items}


def calendar_holds_no_period_that_is_no_event(portal: InventedPortal) -> None:
    assert "so-gom/vi@" not in portal.html(f"{SO}/events.ics")


def both_ends_of_a_reference_are_shown(portal: InventedPortal) -> None:
    assert tree_of(portal, POTTERY_PAGE).xpath("//dl[@class='facts']//a[@href='/don-vi/bao-tang/']")
    assert facts_of(portal, MUSEUM_PAGE)["Triển lãm đã tổ chức"] == "Gốm cổ Tranh lụa"
    links = tree_of(portal, MUSEUM_PAGE).xpath("//dl[@class='facts']//a/@href")
    assert links == ["/trien-lam/gom/", "/trien-lam/tranh-lua/"]


def invented_output_is_written_and_announced(portal: InventedPortal) -> None:
    assert portal.html(DISPLAY) == "Đang mở\tGốm cổ\nSắp mở\tTranh lụa\nĐã kết thúc\tẢnh tư liệu\n"
    assert portal.html(f"{SO}/en/exhibitions.txt") == "Open now\tOld pottery\n"
    (link,) = tree_of(portal, LIST).xpath("//head/link[@type='text/plain'][@href='/exhibitions.txt']")
    assert link.get("title") == "Triển lãm của Sở Ngoại vụ"


def site_maps_hold_the_pages(portal: InventedPortal) -> None:
    assert f"https://{SO}/trien-lam/gom/" in portal.html(f"{SO}/sitemap-1.xml")
    assert "/trien-lam/" in portal.html(f"{SO}/so-do-trang/index.html")


def data_files_hold_every_field_by_its_type(portal: InventedPortal) -> None:
    items = json.loads(portal.html(f"{SO}/du-lieu/exhibition.json"))["items"]
    (pottery,) = (each for each in items if each["id"] == "so-gom")
    assert (pottery["storage"], pottery["free"], pottery["state"]) == (21.5, True, "open")
    assert (pottery["closes"], pottery["organizer"]) == ("2026-12-10T23:59:59+07:00", "so-bao-tang")
    assert pottery["rooms"][0] == {"room": "Phòng lớn", "pieces": 1250, "kept_at": 20.5, "checked": "2026-10-30"}
    package = json.loads(portal.html(f"{SO}/du-lieu/datapackage.json"))
    (schema,) = (each["schema"] for each in package["resources"] if each["path"] == "exhibition.csv")
    (storage,) = (each for each in schema["fields"] if each["name"] == "storage")
    assert (storage["title"], storage["type"], storage["constraints"]) == ("Nhiệt độ kho", "number", {"minimum": -99})


def reference_documents_the_kind_and_the_type(_: InventedPortal) -> None:
    loader = SourceFileLoader("script_docs", str(ROOT / "scripts" / "docs"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    script = module_from_spec(spec)
    sys.modules[loader.name] = script
    loader.exec_module(script)
    text = script.kinds_page(INVENTED_KINDS)
    (own,) = re.findall(r"^## exhibition\n.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    for part in (
        "**Triển lãm / Exhibition.**",
        "`summary`, `date`, `state`, `storage`, `organizer`",
        "Hình thức / Form (`form`: `hinh-thuc`, `form`)",
        "`opens` – `closes`",
        "Tình trạng / State (`state`): `upcoming` Sắp mở / Announced; `open` Đang mở / Open now",
        "`organizer` (Triển lãm đã tổ chức / Exhibitions organized)",
        "`needs_summary`",
        "| `rooms.kept_at` | `temperature` |",
    ):
        assert part in own
    assert r"| `temperature` | nhiệt độ, bằng độ C / a temperature in degrees Celsius | `21.5 °C` |" in text


def gallery_shows_how_every_type_is_presented(_: InventedPortal) -> None:
    """It shows components, not kinds: a new presentation is a new example of the facts, and is plain words until then."""
    theme, diagnostics = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
    assert theme is not None, diagnostics
    types = {**FIELD_TYPES, **INVENTED_KINDS.own_field_types}.values()
    examples = (ROOT / "themes/default/components/facts/facts.yaml").read_text("utf-8")
    assert {each.presentation for each in types} <= {"", *re.findall(r"presentation: (\w+)", examples)}
    fact = Fact("storage", "Nhiệt độ kho", "21,5 °C", presentation="warmth")
    shown = Templates(theme, "vi").render_macro("components/facts/facts.html", "facts", "test", items=(fact,))
    assert "<dd>21,5 °C</dd>" in str(shown)


FOLLOWS: Final[Mapping[str, Callable[[InventedPortal], None]]] = {
    "schema": schema_accepts_the_page_and_refuses_a_bad_value,
    "page": page_shows_every_field_by_its_type,
    "data": data_files_hold_every_field_by_its_type,
    "words": page_shows_no_id_no_value_of_a_program_and_no_joined_group,
    "translation": translation_shows_the_shared_fields_in_its_language,
    "card": rows_of_the_list_show_the_card,
    "facets": facets_have_pages_with_counts_and_the_list_leads_to_them,
    "languages": facet_pages_of_both_languages_name_each_other,
    "search": search_is_given_the_facets_and_the_state,
    "search page": search_page_offers_the_facets_as_filters,
    "plain text": plain_text_shows_all_fields,
    "feeds": feeds_hold_the_items,
    "calendar": calendar_holds_no_period_that_is_no_event,
    "relation": both_ends_of_a_reference_are_shown,
    "output": invented_output_is_written_and_announced,
    "site map": site_maps_hold_the_pages,
    "gallery": gallery_shows_how_every_type_is_presented,
    "reference": reference_documents_the_kind_and_the_type,
}
"""What follows from the declarations alone, and how that is seen. A later table (cells of CSV, forms) adds a line."""


@pytest.mark.parametrize("name", FOLLOWS)
def test_this_follows_from_the_declarations(name: str, built: InventedPortal) -> None:
    FOLLOWS[name](built)


class TestWriting:
    def test_a_new_page_is_read_without_faults_and_so_is_every_hint(self, invented: InventedPortal) -> None:
        portal, _ = load_portal(invented.root, INVENTED_KINDS)
        assert portal is not None
        path, text = create_page(portal, "exhibition", "so", "Đồ đồng", "vi", AT)
        assert path == "content/so/trien-lam/do-dong/index.vi.md"
        assert 'storage: "21.5 °C"' in text
        invented.write(path, text)
        assert codes(invented.check()) == []
        used = re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE)
        invented.write(path, used.replace("organizer: ma-bai-kia", "organizer: so-bao-tang"))
        library, diagnostics = read_library(portal)
        assert diagnostics == ()
        (page,) = (each for each in library.pages if each.title == "Đồ đồng")
        assert page.fields["storage"] == "21.5 °C"
        assert page.fields["rooms"][0]["kept_at"] == "21.5 °C"

    def test_a_translation_is_made_without_what_is_shared(self, invented: InventedPortal) -> None:
        portal, _ = load_portal(invented.root, INVENTED_KINDS)
        assert portal is not None
        path, text = create_translation(portal, read_library(portal)[0], SILK, "en")
        assert path == SILK.replace(".vi.", ".en.")
        assert "opens:" not in text and "kind: exhibition" in text

    def test_a_bad_value_is_reported_at_its_line_in_the_words_of_its_type(self, invented: InventedPortal) -> None:
        invented.edit(POTTERY, "storage: 21.5 °C", "storage: 21,5")
        (found,) = (each for each in invented.check().diagnostics if each.code == "FMT103")
        line = (invented.root / POTTERY).read_text("utf-8").splitlines().index("storage: 21,5") + 1
        assert (found.place.line, found.place.column) == (line, 10)
        assert sentence_of(found, "vi") == "`21,5` không phải là một nhiệt độ"
        assert "for example 21.5 °C" in help_of(found, "en")

    def test_a_reference_to_nothing_or_to_another_kind_is_reported_where_it_stands(
        self, invented: InventedPortal
    ) -> None:
        invented.edit(SILK, "organizer: so-bao-tang", "organizer: so-hop-bao")
        assert [each.rpartition(" ")[2] for each in codes(invented.check()) if each.startswith(SILK)] == ["LNK109"]
        invented.edit(SILK, "organizer: so-hop-bao", "organizer: khong-co")
        assert [each.rpartition(" ")[2] for each in codes(invented.check()) if each.startswith(SILK)] == ["LNK110"]

    def test_sections_may_take_the_kind_where_it_is_defined_and_nowhere_else(self, invented: InventedPortal) -> None:
        assert codes(invented.check()) == []
        standard = invented.check(definitions=standard_definitions, remember=False)
        assert any(each.endswith(" CFG110") for each in codes(standard))


class TestTime:
    def next_change_at(self, invented: InventedPortal, at: datetime) -> NextChange:
        portal, _ = load_portal(invented.root, INVENTED_KINDS)
        assert portal is not None
        found = next_change(portal, read_library(portal)[0], at)
        assert found is not None
        return found

    @pytest.mark.parametrize(
        ("at", "moment", "source", "reasons"),
        [
            (AT, SILK_OPENS, SILK, {"state_changes"}),
            (SILK_OPENS, POTTERY_ENDS, POTTERY, {"state_changes"}),
        ],
    )
    def test_the_next_change_is_the_next_turn_of_a_period_and_its_state(
        self, at: datetime, moment: datetime, source: str, reasons: set[str], invented: InventedPortal
    ) -> None:
        found = self.next_change_at(invented, at)
        assert found.at == moment
        assert {each.page.source: {*each.reasons} for each in found.changes if each.page.language == "vi"} == {
            source: reasons
        }

    def test_pages_are_rebuilt_at_the_moment_and_not_before(self, invented: InventedPortal) -> None:
        invented.build_successfully()
        before = datetime(2026, 11, 30, 23, 59, tzinfo=VIETNAM)
        assert invented.build_successfully(at=before).changed_paths == ()
        changed = invented.build_successfully(at=SILK_OPENS).changed_paths
        assert {SILK_PAGE, LIST, DISPLAY, f"{SO}/trien-lam/giai-doan/dang-mo/index.html"} <= {*changed}
        assert POTTERY_PAGE not in changed
        assert facts_of(invented, SILK_PAGE)["Tình trạng"] == "Đang mở"

    def test_the_invented_output_changes_only_with_its_view(self, invented: InventedPortal) -> None:
        invented.build_successfully()
        invented.edit(SILK, "Nội dung.", "Nội dung khác.")
        changed = invented.build_successfully().changed_paths
        assert SILK_PAGE in changed and DISPLAY not in changed
        invented.edit(SILK, "title: Tranh lụa", "title: Tranh lụa và giấy dó")
        assert DISPLAY in invented.build_successfully().changed_paths
        assert "Sắp mở\tTranh lụa và giấy dó\n" in invented.html(DISPLAY)

    def test_the_other_end_follows_a_reference_that_comes_and_goes(self, invented: InventedPortal) -> None:
        invented.build_successfully()
        invented.edit(SILK, "organizer: so-bao-tang\n", "")
        assert MUSEUM_PAGE in invented.build_successfully().changed_paths
        assert facts_of(invented, MUSEUM_PAGE)["Triển lãm đã tổ chức"] == "Gốm cổ"

    def test_the_other_end_follows_a_reference_from_another_site(self, invented: InventedPortal) -> None:
        invented.build_successfully()
        own = "      - {path: trien-lam, names: {vi: Triển lãm}, kinds: [exhibition], missing_translation: notice}\n"
        news = (
            "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}\n"
        )
        invented.edit(PROFILES, news, news + own)
        text = exhibition("xa-lua", title="Lụa của xã", organizer="so-bao-tang", publish_at="2026-11-25T08:00")
        invented.write("content/xa/trien-lam/lua.vi.md", text)
        invented.build_successfully()
        assert "Lụa của xã" not in facts_of(invented, MUSEUM_PAGE)["Triển lãm đã tổ chức"]
        invented.build_successfully(at=datetime(2026, 11, 25, 8, 0, tzinfo=VIETNAM))
        assert facts_of(invented, MUSEUM_PAGE)["Triển lãm đã tổ chức"] == "Gốm cổ Tranh lụa Lụa của xã"

    def test_several_processes_make_what_one_makes(self, invented: InventedPortal, built: InventedPortal) -> None:
        invented.build_successfully(jobs=2)
        assert tree(invented.out) == tree(built.out)

    @pytest.mark.parametrize("moment", [AT, SILK_OPENS])
    def test_an_incremental_build_leaves_what_a_clean_one_leaves(
        self, moment: datetime, invented: InventedPortal
    ) -> None:
        invented.build_successfully()
        invented.edit(POTTERY, "storage: 21.5 °C", "storage: 18 °C")
        invented.edit(SILK, "form: permanent", "form: touring")
        result = verify(invented.options(at=moment, definitions=invented_definitions))
        assert not result.differences, result.differences


class TestLint:
    def findings(self, invented: InventedPortal) -> dict[str, list[str]]:
        report = lint(LintOptions(invented.root, AT, definitions=invented_definitions))
        found: dict[str, list[str]] = {}
        for each in report.findings:
            found.setdefault(each.code, []).append(each.place.path)
        return found

    def test_a_period_that_ends_before_it_begins_is_refused_once(self, invented: InventedPortal) -> None:
        assert "FMT133" not in self.findings(invented)
        invented.edit(SILK, "closes: 2027-01-15", "closes: 2026-11-15")
        assert self.findings(invented)["FMT133"] == [SILK]
        assert "DDL202" not in self.findings(invented)

    def test_the_sentences_of_its_fields_are_read_as_such(self, invented: InventedPortal) -> None:
        assert not {"TXT203", "TXT204"} & self.findings(invented).keys()
        invented.edit(POTTERY, "hall: Nhà trưng bày số 1", "hall: Nhà  trưng bày  số 1")
        assert self.findings(invented)["TXT204"] == [POTTERY]

    def test_a_rule_about_a_trait_holds_for_the_kind(self, invented: InventedPortal) -> None:
        before = self.findings(invented)
        invented.edit(SILK, "summary: Tóm tắt.\n", "")
        after = self.findings(invented)
        added = {code for code, paths in after.items() if paths.count(SILK) > before.get(code, []).count(SILK)}
        assert added == {"TXT210"}

    def test_keys_are_put_in_the_order_of_the_kind(self, invented: InventedPortal) -> None:
        invented.write(SILK, exhibition("so-tranh", **{"storage": "18 °C", "title": "Tranh lụa"}))
        text = (
            (invented.root / SILK)
            .read_text("utf-8")
            .replace("id: so-tranh\n", "")
            .replace("---\n\n", "id: so-tranh\n---\n\n")
        )
        portal, _ = load_portal(invented.root, INVENTED_KINDS)
        assert portal is not None
        context = load_repair_context(portal, date(2026, 11, 24))
        fixed = repair_source(text.encode(), SILK, context).data.decode()
        keys = re.findall(r"^(\w+):", fixed, re.MULTILINE)
        assert keys == ["id", "kind", "title", "summary", "opens", "form", "free", "storage"]


class TestSearch:
    @pytest.mark.heavy
    def test_search_finds_the_item_and_filters_by_its_facets(self, invented: InventedPortal) -> None:
        invented.build_successfully(search=True)
        assert list((invented.out / SO / "pagefind").glob("filter/*")) != []


def test_the_portal_says_what_it_is_made_of() -> None:
    assert POTTERY_KEYS.keys() - {"title", "summary"} == {
        field.name for field in INVENTED_KINDS["exhibition"].own_fields
    }
