"""How the search page feels: told calmly, led back to one's place, helped when something fails, nothing that jumps."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.makers.browser.search_portal import FOREIGN, MAIN, write
from tests.makers.browser.search_reader import PATIENCE, Reader

pytestmark = pytest.mark.long

MOST = 40
"""How many times as long as drawing the results the wait from a key to them may be, on a processor four times slower.

It was about 20; the fastest of some searches and of some drawings are compared."""
STILL = 0.001
"""What may move in all, as browsers measure it (share of the window times share of its height): below 0.1 is called good
(https://web.dev/articles/cls). Rounding to the pixels of a screen alone gives about 0.0001, which no eye sees."""
SHIFTS = """
window.shifts = [];
const elementOf = ({ node }) => (node?.nodeType === 1 ? node : node?.parentElement);
const told = ({ top, left, width, height }) => [top, left, width, height].join(" ");
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const moved = sources.filter((source) => elementOf(source)?.closest("[data-search]"));
    const parts = moved.map((source) => `${elementOf(source).outerHTML.slice(0, 80)}: ${told(source.previousRect)} to ${told(source.currentRect)}`);
    if (!hadRecentInput && moved.length) shifts.push([value, ...parts]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
WATCH = """() => {
  let pressed = 0;
  window.waits = [];
  document.querySelector("[data-search] input").addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
  new MutationObserver(() => requestAnimationFrame(() => {
    if (pressed) waits.push(performance.now() - pressed);
    pressed = 0;
  })).observe(document.querySelector("[data-results]"), { childList: true });
}"""
DRAW = """async () => {
  const results = document.querySelector("[data-results]");
  const entries = [...results.children];
  const times = [];
  for (let round = 0; round < 6; round++) {
    const begun = performance.now();
    results.replaceChildren(...entries.map((entry) => entry.cloneNode(true)));
    results.getBoundingClientRect();
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - begun);
  }
  return times;
}"""
REFUSED = """() => [
  () => (document.createElement("p").innerHTML = "<b>a</b>"),
  () => trustedTypes.createPolicy("any", { createHTML: (text) => text }),
].map((act) => {
  try {
    act();
    return "allowed";
  } catch (error) {
    return error.name;
  }
})"""


def test_typing_is_reported_once_and_not_at_every_key(reader: Reader) -> None:
    reader.open()
    reader.page.evaluate(
        """() => {
          window.said = [];
          const status = document.querySelector("[role=status]");
          new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    reader.page.get_by_label("Từ khóa").press_sequentially("phien hop", delay=150)
    reader.expect_told("^Có 25 kết quả cho “phien hop”")
    assert reader.page.evaluate("said.filter(Boolean)") == ["Có 25 kết quả cho “phien hop”."]


def test_going_back_leads_to_the_same_place_among_the_results(reader: Reader) -> None:
    reader.open("phien hop")
    reader.expect_status("^Có 25 kết quả")
    reader.page.get_by_role("button", name="Xem thêm kết quả").click()
    titles = reader.page.locator(".search-results .entry-title a")
    expect(titles).to_have_count(20)
    titles.nth(15).scroll_into_view_if_needed()
    before = reader.page.evaluate("scrollY")
    titles.nth(15).click()
    reader.page.wait_for_url(re.compile("/tin-tuc/hop-"))
    reader.page.go_back()
    expect(titles).to_have_count(20)
    expect(titles.nth(15)).to_be_focused()
    assert abs(reader.page.evaluate("scrollY") - before) <= 2
    expect(reader.page.get_by_label("Từ khóa")).to_have_value("phien hop")


def test_escape_clears_the_query_and_leaves_the_focus(reader: Reader) -> None:
    reader.open("da lat")
    reader.expect_status("^Có")
    field = reader.page.get_by_label("Từ khóa")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert reader.query == {}
    expect(reader.page.get_by_role("link", name="Văn bản")).to_be_visible()
    reader.page.go_back()
    reader.expect_status("^Có .*“da lat”")


def test_words_that_no_page_has_together_give_the_pages_with_most_of_them(reader: Reader) -> None:
    reader.open("festival khai giảng")
    reader.expect_status(
        "^Không có trang nào chứa đủ các từ của “festival khai giảng”; dưới đây là 2 trang có nhiều từ nhất"
    )
    reader.ask("hội nghị khai giảng", "Không có trang nào chứa đủ các từ của “hội nghị khai giảng”")
    reader.ask("festival khai giảng", "Không có trang nào chứa đủ các từ của “festival khai giảng”")
    assert sorted(reader.titles) == ["Festival Hoa", "Lễ khai giảng"]


def test_a_word_that_no_result_has_is_named(reader: Reader) -> None:
    reader.open("festival xyzq")
    reader.expect_status(
        "^Không có trang nào chứa đủ các từ của “festival xyzq”; dưới đây là 1 trang .* không có “xyzq”[.]$"
    )
    assert reader.titles == ["Festival Hoa"]


def test_nothing_is_announced_where_no_page_has_a_word_that_is_distinctive(reader: Reader) -> None:
    reader.open()
    for query in ("khieu nai", "visa", "daxx", "festivalxx", "phien xyzq", "xyzq thứ", "99/QĐ-UBND", "constructor"):
        reader.ask(query, f"^Không tìm thấy nội dung nào cho “{query}”")
        assert reader.titles == [], query


def test_of_the_last_word_three_letters_are_enough_while_it_is_typed(reader: Reader) -> None:
    reader.open("le khai gian")
    reader.expect_status("^Có 1 kết quả")
    assert reader.titles == ["Lễ khai giảng"]
    reader.ask("fe", "^Không tìm thấy")
    reader.ask("fes hoa", "^Không có trang nào chứa đủ các từ .* không có “fes”")


def test_signs_are_no_part_of_a_word_and_a_missing_one_is_named_once(reader: Reader) -> None:
    reader.open("Đà Lạt?")
    reader.expect_status("^Có 4 kết quả cho “Đà Lạt[?]”[.]$")
    reader.ask("Số: 2111/QĐ-UBND, xyzq! xyzq... (XYZQ)", "không có (“Số”, )?“xyzq”[.]")


def test_lines_that_are_pasted_stay_words_apart(reader: Reader) -> None:
    reader.open()
    reader.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "Lễ\\nkhai giảng");
          const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector("#search-query").dispatchEvent(pasted);
        }"""
    )
    expect(reader.page.get_by_label("Từ khóa")).to_have_value("Lễ khai giảng")
    reader.expect_status("^Có 1 kết quả cho “Lễ khai giảng”")


def test_letters_and_digits_written_together_are_found_apart(reader: Reader) -> None:
    reader.open()
    for query in ("2111qd", "qđ2111", "QĐ-UBND2111"):
        reader.ask(query, f"^Có.*“{query}”")
        assert reader.titles[0] == "Quy chế hoạt động của cổng thông tin", query


def test_a_filter_that_hides_everything_is_named_with_what_there_is_without_it(reader: Reader) -> None:
    reader.page.goto(f"http://{MAIN}:{reader.port}/tim-kiem/?q=da+lat&year=1800")
    sentence = "^Không tìm thấy nội dung nào cho “da lat” với bộ lọc Năm: 1800. Nếu bỏ bộ lọc thì có 4 kết quả.$"
    reader.expect_status(sentence)
    reader.page.locator("[data-unfilter]").click()
    reader.expect_status("^Có 4 kết quả")
    expect(reader.page.locator("[data-unfilter]")).to_be_hidden()
    reader.page.goto(f"http://{MAIN}:{reader.port}/tim-kiem/?q=xyzq&year=2026")
    reader.expect_status("với bộ lọc Năm: 2026. Bỏ bộ lọc cũng không có kết quả nào.$")
    expect(reader.page.locator("[data-none] li")).to_have_count(3)


def test_the_shortcut_to_the_search_field_is_there_on_the_search_page_too(shipped_reader: Reader) -> None:
    for path, field in (("/", "site-search"), ("/tim-kiem/", "search-query")):
        shipped_reader.open(path=path)
        shortcut = shipped_reader.page.locator("[accesskey='4']")
        expect(shortcut).to_have_attribute("id", field)
        expect(shortcut).to_be_visible()


def test_a_number_is_not_answered_by_what_only_begins_like_it(reader: Reader) -> None:
    reader.open("2111")
    reader.expect_status("^Có 1 kết quả")
    reader.ask("15/qd-ubnd", "^Có.*15/qd-ubnd")
    assert reader.titles[0] == "Kế hoạch mùa mưa"


def test_a_chosen_site_without_a_summary_that_fits_is_searched_on_its_own_page(reader: Reader) -> None:
    site = "Sở Ngoại vụ"
    reader.page.goto(f"http://{MAIN}:{reader.port}/tim-kiem/?q=xyzxyz&site={quote(site)}")
    reader.expect_status("^Không tìm thấy")
    deeper = reader.page.get_by_role("link", name=f"Tìm kỹ hơn trên trang {site}")
    assert deeper.get_attribute("href") == f"https://{FOREIGN}/tim-kiem/?q=xyzxyz"
    expect(reader.page.locator("[data-deeper] li")).to_have_count(1)


def test_the_main_portal_says_what_it_searches(reader: Reader) -> None:
    reader.open()
    reader.page.get_by_text("Đang tìm trong những nội dung nào?").click()
    expect(reader.page.get_by_text("tối đa 2.000 bài")).to_be_visible()
    reader.open(host=FOREIGN)
    expect(reader.page.get_by_text("Đang tìm trong những nội dung nào?")).to_have_count(0)


def test_without_a_network_the_search_goes_on_when_it_is_back(reader: Reader) -> None:
    """Also where the first try fails: a network is reported to be back before it carries anything."""
    failing = {"pagefind", "pagefind-summary"}

    def fail_once(route: Route) -> None:
        index = urlsplit(route.request.url).path.split("/")[1]
        if index in failing:
            failing.remove(index)
            route.abort()
        else:
            route.continue_()

    reader.allowed = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "no search index", "Failed to load", "Failed to fetch")
    reader.open()
    reader.page.context.set_offline(True)
    reader.page.get_by_label("Từ khóa").fill("da lat")
    reader.page.keyboard.press("Enter")
    reader.expect_status("^Thiết bị đang không có mạng")
    expect(reader.page.get_by_role("link", name="Văn bản")).to_be_visible()
    reader.page.route("**/pagefind-entry.json", fail_once)
    reader.page.context.set_offline(False)
    reader.expect_status("^Có 4 kết quả|^Có 5 kết quả")
    assert not failing


@pytest.mark.parametrize("part", ["index/*.pf_index", "fragment/*.pf_fragment"])
def test_a_part_that_a_publication_took_away_is_asked_for_once_more_with_the_entry(reader: Reader, part: str) -> None:
    gone: list[str] = []

    def take_once(route: Route) -> None:
        if gone:
            route.continue_()
        else:
            gone.append(route.request.url)
            route.fulfill(status=404)

    reader.allowed = ("404",)
    reader.page.route(f"**/pagefind/{part}", take_once)
    with reader.page.expect_response("**/pagefind/pagefind-entry.json"):
        reader.open()
        reader.page.get_by_label("Từ khóa").focus()
    with reader.page.expect_response("**/pagefind/pagefind-entry.json"):
        reader.page.get_by_label("Từ khóa").fill("da lat")
    reader.expect_status("^Có 4 kết quả")
    assert gone


def test_trying_again_leaves_the_focus_in_the_field(reader: Reader) -> None:
    reader.allowed = ("ERR_FAILED", "no search index", "Failed to load", "Failed to fetch")
    reader.page.route("**/pagefind*/pagefind-entry.json", lambda route: route.abort())
    reader.open("da lat")
    retry = reader.page.get_by_role("button", name="Thử lại")
    expect(retry).to_be_visible()
    reader.page.unroute_all()
    retry.click()
    reader.expect_status("^Có 4 kết quả")
    expect(reader.page.get_by_label("Từ khóa")).to_be_focused()


NO_PROGRAMS = """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">"""


def test_where_webassembly_is_forbidden_a_page_that_needs_it_says_so_and_offers_lists(
    reader: Reader, searched: Path
) -> None:
    html = (searched / MAIN / "en/search/index.html").read_text("utf-8")
    write(searched / MAIN / "en/no-wasm/index.html", html.replace("<head>", f"<head>{NO_PROGRAMS}"))
    reader.allowed = ("WebAssembly", "wasm")
    reader.open("delegation", path="/en/no-wasm/")
    reader.expect_status("WebAssembly")
    expect(reader.page.locator("[data-retry]")).to_be_hidden()
    expect(reader.page.get_by_role("link", name="Văn bản")).to_be_visible()


def test_where_an_index_did_not_come_it_can_be_tried_again(reader: Reader) -> None:
    reader.allowed = ("ERR_FAILED", "Failed to load")
    reader.page.route("**/pagefind-summary/*", lambda route: route.abort())
    reader.open("da lat")
    reader.expect_status("^Có .* Chưa tải được phần")
    retry = reader.page.get_by_role("button", name="Thử lại")
    expect(retry).to_be_visible()
    reader.page.unroute_all()
    retry.click()
    reader.expect_status("^Có 4 kết quả cho “da lat”[.]$")
    expect(retry).to_be_hidden()


def test_vietnamese_is_searched_also_where_webassembly_is_forbidden(reader: Reader, searched: Path) -> None:
    html = (searched / MAIN / "tim-kiem/index.html").read_text("utf-8")
    write(searched / MAIN / "khong-wasm/index.html", html.replace("<head>", f"<head>{NO_PROGRAMS}"))
    reader.open("da lat", path="/khong-wasm/")
    reader.expect_status("^Có 4 kết quả")


def test_a_browser_that_cannot_unpack_searches_with_pagefinds_own_program(reader: Reader) -> None:
    reader.page.add_init_script("delete globalThis.DecompressionStream")
    with reader.page.expect_response("**/pagefind/wasm.*"):
        reader.open("da lat")
    reader.expect_status("^Có 4 kết quả")


def test_trusted_types_are_enforced_without_any_policy_and_the_search_works(reader: Reader) -> None:
    reader.allowed = ("TrustedHTML", "TrustedTypePolicy")
    reader.open("“thành phố Đà Lạt”")
    reader.expect_status("^Có")
    assert reader.page.evaluate(REFUSED) == ["TypeError", "TypeError"]


def test_nothing_of_an_index_is_loaded_before_the_field_has_the_focus_and_then_each_file_once(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open()
    reader.page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "/pagefind" in address]
    with (
        reader.page.expect_response("**/search/reader.js"),
        reader.page.expect_response("**/pagefind-summary/pagefind-entry.json"),
    ):
        reader.page.get_by_label("Từ khóa").focus()
    reader.page.get_by_label("Từ khóa").fill("qqqq")
    reader.expect_status("^Không tìm thấy")
    loaded = [address for address in asked if "/pagefind" in address and "_filter" not in address]
    assert len(loaded) == len(set(loaded)) <= 5
    assert not [address for address in loaded if "/wasm." in address or address.endswith("pagefind.js")]


def test_on_a_phone_the_values_of_filters_are_fetched_when_they_are_opened(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.set_viewport_size({"width": 360, "height": 740})
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open("da lat")
    reader.expect_status("^Có 4 kết quả")
    reader.page.wait_for_load_state("networkidle")
    assert not [address for address in asked if address.endswith(".pf_filter")]
    reader.page.locator("[data-filters] summary").click()
    expect(reader.page.get_by_label("Cơ quan", exact=True)).to_be_visible()


def test_the_form_in_the_header_leads_to_the_results(shipped_reader: Reader) -> None:
    shipped_reader.open(path="/")
    field = shipped_reader.page.get_by_role("banner").get_by_role("searchbox")
    field.fill("quy chế")
    field.press("Enter")
    expect(shipped_reader.page).to_have_url(re.compile(r"/tim-kiem/\?q=quy\+ch"))
    shipped_reader.expect_status("^Có .*“quy chế”")


@pytest.fixture
def slow_reader(shipped_reader: Reader) -> Reader:
    """A reader whose processor is four times slower."""
    page = shipped_reader.page
    page.route("**/*.woff2", lambda route: route.abort())  # a letter's width is no matter of the search
    shipped_reader.allowed = ("ERR_FAILED",)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return shipped_reader


def test_results_come_at_once_on_a_slow_processor(slow_reader: Reader) -> None:
    page = slow_reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    slow_reader.open()
    page.evaluate(WATCH)
    field = page.locator("[data-search] input[name=q]")
    for number, query in enumerate(("da lat", "da lat 1", "da la", "da lat", "da lat 2", "da lat"), start=1):
        field.fill(query[:-1])
        field.press(query[-1])
        slow_reader.expect_status(f"“{query}”")
        page.wait_for_function(f"waits.length >= {number}", timeout=PATIENCE)
    waits = page.evaluate("waits")
    drawn = page.evaluate(DRAW)
    assert min(waits) < MOST * min(drawn), (waits, drawn)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_on_a_slow_processor(slow_reader: Reader, width: int) -> None:
    page = slow_reader.page
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(SHIFTS)
    for query in ("da lat", "xyzxyz"):
        slow_reader.open(query)
        slow_reader.expect_status(query)
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("shifts")
        assert sum(value for value, *_ in shifts) < STILL, shifts
