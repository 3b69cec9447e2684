"""Homes lead to what people come for, in the language of the home."""

from __future__ import annotations

import pytest
from lxml import html

from tests.makers.portal import MAIN, SO, XA, SmallPortal, page, translation

NEWS = "//section[contains(@class, 'home-block')]//h3/a"
CONTACT = "//main//*[contains(@class, 'home-contact')]"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """The small portal as it is."""
    portal = SmallPortal(tmp_path_factory.mktemp("homes") / "portal")
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring((portal.out / path).read_bytes())


def titles(tree: html.HtmlElement) -> list[str]:
    return [link.text_content() for link in tree.xpath(NEWS)]


def test_a_home_without_anything_in_its_language_shows_what_there_is(plain: SmallPortal) -> None:
    tree = read(plain, f"{SO}/en/index.html")
    assert titles(tree) == ["Hội nghị", "Họp báo", "Khai trương"]
    assert tree.xpath(NEWS + "/@lang") == ["vi"] * 3


def test_a_home_shows_what_is_in_its_language_and_the_list_the_rest_too(portal: SmallPortal) -> None:
    original = ("Họp báo", "", "Nội dung.\n")
    portal.write(
        "content/so/tin-tuc/hop-bao.en.md", translation("so-hop-bao", original, kind="news", title="Press day")
    )
    portal.build_successfully()
    assert titles(read(portal, f"{SO}/en/index.html")) == ["Press day"]
    listed = read(portal, f"{SO}/en/news/index.html").xpath("//main//h2/a")
    assert [link.text_content() for link in listed] == ["Hội nghị", "Press day"]


def test_only_a_home_without_content_repeats_the_contact_of_the_footer(plain: SmallPortal) -> None:
    assert not read(plain, f"{SO}/index.html").xpath(CONTACT)
    assert read(plain, f"{XA}/index.html").xpath(CONTACT)


def test_a_home_describes_itself_also_where_nobody_wrote_a_summary(plain: SmallPortal) -> None:
    (description,) = read(plain, f"{XA}/index.html").xpath("//meta[@name='description']/@content")
    assert "Ủy ban nhân dân xã Đưng K'Nớ" in description


def test_of_an_event_time_and_place_come_before_the_text_and_the_agency_after_it(portal: SmallPortal) -> None:
    keys = {"kind": "news", "title": "Lễ hội", "date": "2026-11-20", "agency": "Sở Ngoại vụ", "place": "Đà Lạt"}
    portal.write("content/so/tin-tuc/le-hoi.vi.md", page("le-hoi", "Thân bài.\n", event_start="2026-12-24", **keys))
    portal.build_successfully()
    words = read(portal, f"{SO}/tin-tuc/le-hoi/index.html").xpath("string(//article)")
    assert words.index("Đà Lạt") < words.index("Thân bài.") < words.index("Cơ quan")


def test_an_open_consultation_stands_on_the_home_until_its_time_is_over(portal: SmallPortal) -> None:
    section = "      - {path: lay-y-kien, names: {vi: Đang lấy ý kiến}, kinds: [news], missing_translation: notice, on_home: true}\n"
    portal.edit(
        "site-config/profiles.yaml",
        "    menu:\n      - {label: {vi: Trang chủ}, to",
        f"{section}    menu:\n      - {{label: {{vi: Trang chủ}}, to",
    )
    portal.build_successfully()
    assert "Đang lấy ý kiến" not in portal.html(f"{XA}/index.html")
    keys = {"kind": "news", "title": "Góp ý dự thảo", "date": "2026-11-20"}
    portal.write("content/xa/lay-y-kien/du-thao.vi.md", page("du-thao", expires_at="2026-12-20", **keys))
    portal.build_successfully()
    assert titles(read(portal, f"{XA}/index.html")) == ["Góp ý dự thảo"]
    portal.edit("content/xa/lay-y-kien/du-thao.vi.md", "2026-12-20", "2026-11-23")
    portal.build_successfully()
    assert "Góp ý dự thảo" not in portal.html(f"{XA}/index.html")


def test_the_main_home_leaves_out_what_concerns_the_readers_of_a_component_site_only(portal: SmallPortal) -> None:
    told = "//section[contains(@class, 'home-components')]//h3/a"
    keys = {"kind": "news", "title": "Lịch công tác tuần 47", "date": "2026-11-16"}
    portal.write("content/xa/tin-tuc/tuan-47.vi.md", page("xa-tuan-47", **keys))
    portal.build_successfully()
    assert "Lịch công tác tuần 47" in read(portal, f"{MAIN}/index.html").xpath(f"{told}/text()")
    portal.edit(
        "site-config/profiles.yaml",
        "{path: tin-tuc, names: {vi: Tin tức}, kinds: [news]",
        "{path: tin-tuc, names: {vi: Tin tức}, on_main_home: false, kinds: [news]",
    )
    portal.build_successfully()
    assert read(portal, f"{MAIN}/index.html").xpath(f"{told}/text()") == ["Hội nghị", "Họp báo", "Khai trương"]


@pytest.mark.heavy
def test_the_search_page_leads_to_how_to_search_where_the_site_names_it(portal: SmallPortal) -> None:
    entry = '{label: {vi: Cách tìm, en: How to search}, to: "id:so-chuc-nang"}'
    portal.edit("site-config/sites/so.yaml", "contact:", f"search_links: [{entry}]\ncontact:")
    portal.build_successfully(search=True)
    link = read(portal, f"{SO}/en/search/index.html").xpath("//form//a")
    assert [(each.text, each.get("href")) for each in link] == [("How to search", "/en/introduction/chuc-nang/")]
    assert not read(portal, f"{XA}/tim-kiem/index.html").xpath("//form//a")


def test_an_entry_of_the_menu_without_a_page_of_its_own_leads_to_the_first_below_it(portal: SmallPortal) -> None:
    section = "      - {path: du-an, names: {vi: Dự án}, kinds: [project], missing_translation: notice}\n"
    entry = "      - {label: {vi: Công khai}, to: 'self:du-an', children: [{label: {vi: Tin}, to: 'self:tin-tuc'}]}\n"
    first = '    menu:\n      - {label: {vi: Trang chủ}, to: "self:home"}\n'
    portal.edit("site-config/profiles.yaml", first, f"{section}{first}{entry}")
    portal.write("content/xa/tin-tuc/mot.vi.md", page("mot", kind="news", title="Một", date="2026-11-20"))
    portal.build_successfully()
    (link,) = read(portal, f"{XA}/index.html").xpath("//header//a[normalize-space() = 'Công khai']")
    assert link.get("href") == "/tin-tuc/"
