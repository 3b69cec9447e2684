"""The search of the repository's own portal, in a real browser."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.makers.browser.axe import violations
from tests.makers.browser.search_reader import Reader

FINDS = (
    ("da lat", "https://xuanhuongdalat.lamdong.gov.vn/"),
    ("Đà Lạt", "https://xuanhuongdalat.lamdong.gov.vn/"),
    (unicodedata.normalize("NFD", "Đà Lạt"), "https://xuanhuongdalat.lamdong.gov.vn/"),
    ("quyet dinh 2111", "/van-ban/qd-2111-2025/"),
    ("2111/qd-ubnd", "/van-ban/qd-2111-2025/"),
    ("so giao duc va dao tao", "https://sgddt.lamdong.gov.vn/"),
    ("uỷ ban", "/to-chuc/uy-ban-nhan-dan-tinh/"),
    ("ủy ban", "/to-chuc/uy-ban-nhan-dan-tinh/"),
    (unicodedata.normalize("NFD", "uỷ ban"), "/to-chuc/uy-ban-nhan-dan-tinh/"),
    ("bắc bình", "https://bacbinh.lamdong.gov.vn/"),
    ("so y te", "https://syt.lamdong.gov.vn/"),
    ("phường 1 bảo lộc", "https://1baoloc.lamdong.gov.vn/"),
)
"""A query, and the address of a page that it finds; the last ones are sites made from their configuration alone."""


def test_a_query_of_the_main_portal_finds_its_page_among_the_first(shipped_reader: Reader) -> None:
    shipped_reader.open("chinh quyen")
    missing = []
    for query, address in FINDS:
        shipped_reader.ask(query, f"^Có.*“{query}”")
        if address not in shipped_reader.addresses:
            missing.append((query, address, shipped_reader.addresses))
    assert missing == []


def test_a_quoted_phrase_finds_the_same_without_marks(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for plain, accented in (("da lat", "đà lạt"), ("lich nghi le", "lịch nghỉ lễ")):
        found = []
        for query in (plain, accented):
            shipped_reader.ask(f'"{query}"', f'^Có [0-9]+ kết quả cho “"{query}"”[.]$')
            found.append(shipped_reader.titles)
        assert set(found[0]) >= set(found[1]), plain
        assert len(found[0]) > 1, plain


def test_what_stands_in_the_english_lists_in_vietnamese_is_found_there_and_reported_as_vietnamese(
    shipped_reader: Reader,
) -> None:
    page = shipped_reader.page
    shipped_reader.open("224/2026", path="/sites/en/search/")
    shipped_reader.expect_status("^3 results for “224/2026”[.]$")
    shipped_reader.expect_told("^3 results for “224/2026”[.]$")
    assert shipped_reader.addresses[0] == "/van-ban/nd-224-2026/"
    entry = page.locator(".search-results .entry").first
    expect(entry.locator(".entry-title a")).to_have_attribute("lang", "vi")
    expect(entry.locator(".entry-title a")).to_have_attribute("hreflang", "vi")
    expect(entry.locator(".entry-summary")).to_have_attribute("lang", "vi")
    expect(entry.locator(".entry-meta")).to_have_text(re.compile("Legal document.*Vietnamese"))
    page.get_by_label("Kind of content").select_option("Legal document")
    shipped_reader.expect_status("^1 result ")
    assert shipped_reader.addresses == ["/van-ban/nd-224-2026/"]
    shipped_reader.open("224/2026", path="/sites/en/search/")
    shipped_reader.expect_status("^3 results")
    page.get_by_label("Sort by").select_option("Newest first")
    expect(page.locator(".search-results time").first).to_be_visible()


def test_what_no_longer_is_in_force_says_so_and_stands_below_what_is(shipped_reader: Reader) -> None:
    shipped_reader.open("môi trường mạng")
    shipped_reader.expect_status("^Có")
    addresses = shipped_reader.addresses
    assert addresses.index("/van-ban/nd-224-2026/") < addresses.index("/van-ban/nd-42-2022/")
    entry = shipped_reader.page.locator(".entry", has_text="42/2022/NĐ-CP quy định")
    expect(entry.locator("strong")).to_have_text("Hết hiệu lực")


def test_a_site_without_english_says_what_language_it_leads_to(shipped_reader: Reader) -> None:
    shipped_reader.open("education", path="/sites/en/search/")
    shipped_reader.expect_status("result")
    for entry in shipped_reader.page.locator(".search-results .entry").all():
        link = entry.locator(".entry-title a")
        href = link.get_attribute("href") or ""
        if re.fullmatch(r"https://[^/]+/", href):
            assert link.get_attribute("hreflang") == "vi"
            expect(entry.locator(".entry-meta")).to_contain_text("Vietnamese")


def test_what_is_only_in_vietnamese_is_led_to_from_the_english_search(shipped_reader: Reader) -> None:
    shipped_reader.open("13/2018", path="/sites/en/search/")
    shipped_reader.expect_status("results? for “13/2018”")
    link = shipped_reader.page.get_by_role("link", name="Search in Vietnamese for “13/2018”")
    assert link.get_attribute("hreflang") == "vi"
    expect(link.locator("..")).to_have_class("search-other search-prompt")
    link.click()
    shipped_reader.expect_status("^Có .*“13/2018”")
    assert shipped_reader.addresses[0] == "/van-ban/nd-13-2018/"
    expect(shipped_reader.page.locator("[data-other]")).to_be_hidden()


def test_below_english_results_too_the_vietnamese_search_is_offered(shipped_reader: Reader) -> None:
    shipped_reader.open("people", path="/sites/en/search/")
    shipped_reader.expect_status("results for “people”")
    link = shipped_reader.page.get_by_role("link", name="Search in Vietnamese for “people”")
    results = shipped_reader.page.locator("[data-results]").bounding_box()
    own = link.bounding_box()
    assert own is not None
    assert results is not None
    assert own["y"] > results["y"]


def test_an_english_word_is_found_on_the_english_page(shipped_reader: Reader) -> None:
    shipped_reader.open("highlands", path="/sites/en/search/")
    shipped_reader.expect_status("results for “highlands”")
    assert shipped_reader.addresses[0] == "/sites/en/news/one-portal-for-the-province/"


def test_terms_and_their_values_stand_apart_in_an_excerpt(shipped_reader: Reader) -> None:
    shipped_reader.open('"chủ tịch ủy ban nhân dân tỉnh"')  # a phrase is asked of texts, of which there are excerpts
    shipped_reader.expect_status("^Có")
    entry = shipped_reader.page.locator(
        ".search-results .entry", has=shipped_reader.page.locator('a[href="/to-chuc/chu-tich/"]')
    )
    expect(entry.locator(".entry-summary")).to_contain_text("Chức vụ: Chủ tịch")


def test_the_number_of_a_document_means_that_document_first(shipped_reader: Reader) -> None:
    shipped_reader.open("2111/qd-ubnd")
    shipped_reader.expect_status("^Có")
    assert set(shipped_reader.addresses[:2]) == {"/van-ban/qd-2111-2025/", "/van-ban/quy-che-cong-thong-tin-dien-tu/"}


@pytest.mark.parametrize(
    ("path", "query", "status", "label", "agency", "button", "leads"),
    [
        (
            "/tim-kiem/",
            "hộ chiếu",
            "rải rác",
            "Tìm trên trang của cơ quan khác",
            "Sở Ngoại vụ",
            "Tìm ở đó",
            "/tim-kiem/",
        ),
        (
            "/sites/en/search/",
            "visa, passport",
            "^Nothing was found",
            "Search the site of another agency",
            "Department of Foreign Affairs",
            "Search there",
            "/en/search/",
        ),
    ],
)
def test_where_summaries_have_little_or_nothing_the_search_of_any_agency_is_a_choice_away(
    shipped_reader: Reader, path: str, query: str, status: str, label: str, agency: str, button: str, leads: str
) -> None:
    page = shipped_reader.page
    page.set_viewport_size({"width": 320, "height": 640})
    shipped_reader.open(path=path)
    choice = page.get_by_label(label)
    expect(choice).to_be_hidden()
    shipped_reader.open(query, path=path)
    shipped_reader.expect_status(status)
    expect(choice).to_be_visible()
    assert choice.locator("option").count() > 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    page.route("https://sngv.lamdong.gov.vn/**", lambda route: route.fulfill(body="<title>There</title>"))
    choice.focus()
    choice.select_option(agency)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=button)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"https://sngv.lamdong.gov.vn{leads}?{urlencode({'q': query})}")
