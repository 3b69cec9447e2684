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
