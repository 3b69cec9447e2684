"""The page of open data: what there is in words, with ways to every file, and to the pages of other sites."""

from __future__ import annotations

import pytest
from lxml import html

from tests.makers.portal import MAIN, SO, XA, SmallPortal, page, paths


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("open-data") / "portal")
    text = (portal.root / "site-config/profiles.yaml").read_text("utf-8")
    portal.write(
        "site-config/profiles.yaml", text.replace("    theme: default\n", "    theme: default\n    open_data: true\n")
    )
    portal.edit(
        "site-config/portal.yaml",
        "main_site:",
        "data_license: {names: {vi: unconfirmed, en: unconfirmed}, address: unconfirmed}\n"
        "data_basis: {vi: Nghị định mẫu, en: Sample decree}\nmain_site:",
    )
    news = "content/so/tin-tuc/{}.vi.md"
    portal.write(news.format("mau"), page("so-mau", kind="news", title="Mẫu", date="2026-10-10", sample="true"))
    portal.write(news.format("mai-sau"), page("so-mai-sau", kind="news", title="Mai sau", date="2027-03-01"))
    portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "kind: news\n", "kind: news\nsample: true\n")
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring(portal.html(path)).xpath("//main")[0]


def links(main: html.HtmlElement) -> dict[str, str]:
    return {each.get("href"): each.text_content() for each in main.xpath(".//a")}


def test_it_lists_each_table_with_its_count_its_last_change_and_its_files(portal: SmallPortal) -> None:
    main = read(portal, f"{SO}/du-lieu-mo/index.html")
    rows = {each.xpath("string(th/text()[1])").strip(): each for each in main.xpath(".//tbody/tr")}
    assert list(rows) == ["Trang thông tin", "Tin tức"]
    news = rows["Tin tức"]
    text = news.xpath("th")[0].text_content()
    assert "Số mục: 4, thêm 1 mục mẫu" in text and "Mục mới nhất ghi ngày 05/01/2026" in text
    assert news.xpath("td[1]/a/@href") == [f"/du-lieu/news.{ending}" for ending in ("csv", "json", "xlsx")]
    own = [url for url in links(main) if url.startswith("/") and not url.endswith("/")]
    assert {f"{SO}{url}" for url in own} <= set(paths(portal.out))


def test_the_english_page_leads_to_english_files_and_marks_what_is_in_vietnamese(portal: SmallPortal) -> None:
    main = read(portal, f"{SO}/en/open-data/index.html")
    assert "/en/data/page.csv" in links(main) and "/du-lieu/news.csv" in links(main)
    news = next(each for each in main.xpath(".//tbody/tr/th") if each.text_content().startswith("News"))
    assert "Vietnamese" in news.text_content()
    assert "Sample decree" in main.text_content() and "Name the source." in main.text_content()


def test_the_main_site_leads_to_the_pages_of_the_sites_that_have_data(portal: SmallPortal) -> None:
    found = links(read(portal, f"{MAIN}/du-lieu-mo/index.html"))
    assert found[f"https://{SO}/du-lieu-mo/"] == "Sở Ngoại vụ"
    assert found["/du-lieu/toan-tinh/catalog.jsonld"]
    assert not [url for url in found if XA in url]
    assert f"https://{MAIN}/du-lieu-mo/" in links(read(portal, f"{SO}/du-lieu-mo/index.html"))


def test_a_table_of_samples_alone_says_so_and_the_year_of_all_sites_that_has_a_real_item_does_not(
    portal: SmallPortal,
) -> None:
    main = read(portal, f"{MAIN}/du-lieu-mo/index.html")
    (row,) = main.xpath(".//tbody/tr/th")
    assert "Số mục: 1, đều là nội dung mẫu" in row.text_content() and not row.xpath(".//time")
    assert "chỉ có nội dung mẫu" not in main.text_content()


def test_a_site_without_any_way_to_reach_it_asks_for_no_messages(portal: SmallPortal) -> None:
    main = read(portal, f"{SO}/du-lieu-mo/index.html")
    assert not main.xpath(".//*[@id='ui-ask']") and "xin liên hệ" not in main.text_content()


def test_footer_site_map_and_targets_lead_to_it(portal: SmallPortal) -> None:
    for path, url in ((f"{SO}/index.html", "/du-lieu-mo/"), (f"{SO}/en/index.html", "/en/open-data/")):
        assert html.document_fromstring(portal.html(path)).xpath(f"//footer//a[@href='{url}']")
    assert "/du-lieu-mo/" in links(read(portal, f"{SO}/so-do-trang/index.html"))
    assert "du-lieu-mo" in portal.html(f"{SO}/sitemap-1.xml")
    assert "du-lieu" not in portal.html(f"{XA}/index.html")


def test_a_licence_that_is_not_confirmed_is_not_named(portal: SmallPortal) -> None:
    text = read(portal, f"{SO}/du-lieu-mo/index.html").text_content()
    assert "unconfirmed" not in text and "Chưa có giấy phép riêng" in text


def test_a_portal_that_does_not_ask_for_it_has_nothing_of_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    portal = SmallPortal(tmp_path_factory.mktemp("without") / "portal")
    portal.build_successfully()
    assert not [path for path in paths(portal.out) if "du-lieu" in path or "open-data" in path]


def test_files_of_the_whole_portal_stand_on_the_main_site_alone_by_kind_and_year(portal: SmallPortal) -> None:
    urls = links(read(portal, f"{MAIN}/du-lieu-mo/index.html"))
    assert {"/du-lieu/toan-tinh/news-2026.csv", "/du-lieu/toan-tinh/news-2026.json"} <= urls.keys()
    assert "/sites/en/data/province/page-undated.csv" in links(read(portal, f"{MAIN}/sites/en/open-data/index.html"))
    assert not [url for url in links(read(portal, f"{SO}/du-lieu-mo/index.html")) if "toan-tinh" in url]
