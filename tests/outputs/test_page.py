"""What stands in the pages of a small portal, read as a browser reads them."""

from __future__ import annotations

import pytest
from lxml import html

from tests.makers.portal import AT, MAIN, SO, XA, SmallPortal, codes, page, png

MENU = "//header//a[@aria-current and not(@hreflang)]"
OWN_SECTION = "own_sections: [{path: rieng, names: {vi: Riêng, en: Own}, kinds: [page], missing_translation: hide}]\n"
DUTY = f"{SO}/gioi-thieu/chuc-nang/index.html"


@pytest.fixture(scope="module")
def built_portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("pages") / "portal")
    portal.write(
        "content/xa/tin-tuc/le-hoi.vi.md",
        page("xa-le-hoi", kind="news", title="Lễ hội", date="2026-05-01", sample="true"),
    )
    portal.edit(
        "content/so/tin-tuc/hop-bao.vi.md",
        "date:",
        "source: {name: Báo Lâm Đồng, author: Nhật Minh, posted: 2026-01-02}\ndate:",
    )
    portal.write(
        "content/so/tin-tuc/hoi-nghi.vi.md",
        page("so-hoi-nghi", "![Hội trường](ngang.png)\n", kind="news", title="Hội nghị", date="2026-01-05"),
    )
    portal.write("content/so/tin-tuc/ngang.png", png(900, 300))
    links = 'footer_links: [{label: {vi: Vui chơi}, to: "id:xa-le-hoi"}]'
    portal.edit("site-config/sites/xa.yaml", "contact:", f"{links}\ncontact:")
    portal.edit("site-config/sites/so.yaml", "profile:", OWN_SECTION + "profile:")
    portal.write("content/so/rieng/mot.vi.md", page("so-mot", title="Một"))
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring((portal.out / path).read_bytes())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_page_names_its_translations_and_is_named_by_them(built_portal: SmallPortal) -> None:
    vietnamese, english = read(built_portal, DUTY), read(built_portal, f"{SO}/en/introduction/chuc-nang/index.html")
    for each in (vietnamese, english):
        found = [(link.get("hreflang"), link.get("href")) for link in each.xpath("//link[@hreflang]")]
        assert found == [
            ("vi", f"https://{SO}/gioi-thieu/chuc-nang/"),
            ("en", f"https://{SO}/en/introduction/chuc-nang/"),
            ("x-default", f"https://{SO}/gioi-thieu/chuc-nang/"),
        ]
    assert vietnamese.xpath("//a[@lang='en' or @hreflang='en'][@href='/en/introduction/chuc-nang/']")


def test_a_page_without_a_translation_leads_to_the_nearest_list_in_the_other_language(
    built_portal: SmallPortal,
) -> None:
    """It says so, and machines are not told that this is a translation."""
    tree = read(built_portal, f"{SO}/tin-tuc/hop-bao/index.html")
    assert not tree.xpath("//link[@hreflang]")
    (link,) = tree.xpath("//*[@hreflang]")
    assert (link.get("href"), text(link), link.get("lang")) == ("/en/news/", "English: News", "en")
    assert link.get("rel") is None


def test_without_such_a_list_it_leads_to_the_home(built_portal: SmallPortal) -> None:
    (link,) = read(built_portal, f"{SO}/rieng/mot/index.html").xpath("//nav[@class='languages']//a")
    assert (link.get("href"), text(link)) == ("/en/", "English: Home")


def test_a_site_of_one_language_leads_to_the_home_of_the_portal_in_the_other(built_portal: SmallPortal) -> None:
    (link,) = read(built_portal, f"{XA}/index.html").xpath("//*[@class='bar']//a[@lang='en']")
    assert (link.get("href"), text(link)) == (f"https://{MAIN}/sites/en/", "English: PORTAL")


def test_breadcrumbs_lead_from_the_home_to_the_page(built_portal: SmallPortal) -> None:
    (trail,) = read(built_portal, DUTY).xpath("//nav[contains(@class, 'breadcrumbs')]")
    assert [(text(link), link.get("href")) for link in trail.xpath(".//a")][:2] == [
        ("Trang chủ", "/"),
        ("Giới thiệu", "/gioi-thieu/"),
    ]
    assert "Chức năng" in text(trail)
    assert trail.xpath(".//*[@aria-current='page']")


def test_the_current_menu_entry_is_marked_and_only_one(built_portal: SmallPortal) -> None:
    tree = read(built_portal, f"{MAIN}/tin-tuc/chao-mung/index.html")
    assert [text(each) for each in tree.xpath(MENU)] == ["Tin tức"]
    home = read(built_portal, f"{MAIN}/index.html")
    assert [text(each) for each in home.xpath(MENU)] == ["Trang chủ"]


def test_a_list_marks_entries_in_another_language(built_portal: SmallPortal) -> None:
    tree = read(built_portal, f"{SO}/en/news/index.html")
    (link,) = tree.xpath("//main//a[contains(., 'Hội nghị')]")
    assert link.xpath("ancestor-or-self::*[@lang='vi']")
    assert "Vietnamese" in text(tree.xpath("//main")[0])


def test_the_main_home_shows_the_news_of_component_sites_and_leads_to_all_of_them(built_portal: SmallPortal) -> None:
    tree = read(built_portal, f"{MAIN}/index.html")
    links = {link.get("href") for link in tree.xpath("//main//a")}
    assert f"https://{XA}/tin-tuc/le-hoi/" in links
    assert {f"https://{SO}/", f"https://{XA}/"} <= links
    assert "Lễ hội" not in text(read(built_portal, f"{SO}/index.html"))


def test_a_sample_says_that_it_is_a_sample(built_portal: SmallPortal) -> None:
    main = text(read(built_portal, f"{XA}/tin-tuc/le-hoi/index.html").xpath("//main")[0])
    assert "mẫu" in main or "minh họa" in main


@pytest.mark.parametrize("path", [f"{XA}/tin-tuc/index.html", f"{XA}/index.html", f"{MAIN}/index.html"])
def test_lists_and_homes_say_so_beside_its_title_and_of_no_other(built_portal: SmallPortal, path: str) -> None:
    entries = read(built_portal, path).xpath("//main//li[.//a[normalize-space()='Lễ hội']]")
    assert entries and all("Nội dung mẫu" in text(each) for each in entries)
    assert "Nội dung mẫu" not in text(read(built_portal, f"{SO}/index.html"))


def test_words_of_a_menu_that_are_no_title_do_not_say_that_it_is_a_sample(built_portal: SmallPortal) -> None:
    (link,) = read(built_portal, f"{XA}/index.html").xpath("//footer//a[@href='/tin-tuc/le-hoi/']")
    assert text(link.getparent()) == "Vui chơi"


def test_quoted_content_names_its_source_author_and_day(built_portal: SmallPortal) -> None:
    main = text(read(built_portal, f"{SO}/tin-tuc/hop-bao/index.html").xpath("//main")[0])
    for word in ("Báo Lâm Đồng", "Nhật Minh", "02/01/2026"):
        assert word in main


def test_attachments_say_their_format_and_size(built_portal: SmallPortal) -> None:
    (link,) = read(built_portal, DUTY).xpath("//main//a[@href='/gioi-thieu/chuc-nang/quy-che.pdf']")
    around = text(link.getparent())
    assert "Quy chế" in around and "PDF" in around and "B" in around


def test_a_translation_uses_the_files_of_its_original(built_portal: SmallPortal) -> None:
    tree = read(built_portal, f"{SO}/en/introduction/chuc-nang/index.html")
    assert tree.xpath("//main//a[@href='/gioi-thieu/chuc-nang/quy-che.pdf']")
    assert not list((built_portal.out / SO / "en").rglob("*.pdf"))


def test_a_picture_has_its_size_its_words_and_smaller_versions(built_portal: SmallPortal) -> None:
    tree = read(built_portal, f"{SO}/tin-tuc/hoi-nghi/index.html")
    (image,) = tree.xpath("//main//picture//img[@alt='Hội trường']")
    assert (image.get("width"), image.get("height")) == ("900", "300")
    kinds = [source.get("type") for source in tree.xpath("//main//picture//source")]
    assert "image/avif" in kinds and "image/webp" in kinds
    for source in tree.xpath("//main//picture//source/@srcset"):
        for candidate in source.split(","):
            assert (built_portal.out / SO / candidate.split()[0].lstrip("/")).is_file()


def test_a_link_from_site_to_site_is_whole_and_within_a_site_a_path(built_portal: SmallPortal) -> None:
    tree = read(built_portal, f"{MAIN}/tin-tuc/chao-mung/index.html")
    assert tree.xpath(f"//main//a[@href='https://{SO}/'][.='Sở']")
    assert read(built_portal, DUTY).xpath("//main//a[@href='/tin-tuc/khai-truong/']")


def test_of_news_the_neighbours_are_the_newer_and_the_older(built_portal: SmallPortal) -> None:
    links = read(built_portal, f"{SO}/tin-tuc/hop-bao/index.html").xpath("//nav[@class='neighbours']/a")
    assert [(text(link), link.get("href")) for link in links] == [
        ("Bài mới hơn Hội nghị", "/tin-tuc/hoi-nghi/"),
        ("Bài cũ hơn Khai trương", "/tin-tuc/khai-truong/"),
    ]


def test_of_pages_that_stand_in_an_order_of_their_own_the_neighbours_are_those_before_and_after(
    portal: SmallPortal,
) -> None:
    for weight, name in enumerate(("mot", "hai", "ba")):
        portal.write(f"content/so/gioi-thieu/{name}.vi.md", page(f"so-{name}", title=name, weight=weight))
    portal.build_successfully()
    links = read(portal, f"{SO}/gioi-thieu/hai/index.html").xpath("//nav[@class='neighbours']/a")
    assert [text(link) for link in links] == ["Bài trước mot", "Bài sau ba"]


def test_news_says_which_section_it_is_of(portal: SmallPortal) -> None:
    portal.edit(
        "site-config/profiles.yaml",
        "{vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice, on_home: true, page_size: 2",
        "{vi: Thông báo, en: Notices}, kinds: [news], missing_translation: notice",
    )
    portal.edit("site-config/sites/so.yaml", "contact:", "plain_text: true\ncontact:")
    portal.build_successfully()
    assert read(portal, f"{SO}/tin-tuc/hop-bao/index.html").xpath("//*[@class='kicker']/text()") == ["Thông báo"]
    assert "\nThông báo\n" in portal.html(f"{SO}/tin-tuc/hop-bao/index.txt")


def test_the_links_of_the_contact_page_lead_on(portal: SmallPortal) -> None:
    entries = '[{label: {vi: Liên hệ}, to: "self:contact"}, {label: {vi: Tin tức}, to: "self:tin-tuc"}]'
    portal.edit("site-config/sites/xa.yaml", "contact:", f"quick_links: {entries}\ncontact:")
    portal.write("content/xa/tin-tuc/le-hoi.vi.md", page("xa-le-hoi", kind="news", title="Lễ hội", date="2026-05-01"))
    portal.build_successfully()
    assert read(portal, f"{XA}/lien-he/index.html").xpath("//main//ul/li/a/@href") == ["/tin-tuc/"]


class TestRelated:
    """`related`: the pages that the editor names as worth reading next."""

    NEWS, OUT = "content/so/tin-tuc/hop-bao.vi.md", f"{SO}/tin-tuc/hop-bao/index.html"

    @staticmethod
    def related(portal: SmallPortal, *written: str) -> None:
        portal.edit(TestRelated.NEWS, "date:", f"related: [{', '.join(written)}]\ndate:")

    def test_they_stand_in_the_written_order_once_each_and_lead_to_other_sites_too(self, portal: SmallPortal) -> None:
        self.related(portal, "so-khai-truong", "portal-chao-mung", "so-chuc-nang", "so-khai-truong")
        portal.build_successfully()
        (found,) = read(portal, self.OUT).xpath("//nav[contains(@class, 'related')]")
        assert text(found.xpath("h2")[0]) == "Bài liên quan"
        assert [(text(each), each.get("href")) for each in found.xpath(".//a")] == [
            ("Khai trương", "/tin-tuc/khai-truong/"),
            ("Chào mừng", f"https://{MAIN}/tin-tuc/chao-mung/"),
            ("Chức năng", "/gioi-thieu/chuc-nang/"),
        ]

    def test_a_translation_leads_to_the_translations_and_reports_the_language_of_the_others(
        self, portal: SmallPortal
    ) -> None:
        portal.edit("content/so/gioi-thieu/chuc-nang/index.vi.md", "kind:", "related: [so-khai-truong]\nkind:")
        portal.edit("content/so/tin-tuc/khai-truong.vi.md", "kind:", "related: [so-chuc-nang]\nkind:")
        portal.build_successfully()
        (link,) = read(portal, f"{SO}/en/introduction/chuc-nang/index.html").xpath("//nav[@class='related']//a")
        assert (link.get("href"), link.get("hreflang")) == ("/tin-tuc/khai-truong/", "vi")
        assert link.xpath("span/@lang") == ["vi"]

    @pytest.mark.parametrize(
        ("identifier", "code"), [("so-khai-truon", "LNK110"), ("so-hop-bao", "LNK107"), ("so-cho", "LNK104")]
    )
    def test_an_id_that_cannot_be_led_to_is_reported_at_its_place(
        self, portal: SmallPortal, identifier: str, code: str
    ) -> None:
        portal.write(
            "content/so/tin-tuc/cho.vi.md", page("so-cho", kind="news", title="Chờ", date="2026-12-30", draft="true")
        )
        self.related(portal, "so-khai-truong", identifier)
        result = portal.build()
        assert codes(result) == [f"{self.NEWS}:5:27 {code}"]
        assert bool(result.is_written) is (code == "LNK104")

    def test_a_page_that_is_hidden_later_leaves_the_others(self, portal: SmallPortal) -> None:
        self.related(portal, "so-khai-truong", "so-chuc-nang")
        portal.build_successfully()
        portal.edit("content/so/tin-tuc/khai-truong.vi.md", "kind:", "draft: true\nkind:")
        portal.build_successfully()
        links = read(portal, self.OUT).xpath("//nav[@class='related']//a")
        assert [text(each) for each in links] == ["Chức năng"]

    def test_the_head_of_a_section_has_no_related_pages(self, portal: SmallPortal) -> None:
        portal.edit("content/so/_index.vi.md", "kind:", "related: [so-chuc-nang]\nkind:")
        assert codes(portal.build())


def test_a_contact_value_that_is_not_confirmed_is_not_invented(built_portal: SmallPortal) -> None:
    html_text = built_portal.html(f"{SO}/lien-he/index.html")
    assert "unconfirmed" not in text(read(built_portal, f"{SO}/lien-he/index.html"))
    assert "Địa chỉ, điện thoại chưa được đăng." in html_text
    assert "tel:" not in html_text and "mailto:" not in html_text
    assert "Chánh Văn phòng" in html_text


def test_without_search_no_page_leads_to_a_search_that_is_not_there(built_portal: SmallPortal) -> None:
    assert "/tim-kiem/" not in built_portal.html(f"{SO}/index.html") + built_portal.html(DUTY)


def test_the_feed_of_a_site_holds_its_dated_pages_the_newest_first(built_portal: SmallPortal) -> None:
    feed = built_portal.html(f"{SO}/feed.xml")
    places = [feed.index(title) for title in ("Hội nghị", "Họp báo", "Khai trương")]
    assert places == sorted(places)
    assert f"<id>tag:{SO},2025:so-hoi-nghi/vi</id>" in feed
    assert "<updated>2026-01-05T00:00:00+07:00</updated>" in feed


def test_the_site_map_for_people_holds_every_page(built_portal: SmallPortal) -> None:
    links = {link.get("href") for link in read(built_portal, f"{SO}/so-do-trang/index.html").xpath("//main//a")}
    assert {"/", "/tin-tuc/", "/tin-tuc/hop-bao/", "/gioi-thieu/chuc-nang/", "/lien-he/"} <= links


def test_not_found_and_redirect_pages_are_kept_out_of_indexes(built_portal: SmallPortal) -> None:
    for path in (f"{SO}/404.html", f"{SO}/cu/index.html", f"{SO}/tim-kiem/index.html"):
        assert "noindex" in read(built_portal, path).xpath("string(//meta[@name='robots']/@content)")


class TestRedirects:
    """The page at an old address speaks as the page that it leads to."""

    @staticmethod
    def read_redirect(portal: SmallPortal, path: str) -> tuple[str, str, str, str]:
        """Language, title, and words and address of its link."""
        tree = read(portal, path)
        (link,) = tree.xpath("//a")
        return tree.get("lang"), text(tree.find(".//h1")), text(link), link.get("href")

    def test_it_names_the_page_that_it_leads_to(self, built_portal: SmallPortal) -> None:
        told = ("vi", "Trang đã chuyển sang địa chỉ mới", "Chức năng", f"https://{SO}/gioi-thieu/chuc-nang/")
        assert self.read_redirect(built_portal, f"{SO}/cu/index.html") == told
        words = text(read(built_portal, f"{SO}/cu/index.html").find("body"))
        assert words.count("Trang đã chuyển") == 1 and "mở liên kết này:" in words

    def test_an_old_english_address_leads_to_the_english_page_in_english(self, portal: SmallPortal) -> None:
        portal.edit("site-config/redirects.yaml", "from: /cu/", "from: /en/old/")
        portal.build_successfully()
        told = ("en", "This page has moved", "Functions", f"https://{SO}/en/introduction/chuc-nang/")
        assert self.read_redirect(portal, f"{SO}/en/old/index.html") == told

    def test_it_is_in_the_language_of_its_page_where_that_is_not_the_sites(self, portal: SmallPortal) -> None:
        portal.write(
            "content/so/tin-tuc/press.en.md", page("so-press", kind="news", title="Press day", date="2026-01-06")
        )
        portal.edit(
            "site-config/redirects.yaml",
            "{site: so, from: /cu/, to: 'id:so-chuc-nang'}",
            "{site: xa, from: /bao/, to: 'id:so-press'}",
        )
        portal.build_successfully()
        assert self.read_redirect(portal, f"{XA}/bao/index.html")[:3] == ("en", "This page has moved", "Press day")

    def test_it_shows_the_address_where_that_has_no_title(self, portal: SmallPortal) -> None:
        portal.edit("site-config/redirects.yaml", "'id:so-chuc-nang'", "https://dichvucong.gov.vn/")
        portal.build_successfully()
        assert self.read_redirect(portal, f"{SO}/cu/index.html")[2] == "https://dichvucong.gov.vn/"


def test_a_translation_of_an_older_original_says_so(portal: SmallPortal) -> None:
    portal.edit("content/so/gioi-thieu/chuc-nang/index.vi.md", "Tham mưu.", "Tham mưu, giúp việc.")
    result = portal.build_successfully()
    assert [each.code for each in result.diagnostics] == ["LNG104"]
    english = portal.html(f"{SO}/en/introduction/chuc-nang/index.html").partition("<main")[2]
    assert "notice" in english
    assert "notice" not in portal.html(DUTY).partition("<main")[2]


def test_pages_do_not_change_when_only_the_clock_does(portal: SmallPortal) -> None:
    portal.build_successfully()
    assert portal.build_successfully(at=AT.replace(year=2027)).changed_paths == ()
