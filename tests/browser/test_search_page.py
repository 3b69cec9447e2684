"""The search page in a real browser, over real indexes, under the policy that production sends."""

from __future__ import annotations

import fnmatch
import json
import re
import time
import unicodedata
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.makers.browser.search_portal import FOREIGN, MAIN, write
from tests.makers.browser.search_reader import PATIENCE, Reader

pytestmark = pytest.mark.long

LIMIT = 16_000
"""Milliseconds, more than a step of the search may take."""


def _never(route: Route) -> None:
    """Leave a request without an answer."""


FINDS = (
    ("da lat", "Festival Hoa"),
    ("Đà Lạt", "Festival Hoa"),
    ("ĐÀ LẠT", "Giới thiệu chung"),
    ("da lat", "Hội nghị đối ngoại"),
    ("quyet dinh 2111", "Quy chế hoạt động của cổng thông tin"),
    ("2111/qd-ubnd", "Quy chế hoạt động của cổng thông tin"),
    ("2111/QĐ-UBND", "Quy chế hoạt động của cổng thông tin"),
    ("so giao duc va dao tao", "Lễ khai giảng"),
    ("uỷ ban", "Quy chế hoạt động của cổng thông tin"),
    ("ủy ban", "Quy chế hoạt động của cổng thông tin"),
    (unicodedata.normalize("NFD", "thành phố Đà Lạt"), "Festival Hoa"),
    ('"Sở Giáo dục và Đào tạo"', "Lễ khai giảng"),
    ('"doi ngoai"', "Hội nghị đối ngoại"),
    ("“thành phố Đà Lạt”", "Festival Hoa"),
)
"""A query, and the title of a page that it finds."""


def test_a_query_finds_its_page_however_it_is_typed(reader: Reader) -> None:
    reader.open("phien hop")
    missing = []
    for query, title in FINDS:
        reader.ask(query, rf"^Có \d+ kết quả cho “{re.escape(query)}”")
        if title not in reader.titles:
            missing.append((query, title, reader.titles))
    assert missing == []


def test_metadata_are_not_searched(reader: Reader) -> None:
    reader.open("sgddt")
    reader.expect_status("^Không tìm thấy")


def test_an_excerpt_is_text_with_the_words_marked_and_written_as_people_write(reader: Reader) -> None:
    reader.open("thanh pho da lat")
    entry = reader.page.locator(".search-results .entry", has_text="Festival Hoa")
    expect(entry.locator(".entry-summary")).to_have_text("Thành phố Đà Lạt đón khách &.")
    assert entry.locator("mark").all_inner_texts()[-2:] == ["Đà", "Lạt"]


def test_results_of_other_sites_lead_to_their_host_and_own_ones_stay_on_this(reader: Reader) -> None:
    reader.open("da lat")
    reader.expect_status("^Có")
    assert f"https://{FOREIGN}/tin-tuc/doi-ngoai/" in reader.addresses
    assert "/tin-tuc/festival-hoa/" in reader.addresses
    reader.page.get_by_role("link", name="Festival Hoa").click()
    expect(reader.page).to_have_url(f"http://{MAIN}:{reader.port}/tin-tuc/festival-hoa/")


def test_a_preview_says_where_other_sites_stand(reader: Reader, searched: Path) -> None:
    hosts = escape(json.dumps({f"https://{FOREIGN}": f"http://{FOREIGN}:{reader.port}"}))
    html = (searched / MAIN / "tim-kiem/index.html").read_text("utf-8")
    write(
        searched / MAIN / "xem-truoc/index.html", html.replace(" data-search ", f' data-search data-hosts="{hosts}" ')
    )
    reader.open("doi ngoai", path="/xem-truoc/")
    reader.page.get_by_role("link", name="Hội nghị đối ngoại").click()
    expect(reader.page).to_have_url(f"http://{FOREIGN}:{reader.port}/tin-tuc/doi-ngoai/")


def test_a_component_site_searches_itself_only(reader: Reader) -> None:
    reader.open("da lat", FOREIGN)
    reader.expect_status("^Có 2 kết quả")
    assert sorted(reader.addresses) == ["/news/visit/", "/tin-tuc/doi-ngoai/"]


def test_a_result_in_another_language_says_so(reader: Reader) -> None:
    reader.open("delegation")
    link = reader.page.get_by_role("link", name="Visit of a delegation")
    assert link.get_attribute("lang") == "en"
    expect(reader.page.locator(".search-results .entry-meta")).to_contain_text("Tiếng Anh", ignore_case=True)


def test_the_english_page_speaks_english(reader: Reader) -> None:
    reader.open("delegation", path="/en/search/")
    reader.expect_status("^1 result for “delegation”")
    expect(reader.page.locator(".search-results time")).to_have_text("2 October 2026")


def test_typing_searches_without_enter_and_writes_the_address(reader: Reader) -> None:
    reader.open()
    reader.page.get_by_label("Từ khóa").press_sequentially("khai giang")
    reader.expect_status("^Có 1 kết quả cho “khai giang”")
    assert reader.query == {"q": ["khai giang"]}


def test_back_and_forward_walk_through_the_queries(reader: Reader) -> None:
    reader.open("da lat")
    reader.expect_status("“da lat”")
    field = reader.page.get_by_label("Từ khóa")
    field.fill("khai giảng")
    field.press("Enter")
    reader.expect_status("“khai giảng”")
    field.press_sequentially(" năm")
    reader.expect_status("“khai giảng năm”")
    reader.page.go_back()
    reader.expect_status("“khai giảng”")
    reader.page.go_back()
    reader.expect_status("“da lat”")
    expect(field).to_have_value("da lat")
    reader.page.go_forward()
    reader.expect_status("“khai giảng”")
    assert reader.titles == ["Lễ khai giảng"]


def test_nothing_found_says_what_to_try(reader: Reader) -> None:
    reader.open("xyzxyz")
    reader.expect_status("^Không tìm thấy nội dung nào cho “xyzxyz”")
    expect(reader.page.locator("[data-none] li")).to_have_count(3)
    expect(reader.page.get_by_role("link", name="Văn bản")).to_be_visible()
    expect(reader.page.locator(".search-results")).to_be_hidden()


def test_a_phrase_that_no_page_has_falls_back_to_its_words(reader: Reader) -> None:
    reader.open('"nhân dân quyết định"')
    reader.expect_status("Không có trang nào chứa đúng cả cụm từ")
    assert "Quy chế hoạt động của cổng thông tin" in reader.titles


def test_a_query_is_shown_as_text(reader: Reader) -> None:
    reader.open("<img src=x onerror=alert(1)>")
    reader.expect_status("<img src=x onerror=alert")
    assert reader.page.locator(".search img").count() == 0


def test_filters_narrow_the_results_and_stand_in_the_address(reader: Reader) -> None:
    reader.open("quyet dinh")
    reader.expect_status("^Có 2 kết quả")
    year = reader.page.get_by_label("Năm")
    expect(year.locator("option")).to_have_text(["Tất cả", "2026 (1)", "2025 (1)"])
    year.select_option("2025")
    reader.expect_status("^Có 1 kết quả")
    assert reader.titles == ["Kế hoạch mùa mưa"]
    assert reader.query == {"q": ["quyet dinh"], "year": ["2025"]}
    expect(year.locator("option")).to_have_text(["Tất cả", "2026 (1)", "2025 (1)"])
    reader.page.reload()
    reader.expect_status("^Có 1 kết quả")
    expect(year).to_have_value("2025")
    reader.page.get_by_role("button", name="Bỏ bộ lọc").click()
    reader.expect_status("^Có 2 kết quả")
    assert reader.query == {"q": ["quyet dinh"]}


def test_the_main_portal_filters_by_site_and_offers_the_sites_own_search(reader: Reader) -> None:
    reader.open("da lat")
    reader.expect_status("^Có")
    reader.page.get_by_label("Cơ quan", exact=True).select_option("Sở Ngoại vụ")
    reader.expect_status("^Có 2 kết quả")
    deeper = reader.page.get_by_role("link", name="Tìm kỹ hơn trên trang Sở Ngoại vụ")
    assert deeper.get_attribute("href") == f"https://{FOREIGN}/tim-kiem/?q=da+lat"


def test_newest_first_runs_through_both_indexes_and_ends_with_the_undated(reader: Reader) -> None:
    reader.open("da lat")
    reader.expect_status("^Có")
    reader.page.get_by_label("Sắp xếp", exact=True).select_option("Mới nhất")
    expect(reader.page.locator(".search-results .entry-title").first).to_have_text("Hội nghị đối ngoại")
    assert reader.titles == ["Hội nghị đối ngoại", "Festival Hoa", "Visit of a delegation", "Giới thiệu chung"]
    assert reader.query["sort"] == ["date"]


def test_more_results_are_appended_and_focus_moves_to_the_first_of_them(reader: Reader) -> None:
    reader.open("phien hop")
    reader.expect_status("^Có 25 kết quả")
    assert len(reader.titles) == 10
    more = reader.page.get_by_role("button", name="Xem thêm kết quả")
    more.click()
    reader.expect_status("Đang hiện 20 trong 25 kết quả")
    expect(reader.page.locator(".search-results .entry-title a").nth(10)).to_be_focused()
    more.click()
    reader.expect_status("Đang hiện 25 trong 25 kết quả")
    expect(more).to_be_hidden()
    assert len(set(reader.titles)) == 25


def test_the_page_is_used_by_keyboard_alone(reader: Reader) -> None:
    reader.open()
    keyboard = reader.page.keyboard
    for _ in range(8):
        keyboard.press("Tab")
        if reader.page.evaluate("document.activeElement.id") == "search-query":
            break
    keyboard.type("phien hop")
    keyboard.press("Enter")
    reader.expect_status("^Có 25 kết quả")
    for _ in range(30):
        keyboard.press("Tab")
        if reader.page.evaluate("document.activeElement.closest('.search-results') !== null"):
            break
    first = reader.page.locator(".search-results .entry-title a").first
    expect(first).to_be_focused()
    target = first.get_attribute("href") or ""
    keyboard.press("Enter")
    expect(reader.page).to_have_url(re.compile(re.escape(target) + "$"))


def test_nothing_is_wider_than_a_narrow_phone(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.open("da lat")
    reader.expect_status("^Có")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_results_are_reported_at_once_though_the_filters_come_later(reader: Reader) -> None:
    def slowly(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    reader.page.route("**/*.pf_filter", slowly)
    reader.open("da lat")
    reader.expect_status("^Có")
    expect(reader.page.get_by_label("Cơ quan", exact=True)).to_be_visible(timeout=PATIENCE)
    reader.expect_status("^Có")


def test_one_missing_index_is_reported_and_the_other_still_searched(reader: Reader) -> None:
    reader.allowed = ("ERR_FAILED", "Failed to load resource")
    reader.page.route("**/pagefind-summary/**", lambda route: route.abort())
    reader.open("da lat")
    reader.expect_status("Chưa tải được phần tìm kiếm của một số trang")
    assert "Festival Hoa" in reader.titles


def test_the_search_does_not_wait_for_a_worker(reader: Reader) -> None:
    reader.page.route("**/pagefind-worker.js", _never)
    reader.open("da lat")
    reader.expect_status("^Có")
    assert reader.page.workers == []


@pytest.mark.parametrize("pattern", ["**/search/reader.js", "**/*.pf_index", "**/*.pf_fragment"])
def test_what_never_arrives_ends_in_an_error_and_can_be_tried_again(reader: Reader, pattern: str) -> None:
    reader.allowed = ("no answer in time",)
    reader.page.clock.install()
    reader.page.route(pattern, _never)
    with reader.page.expect_request(re.compile(fnmatch.translate(pattern))):
        reader.open("da lat")
    reader.expect_status("^Đang tìm")
    reader.page.clock.fast_forward(LIMIT)
    reader.expect_status("^Không tải được dữ liệu tìm kiếm")
    reader.page.unroute(pattern)
    reader.page.get_by_role("button", name="Thử lại").click()
    reader.expect_status("^Có 4 kết quả")


@pytest.mark.parametrize("pattern", ["**/pagefind/pagefind.js", "**/pagefind/wasm.*", "**/pagefind/*.pf_meta"])
def test_where_the_program_never_arrives_it_can_be_tried_again(reader: Reader, pattern: str) -> None:
    reader.allowed = ("no answer in time",)
    reader.page.clock.install()
    reader.page.route(pattern, _never)
    with reader.page.expect_request(re.compile(fnmatch.translate(pattern))):
        reader.open("delegation", path="/en/search/")
    reader.expect_status("^Searching")
    reader.page.clock.fast_forward(LIMIT)
    reader.expect_status("could not be loaded")
    reader.page.unroute(pattern)
    reader.page.locator("[data-retry]").click()
    reader.expect_status("^1 result")


def test_a_second_index_that_never_arrives_leaves_the_first(reader: Reader) -> None:
    reader.page.clock.install()
    reader.page.route("**/pagefind-summary/pagefind-entry.json", _never)
    with reader.page.expect_request("**/pagefind-summary/pagefind-entry.json"):
        reader.open("da lat")
    reader.expect_status("^Đang tìm")
    reader.page.clock.fast_forward(LIMIT)
    reader.expect_status("Chưa tải được phần tìm kiếm của một số trang")
    assert "Festival Hoa" in reader.titles


@pytest.mark.parametrize("pattern", ["**/*.pf_index", "**/*.pf_fragment"])
def test_a_part_that_is_gone_is_an_error_and_not_an_empty_answer(reader: Reader, pattern: str) -> None:
    reader.allowed = ("404", "gone", "invalid gzip data")
    reader.page.route(pattern, lambda route: route.fulfill(status=404, body="gone"))
    reader.open("da lat")
    reader.expect_status("^Không tải được dữ liệu tìm kiếm")
    reader.page.unroute(pattern)
    reader.page.get_by_role("button", name="Thử lại").click()
    reader.expect_status("^Có 4 kết quả")


def test_more_results_that_fail_are_there_at_the_next_try(reader: Reader) -> None:
    reader.allowed = ("ERR_FAILED", "Failed to load resource", "Failed to fetch")
    reader.open("phien hop")
    reader.expect_status("^Có 25 kết quả")
    reader.page.route("**/*.pf_fragment", lambda route: route.abort())
    more = reader.page.get_by_role("button", name="Xem thêm kết quả")
    more.click()
    reader.expect_status("^Không tải được dữ liệu tìm kiếm")
    reader.page.unroute("**/*.pf_fragment")
    more.click()
    expect(reader.page.locator(".search-results .entry-title")).to_have_count(20)
    assert len(set(reader.titles)) == 20


def test_without_any_index_the_reader_can_try_again(reader: Reader) -> None:
    reader.allowed = ("ERR_FAILED", "Failed to load resource", "no search index")
    reader.page.route("**/pagefind*/**", lambda route: route.abort())
    reader.open("da lat")
    reader.expect_status("Không tải được dữ liệu tìm kiếm")
    reader.page.unroute("**/pagefind*/**")
    reader.page.get_by_role("button", name="Thử lại").click()
    reader.expect_status("^Có")


def test_without_javascript_the_page_says_so_and_lists_what_to_browse(browser: Browser, searched_port: int) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://{MAIN}:{searched_port}/tim-kiem/")
    expect(page.get_by_text("Tìm kiếm cần trình duyệt chạy JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="Tin tức")).to_be_visible()
    expect(page.locator("[data-filters]")).to_be_hidden()
    context.close()


def test_with_javascript_that_sentence_is_hidden(reader: Reader) -> None:
    reader.open()
    expect(reader.page.get_by_text("Tìm kiếm cần trình duyệt chạy JavaScript")).to_be_hidden()
    expect(reader.page.get_by_role("status")).to_have_text("")


def test_filters_have_the_names_and_labels_of_the_page_and_only_those_with_a_choice_are_shown(reader: Reader) -> None:
    reader.open("quyet dinh")
    reader.expect_status("^Có 2 kết quả")
    types = reader.page.get_by_label("Loại văn bản")
    expect(types.locator("option")).to_have_text(["Tất cả", "Kế hoạch (1)", "Quyết định (1)"])
    types.select_option("Quyết định")
    reader.expect_status("^Có 1 kết quả")
    assert reader.query == {"q": ["quyet dinh"], "type": ["Quyết định"]}
    expect(reader.page.locator("#search-by-field")).to_be_hidden()


def test_an_address_with_filters_alone_browses_what_has_these_values_the_newest_first(reader: Reader) -> None:
    reader.page.goto(f"http://{MAIN}:{reader.port}/tim-kiem/?kind={quote('Văn bản')}")
    reader.expect_status("^Có 2 mục với bộ lọc Loại nội dung: Văn bản[.]$")
    assert reader.titles == ["Quy chế hoạt động của cổng thông tin", "Kế hoạch mùa mưa"]
    reader.page.get_by_label("Loại văn bản").select_option("Kế hoạch")
    reader.expect_status("^Có 1 mục với bộ lọc Loại nội dung: Văn bản, Loại văn bản: Kế hoạch[.]$")
    assert reader.titles == ["Kế hoạch mùa mưa"]
    reader.page.go_back()
    reader.expect_status("^Có 2 mục")
    reader.page.get_by_label("Từ khóa").fill("mua mua")
    reader.expect_status("^Có 1 kết quả cho “mua mua”")
    reader.page.get_by_role("button", name="Bỏ bộ lọc").click()
    reader.page.get_by_label("Từ khóa").press("Escape")
    expect(reader.page.get_by_role("link", name="Văn bản")).to_be_visible()
    assert reader.query == {}


def test_a_filter_in_the_address_that_nothing_has_says_so_and_can_be_removed(reader: Reader) -> None:
    reader.page.goto(f"http://{MAIN}:{reader.port}/tim-kiem/?type={quote('Chỉ thị')}")
    reader.expect_status("^Có 0 mục với bộ lọc Loại văn bản: Chỉ thị[.]$")
    reader.page.locator("[data-unfilter]").click()
    expect(reader.page.locator("[data-browse]")).to_be_visible()
