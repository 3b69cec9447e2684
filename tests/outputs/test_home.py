"""Homes lead to what people come for, in the language of the home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from portalgen.outputs.home import arrange_blocks
from tests.makers.portal import MAIN, SO, XA, SmallPortal, page, translation

NEWS = "//section[contains(@class, 'home-block')]//h3/a"
ADDRESS = "address: {vi: 'Số 00, đường Mẫu', en: 00 Sample Street}"
PREPARED = """\
receives: {question: {email: hoidap@example.vn}}
own_sections:
  - {path: hoi-dap, names: {vi: Hỏi đáp}, kinds: [question], missing_translation: notice}
  - {path: khao-sat, names: {vi: Khảo sát}, kinds: [survey], missing_translation: notice}
quick_links: [{label: {vi: Sơ đồ}, to: "self:site_map"}, {label: {vi: Liên hệ}, to: "self:contact"}]
meanwhile_links: [{label: {vi: Tin của tỉnh}, to: "site:portal/tin-tuc"}]
contact:"""
BRIEF = """\
duties_in_brief: {vi: Giữ suối cho xã.}
quick_links: [{label: {vi: Sơ đồ}, to: "self:site_map"}, {label: {vi: Liên hệ}, to: "self:contact"}]
contact:"""
CONTACT = "//main//*[contains(@class, 'home-contact')]"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """The small portal, whose commune says what it does."""
    portal = SmallPortal(tmp_path_factory.mktemp("homes") / "portal")
    portal.edit("site-config/sites/xa.yaml", "contact:", BRIEF)
    portal.edit("site-config/sites/portal.yaml", "contact:", "duties_in_brief: {vi: Nơi đọc tin của tỉnh.}\ncontact:")
    portal.build_successfully()
    return portal


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """The same, whose commune has an address, takes questions and says where else to look."""
    portal = SmallPortal(tmp_path_factory.mktemp("prepared") / "portal")
    portal.edit("site-config/sites/xa.yaml", "address: {vi: unconfirmed, en: unconfirmed}", ADDRESS)
    portal.edit("site-config/sites/xa.yaml", "contact:", PREPARED)
    portal.edit("site-config/sites/portal.yaml", "contact:", "superior: {vi: Ủy ban mẫu}\ncontact:")
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


def test_tasks_stand_before_what_the_agency_says_of_itself_and_news_after_both(plain: SmallPortal) -> None:
    words = plain.html(f"{SO}/index.html")
    assert words.index("Việc thường cần") < words.index("Lời giới thiệu") < words.index("Khai trương")


class TestAHomeWithoutContent:
    def test_says_once_whose_it_is_and_nothing_of_what_is_not_confirmed(self, plain: SmallPortal) -> None:
        main = read(plain, f"{XA}/index.html").xpath("string(//main)")
        assert main.count("Ủy ban nhân dân xã Đưng K'Nớ, thuộc Cổng tỉnh. Trang chủ chưa có tin, bài nào.") == 1
        assert "xác nhận" not in main

    def test_says_what_the_agency_does_as_the_introduction_does(self, plain: SmallPortal) -> None:
        (told,) = read(plain, f"{XA}/index.html").find_class("introduction")
        assert told[0].text == "Giữ suối cho xã."
        assert "Nơi đọc tin của tỉnh." in read(plain, f"{MAIN}/gioi-thieu/index.html").xpath("//dd/text()")

    def test_has_no_task_that_leads_to_a_contact_page_without_contact(
        self, plain: SmallPortal, prepared: SmallPortal
    ) -> None:
        tasks = "//*[@class='quick']//a/@href"
        assert read(plain, f"{XA}/index.html").xpath(tasks) == ["/so-do-trang/"]
        assert "/lien-he/" in read(prepared, f"{XA}/index.html").xpath(tasks)

    def test_leads_to_where_else_to_look(self, prepared: SmallPortal) -> None:
        links = read(prepared, f"{XA}/index.html").xpath("//main//*[contains(@class, 'home-meanwhile')]//a")
        assert [(each.text, each.get("href")) for each in links] == [("Tin của tỉnh", f"https://{MAIN}/tin-tuc/")]

    def test_shows_the_address_where_that_is_confirmed(self, prepared: SmallPortal) -> None:
        (contact,) = read(prepared, f"{XA}/index.html").xpath(CONTACT)
        assert "Số 00, đường Mẫu" in contact.text_content()

    def test_is_the_only_one_that_does_so(self, prepared: SmallPortal) -> None:
        home = read(prepared, f"{SO}/index.html")
        assert "chưa có tin" not in home.xpath("string(//main)")
        assert not home.xpath(CONTACT + " | //main//*[contains(@class, 'home-meanwhile')]")


def test_what_is_not_confirmed_is_said_in_one_sentence(prepared: SmallPortal) -> None:
    (footer,) = read(prepared, f"{XA}/index.html").xpath("//footer")
    told = footer.xpath(".//*[@class='unconfirmed']")
    assert [each.text for each in told] == ["Chưa được đăng: điện thoại, thư điện tử, giờ làm việc."]
    (nothing,) = read(prepared, f"{SO}/index.html").xpath("//footer//*[@class='unconfirmed']")
    assert nothing.text == "Địa chỉ, điện thoại chưa được đăng."


def test_people_are_asked_to_write_only_where_there_is_an_address(prepared: SmallPortal) -> None:
    """To an agency, which a portal is none, and only about what the site takes: here no survey asks for answers."""
    (listed,) = read(prepared, f"{XA}/lien-he/index.html").xpath("//*[@id='ui-not-received']/following-sibling::div[1]")
    assert [each.text_content()[:8] for each in listed.iter("li")] == ["đánh giá"]
    main = read(prepared, f"{MAIN}/lien-he/index.html")
    assert not main.xpath("//*[@id='ui-not-received']")
    said = main.xpath("string(//main)")
    assert "Nơi nhận ý kiến của Ủy ban mẫu chưa được đăng." in said and "trụ sở" not in said


def test_a_home_invites_to_send_something_only_where_a_way_is_published(
    plain: SmallPortal, prepared: SmallPortal
) -> None:
    offered = "//*[@class='quick']//a[starts-with(text(), 'Gửi')]"
    assert not read(plain, f"{XA}/index.html").xpath(offered)
    assert not read(prepared, f"{SO}/index.html").xpath(offered)
    (link,) = read(prepared, f"{XA}/index.html").xpath(offered)
    page, _, anchor = link.get("href").partition("#")
    (place,) = read(prepared, f"{XA}{page}index.html").xpath(f"//*[@id='{anchor}']")
    assert place.text == link.text == "Gửi câu hỏi, kiến nghị"


@pytest.mark.parametrize(
    ("heights", "arrangement"),
    [
        ((), "rows"),
        ((7,), "rows"),
        ((6, 2), "rows"),
        ((4, 2), "columns"),
        ((6, 7, 7, 3, 3), "columns"),
        ((2, 9, 2), "flow"),
    ],
)
def test_short_blocks_fill_columns_of_much_the_same_height_or_none(heights: tuple[int, ...], arrangement: str) -> None:
    assert arrange_blocks(heights) == arrangement


@given(st.lists(st.integers(1, 9), max_size=7))
def test_columns_of_whole_blocks_differ_by_three_rows_at_most(heights: list[int]) -> None:
    splits = [abs(sum(heights[:place]) - sum(heights[place:])) for place in range(1, len(heights))]
    assert (arrange_blocks(heights) == "columns") == any(split <= 3 for split in splits)


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


def test_an_entry_of_the_menu_does_not_take_the_name_of_the_one_below_it_that_leads_to_the_same_page(
    portal: SmallPortal,
) -> None:
    """Here one without a page of its own, which leads to the first below it; tasks say nothing of samples. One with nothing
    else below it is one link, by its name or, where nothing but that is behind it, by the other's."""
    section = "      - {path: du-an, names: {vi: Dự án}, kinds: [project], missing_translation: notice}\n"
    entry = "      - {label: {vi: Công khai}, to: 'self:du-an', children: [{label: {vi: Tin}, to: 'self:tin-tuc'}, {label: {vi: Gọi}, to: 'self:contact'}]}\n"
    for name, to in (("Mở", "du-an"), ("Đọc", "tin-tuc")):
        entry += f"      - {{label: {{vi: {name}}}, to: 'self:{to}', children: [{{label: {{vi: Riêng}}, to: 'self:tin-tuc'}}]}}\n"
    task = "    quick_links: [{label: {vi: Một}, to: 'id:mot'}]\n"
    first = '    menu:\n      - {label: {vi: Trang chủ}, to: "self:home"}\n'
    portal.edit("site-config/profiles.yaml", first, f"{section}{task}{first}{entry}")
    one = page("mot", kind="news", title="Một", date="2026-11-20", sample="true")
    portal.write("content/xa/tin-tuc/mot.vi.md", one)
    portal.build_successfully()
    home = read(portal, f"{XA}/index.html")
    below = home.xpath("//header//details[normalize-space(summary) = 'Công khai']//a")
    assert [(each.text, each.get("href")) for each in below] == [("Tin", "/tin-tuc/"), ("Gọi", "/lien-he/")]
    alone = home.xpath("//header//nav//ul[contains(@class, 'menu-list')]/li/a[@href = '/tin-tuc/']")
    assert [each.text for each in alone][:2] == ["Riêng", "Đọc"]
    (task_item,) = home.xpath("//*[@class='quick']//li[a[normalize-space() = 'Một']]")
    assert not task_item.find_class("tag")
