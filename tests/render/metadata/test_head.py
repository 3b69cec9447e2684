"""Dublin Core and Open Graph in the head of pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portalgen.render.metadata.dublin_core import write_dublin_core
from portalgen.render.metadata.open_graph import Article, write_open_graph
from portalgen.render.views.files import ImageView
from tests.makers.portal import PROFILES_YAML, SO, XA, SmallPortal, page, png, site, tree
from tests.makers.schema_org import find_type, read_json_ld

STATEMENT = "statement_day: 2026-01-01"
LICENSE = "data_license: {names: {vi: Giấy phép mẫu, en: Sample licence}, address: https://example.vn/giay-phep}"
NEVER_EMPTY = ("DC.title", "DC.creator", "DC.date", "DC.description", "DC.publisher", "DC.identifier")


def metas(text: str, attribute: str) -> dict[str, str]:
    """(name, content) of the metadata of a page."""
    found = html.fromstring(text).xpath(f"//meta[@{attribute}]")
    return {str(each.get(attribute)): str(each.get("content")) for each in found}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(
        tmp_path_factory.mktemp("head") / "portal",
        {
            "content/so/tin-tuc/khoa.vi.md": page(
                "so-khoa", kind="news", title="Khóa học", date="2026-01-06", author="Nhóm; biên tập", tag="[a, b]",
                field="[y-te]", summary="Mở lớp.", agency="Trung tâm", source="{name: Báo mẫu}",
            ),
            "site-config/profiles.yaml": PROFILES_YAML.replace(
                "  department:\n", "  department:\n    section_feeds: true\n    open_data: true\n    item_data: true\n"
            ),
            "content/so/tin-tuc/trich.vi.md": page(
                "so-trich", kind="news", title="Bài trích", date="2025-01-02", publish_at="2025-01-03T09:00",
                origin="quoted", source="{name: Báo mẫu, author: Nhà báo, posted: 2025-01-01}",
            ),
            "content/so/tin-tuc/bao.vi.md": page(
                "so-bao", kind="news", title="Theo báo", date="2025-01-01", source="{name: Báo mẫu}"
            ),
            "content/so/tin-tuc/rut.vi.md": page(
                "so-rut", kind="news", title="Bài rút", date="2025-01-01", summary="Điều sai.",
                withdrawn="{at: 2025-01-02T08:00, reason: wrong_content}",
            ),
            "content/so/tin-tuc/mau.vi.md": page(
                "so-mau", kind="news", title="Bài mẫu", date="2025-01-01", summary="Tóm tắt.", sample="true"
            ),
            "content/so/van-ban/phi.vi.md": page(
                "so-phi", kind="legal_document", title="Quyết định về phí", number="03/QĐ-UBND", issued="2025-01-05",
                document_type="decision", normative="true", issuer="Ủy ban nhân dân tỉnh", summary="Quy định phí.",
            ),
            "content/so/gioi-thieu/chuc-nang/anh.png": png(1200, 900),
            "site-config/sites/so.yaml": site("so", "department", SO, "Sở Ngoại vụ", "Sở Ngoại vụ", STATEMENT, LICENSE),
            "content/xa/tin-tuc/tin.vi.md": page("xa-tin", kind="news", title="Tin xã", date="2026-01-07"),
        },
    )  # fmt: skip
    portal.build_successfully()
    return portal


def test_no_page_that_search_engines_may_list_lacks_an_element(built: SmallPortal) -> None:
    checked = 0
    for path in sorted((built.out / SO).rglob("index.html")):
        text = path.read_text("utf-8")
        if 'content="noindex"' not in text and "http-equiv" not in text:
            said = metas(text, "name")
            assert [name for name in NEVER_EMPTY if not said.get(name)] == [], path
            assert said["DC.identifier"] == html.fromstring(text).xpath('//link[@rel="canonical"]/@href')[0]
            checked += 1
    assert checked > 10


def test_a_page_says_its_own_day_and_a_list_that_of_its_newest(built: SmallPortal) -> None:
    days = {
        path: metas(built.html(f"{SO}/{path}index.html"), "name")["DC.date"]
        for path in ("tin-tuc/khai-truong/", "tin-tuc/", "tin-tuc/linh-vuc/y-te/", "", "so-do-trang/", "lien-he/")
    }
    assert days == {
        "tin-tuc/khai-truong/": "2026-01-03",
        "tin-tuc/": "2026-01-06",
        "tin-tuc/linh-vuc/y-te/": "2026-01-06",
        "": "2026-01-06",
        "so-do-trang/": "2026-01-06",
        "lien-he/": "2026-01-01",
    }
    assert "DC.date" not in metas(built.html(f"{XA}/lien-he/index.html"), "name")


def test_the_clock_alone_changes_no_metadata(built: SmallPortal, tmp_path: Path) -> None:
    before = tree(built.out)
    later = built.options().at.replace(year=2027)
    built.build_successfully(out=tmp_path / "later", at=later)
    after = tree(tmp_path / "later")
    assert [path for path in before if path.endswith("lien-he/index.html") and before[path] != after[path]] == []


def test_several_values_of_an_element_are_joined_by_semicolons(built: SmallPortal) -> None:
    said = metas(built.html(f"{SO}/tin-tuc/khoa/index.html"), "name")
    assert said["DC.creator"] == "Nhóm, biên tập"
    assert said["DC.subject"] == "Y tế; a; b"
    assert (said["DC.contributor"], said["DC.source"]) == ("Trung tâm", "Báo mẫu")


def test_what_nobody_said_is_said_by_the_agency_and_the_title() -> None:
    written = dict(write_dublin_core(title="Tin", publisher="Sở", identifier="https://so.example.vn/", language="vi"))
    assert written == {
        "DC.title": "Tin",
        "DC.creator": "Sở",
        "DC.description": "Tin",
        "DC.publisher": "Sở",
        "DC.identifier": "https://so.example.vn/",
        "DC.language": "vi",
    }


def test_a_page_is_shared_as_an_article_with_its_picture_and_days(built: SmallPortal) -> None:
    said = metas(built.html(f"{SO}/gioi-thieu/chuc-nang/index.html"), "property")
    assert (said["og:type"], said["og:locale"], said["og:locale:alternate"]) == ("article", "vi_VN", "en_US")
    assert said["og:image"].startswith(f"https://{SO}/gioi-thieu/chuc-nang/anh-")
    assert (said["og:image:width"], said["og:image:height"], said["og:image:alt"]) == ("960", "720", "Ảnh mẫu")
    news = metas(built.html(f"{SO}/tin-tuc/khoa/index.html"), "property")
    assert (news["article:published_time"], news["article:author"]) == ("2026-01-06", "Nhóm; biên tập")
    assert metas(built.html(f"{SO}/tin-tuc/index.html"), "property")["og:type"] == "website"


def read_news(built: SmallPortal, path: str) -> dict[str, Any]:
    """The node of JSON-LD of a news page."""
    return find_type(read_json_ld(built.html(f"{SO}/tin-tuc/{path}/index.html")), "NewsArticle")


def is_licensed(built: SmallPortal, path: str) -> bool:
    return 'rel="license"' in built.html(f"{SO}/{path}/index.html")


@pytest.mark.parametrize(
    ("path", "author", "type_name"), [("trich", "Nhà báo", "Person"), ("bao", "Báo mẫu", "Organization")]
)
def test_what_is_quoted_is_its_sources_and_the_site_licenses_none_of_it(
    built: SmallPortal, path: str, author: str, type_name: str
) -> None:
    text = built.html(f"{SO}/tin-tuc/{path}/index.html")
    assert (metas(text, "name")["DC.creator"], metas(text, "property")["article:author"]) == (author, author)
    node = read_news(built, path)
    assert (node["author"], "license" in node) == ({"@type": type_name, "name": author}, False)
    assert not is_licensed(built, f"tin-tuc/{path}")
    assert json.loads(built.html(f"{SO}/tin-tuc/{path}/index.json"))["licences"] == []
    assert json.loads(built.html(f"{SO}/tin-tuc/hop-bao/index.json"))["licences"] != []
    assert is_licensed(built, "tin-tuc/hop-bao")
    assert read_news(built, "hop-bao")["license"] == "https://example.vn/giay-phep"


def test_feeds_name_the_author_of_what_is_quoted_and_the_issuer_of_a_document(built: SmallPortal) -> None:
    items = json.loads(built.html(f"{SO}/feed.json"))["items"]
    authors = {each["id"].partition(":so-")[2]: each["authors"][0]["name"] for each in items}
    assert (authors["trich/vi"], authors["bao/vi"]) == ("Nhà báo", "Báo mẫu")
    assert (authors["phi/vi"], authors["hop-bao/vi"]) == ("Ủy ban nhân dân tỉnh", "Sở Ngoại vụ")


def test_a_legal_document_is_its_issuers_and_the_site_publishes_it(built: SmallPortal) -> None:
    text = built.html(f"{SO}/van-ban/phi/index.html")
    said = metas(text, "name")
    assert (said["DC.creator"], said["DC.publisher"]) == ("Ủy ban nhân dân tỉnh", "Sở Ngoại vụ")
    assert not is_licensed(built, "van-ban/phi")
    assert "license" not in find_type(read_json_ld(text), "Legislation")


def test_what_was_withdrawn_and_a_sample_say_so_where_they_are_shared(built: SmallPortal) -> None:
    withdrawn, sample = (built.html(f"{SO}/tin-tuc/{path}/index.html") for path in ("rut", "mau"))
    told = "Bài này đã được thu hồi ngày 02/01/2025. Lý do: Nội dung sai."
    assert metas(withdrawn, "property")["og:title"] == "Đã thu hồi: Bài rút"
    assert metas(withdrawn, "property")["og:description"] == metas(withdrawn, "name")["DC.description"] == told
    assert not is_licensed(built, "tin-tuc/rut")
    assert metas(sample, "property")["og:title"] == "(nội dung mẫu) Bài mẫu"
    told = "(nội dung mẫu) Tóm tắt."
    assert metas(sample, "property")["og:description"] == metas(sample, "name")["DC.description"] == told


def test_what_waited_for_its_publication_was_published_then(built: SmallPortal) -> None:
    moment = "2025-01-03T09:00:00+07:00"
    assert metas(built.html(f"{SO}/tin-tuc/trich/index.html"), "property")["article:published_time"] == moment
    assert read_news(built, "trich")["datePublished"] == moment
    assert f"<id>tag:{SO},2025:so-trich/vi</id>" in built.html(f"{SO}/feed.xml")
    assert f"<updated>{moment}</updated>" in built.html(f"{SO}/feed.xml")


def test_open_graph_says_nothing_empty() -> None:
    picture = ImageView("/a.svg", 0, 0, "", "", "", (), "")
    written = write_open_graph(
        title="Tin",
        site_name="Sở",
        url="",
        language="ede",
        other_languages=("vi",),
        image=picture,
        image_url="https://a/a.svg",
        article=Article(),
    )
    assert written == (
        ("og:title", "Tin"),
        ("og:site_name", "Sở"),
        ("og:type", "article"),
        ("og:locale:alternate", "vi_VN"),
        ("og:image", "https://a/a.svg"),
    )
