"""The search of the repository's own portal, in a real browser."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import expect
from search_reader import Reader


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("da lat", "https://xuanhuongdalat.lamdong.gov.vn/"),
        ("Đà Lạt", "https://xuanhuongdalat.lamdong.gov.vn/"),
        (unicodedata.normalize("NFD", "Đà Lạt"), "https://xuanhuongdalat.lamdong.gov.vn/"),
        ("quyet dinh 2111", "/van-ban/qd-2111-2025/"),
        ("2111/qd-ubnd", "/van-ban/qd-2111-2025/"),
        ("so giao duc va dao tao", "https://sgddt.lamdong.gov.vn/"),
        ("uỷ ban", "/to-chuc/uy-ban-nhan-dan-tinh/"),
        ("ủy ban", "/to-chuc/uy-ban-nhan-dan-tinh/"),
        (unicodedata.normalize("NFD", "uỷ ban"), "/to-chuc/uy-ban-nhan-dan-tinh/"),
    ],
)
def test_a_query_of_the_main_portal_finds_its_page_among_the_first(
    shipped_reader: Reader, query: str, address: str
) -> None:
    shipped_reader.open(query)
    shipped_reader.expect_status("^Có")
    assert address in shipped_reader.addresses


@pytest.mark.parametrize(("plain", "accented"), [("da lat", "đà lạt"), ("lich nghi le", "lịch nghỉ lễ")])
def test_a_quoted_phrase_finds_the_same_without_marks(shipped_reader: Reader, plain: str, accented: str) -> None:
    found = []
    for query in (plain, accented):
        shipped_reader.open(f'"{query}"')
        shipped_reader.expect_status(f'^Có [0-9]+ kết quả cho “"{query}"”[.]$')
        found.append(shipped_reader.titles)
    assert set(found[0]) >= set(found[1])
    assert len(found[0]) > 1


def test_what_is_only_in_vietnamese_is_led_to_from_the_english_search(shipped_reader: Reader) -> None:
    shipped_reader.open("224/2026", path="/sites/en/search/")
    shipped_reader.expect_status("^Nothing was found for “224/2026”")
    link = shipped_reader.page.get_by_role("link", name="Search in Vietnamese for “224/2026”")
    assert link.get_attribute("hreflang") == "vi"
    expect(link.locator("..")).to_have_class("search-other search-prompt")
    link.click()
    shipped_reader.expect_status("^Có .*“224/2026”")
    assert shipped_reader.addresses[0] == "/van-ban/nd-224-2026/"
    expect(shipped_reader.page.locator("[data-other]")).to_have_count(0)


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
    shipped_reader.open("chủ tịch ủy ban nhân dân tỉnh")
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
    ("query", "host"), [("bắc bình", "bacbinh"), ("so y te", "syt"), ("phường 1 bảo lộc", "1baoloc")]
)
def test_a_site_made_from_its_configuration_alone_is_found_by_its_name(
    shipped_reader: Reader, query: str, host: str
) -> None:
    shipped_reader.open(query)
    shipped_reader.expect_status("^Có")
    assert f"https://{host}.lamdong.gov.vn/" in shipped_reader.addresses
