"""Names before full texts, and what is forgiven: keys, joined words, errors, questions; over the shipped portal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.makers.browser.layout_pages import MAIN
from tests.makers.browser.search_reader import ASK, Reader, fresh_page

ISLAND = "phuquy.lamdong.gov.vn"
FOLDING = Path(__file__).parents[1] / "search/titles/folding.yaml"
# Calls a function of one module of the search with each of some lists of values.
CALL = """async ([module, name, calls]) => {
  const base = document.querySelector("script[type=module]").src.replace(/[^/]+$/, "");
  const called = (await import(base + module + ".js"))[name];
  return calls.map((values) => called(...values));
}"""
MEANT = {
    "ddaf": "đà", "latj": "lạt", "hoof": "hồ", "xuaan": "xuân", "huwowng": "hương", "huowng": "hương", "quyeets": "quyết",
    "vietej": "việt", "nguwowif": "người", "sowr": "sở", "d9a2": "đà", "la5t": "lạt", "hu7o7ng": "hương", "gi1o": "gió",
    "thuyr": "thủy", "uyr": "ủy", "contact": "", "news": "", "tax": "tã", "qd26": "", "covid19": "", "nd224": "", "x": "",
}  # fmt: skip
"""Keys, and the syllable that they were meant for."""
BAD = (
    "a", "đ", "?!…", '""', "“", "<script>alert(1)</script>", "{query}", "東京 道庁", "المحافظة", "🌊🌊", "1", "%00", "..",
    "x" * 500, "đà lạt " * 70, "ôô" * 250, "hoof " * 100,
)  # fmt: skip
VARIED = (
    "đăng ký kết hôn cần giấy tờ gì", "làm sao để chuyển trường cho con", "sang tên sổ đỏ hết bao nhiêu tiền", "ket hon mui ne",
    "so y te", "dalat", "hoof xuaan huwowng", "xuan huogn", "2111/qd-ubnd", "hái cà phê", "hộ khẩu", "hkd", "chairman", "visa",
    '"lịch nghỉ lễ"', "khaisinh", "dat dai xa duc trong", "tuyển công chức", "huyện bảo lâm", "liên hệ", "trồng sầu riêng xuất khẩu",
    "cá nhân gửi yêu cầu", "thủ tục", "con tôi bị bệnh phải làm gì", "xyzq abcq",
)  # fmt: skip
ORDINARY = ("so y te", "dalat", "hộ khẩu", "visa", "liên hệ", "tuyển công chức", "khai sinh")
MOST = 6
"""How many times as long as the median of ordinary queries any input may take."""


@pytest.fixture(scope="module")
def scripts(profile: BrowserContext, shipped_port: int) -> Iterator[Page]:
    """The search page, whose modules are called one by one."""
    with fresh_page(profile) as page:
        page.goto(f"http://{MAIN}:{shipped_port}/tim-kiem/")
        yield page


def _call(page: Page, module: str, name: str, *calls: tuple[Any, ...]) -> list[Any]:
    return list(page.evaluate(CALL, [module, name, [list(each) for each in calls]]))


def test_keys_of_telex_and_vni_are_read_as_the_syllables_that_they_were_meant_for(scripts: Page) -> None:
    assert dict(zip(MEANT, _call(scripts, "syllables", "meant", *((key,) for key in MEANT)), strict=True)) == MEANT


def test_marks_are_the_same_wherever_they_were_placed_and_others_are_not(scripts: Page) -> None:
    pairs = [("hoà", "hòa"), ("kỹ", "kĩ"), ("đak", "đắk"), ("hoa", "hòa"), ("hô", "hộ"), ("má", "mà"), ("Đà", "đa")]
    assert _call(scripts, "syllables", "sameMarks", *pairs) == [True, True, True, True, False, False, False]


def test_one_letter_may_be_wrong_missing_too_many_or_in_its_neighbours_place(scripts: Page) -> None:
    near = [("huogn", "huong"), ("latt", "lat"), ("lt", "lat"), ("lot", "lat"), ("ab", "ba")]
    far = [("lat", "lat"), ("la", "dalat"), ("abc", "cba"), ("huong", "hung2")]
    assert _call(scripts, "syllables", "isNear", *near, *far) == [True] * 5 + [False] * 4


def test_the_browser_has_the_words_of_a_text_that_the_index_has(scripts: Page) -> None:
    rows = yaml.safe_load(FOLDING.read_text("utf-8"))
    found = _call(scripts, "words", "spaced", *((row["text"],) for row in rows))
    assert {row["text"]: each for row, each in zip(rows, found, strict=True)} == {
        row["text"]: " ".join(row["words"]) for row in rows
    }


def test_names_stand_there_before_texts_are_loaded_and_stay_where_these_never_come(shipped_reader: Reader) -> None:
    shipped_reader.allowed = ("ERR_FAILED", "Failed to load resource", "no search index")
    shipped_reader.page.route("**/pagefind*/**", lambda route: route.abort())
    shipped_reader.open("so y te")
    shipped_reader.expect_status("^Có .*“so y te”.* Mới tìm theo tên")
    assert shipped_reader.addresses[0] == "https://syt.lamdong.gov.vn/"
    shipped_reader.page.unroute("**/pagefind*/**")
    shipped_reader.page.get_by_role("button", name="Thử lại").click()
    shipped_reader.expect_status("^Có [0-9]+ kết quả cho “so y te”[.]$")
    assert shipped_reader.addresses[0] == "https://syt.lamdong.gov.vn/"


def test_without_names_texts_are_searched_as_ever(shipped_reader: Reader) -> None:
    shipped_reader.allowed = ("ERR_FAILED", "Failed to load resource")
    shipped_reader.page.route("**/titles/**", lambda route: route.abort())
    shipped_reader.open("so y te")
    shipped_reader.expect_status("^Có [0-9]+ kết quả cho “so y te”[.] Chưa tải được")
    assert "https://syt.lamdong.gov.vn/" in shipped_reader.addresses


@pytest.mark.parametrize("status", [404, 503])
def test_where_a_part_of_the_names_is_lost_texts_are_searched_and_the_page_says_so(
    shipped_reader: Reader, status: int
) -> None:
    shipped_reader.allowed = (str(status), "Failed to load resource")
    part = re.compile(r"/titles/[0-9a-f]{8,}[.]json")
    shipped_reader.page.route(part, lambda route: route.fulfill(status=status, body=""))
    shipped_reader.open("so y te")
    shipped_reader.expect_status("^Có [0-9]+ kết quả cho “so y te”[.] Chưa tải được")
    shipped_reader.page.unroute(part)
    shipped_reader.ask("sở y tế", "^Có [0-9]+ kết quả cho “sở y tế”[.]$")
    assert shipped_reader.addresses[0] == "https://syt.lamdong.gov.vn/"


def test_every_kind_of_query_ends_with_a_sentence_and_no_complaint_of_the_browser(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query in VARIED:
        shipped_reader.ask(query, f"^(?!Đã có|Không tải|Mới tìm)(?=.*{re.escape(query[:60])}|Đang hiện kết quả)")
        expect(shipped_reader.page.locator("[data-retry]")).to_be_hidden()


def test_a_matter_with_a_place_leads_to_the_matter_and_to_the_place(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query, matter, host, place in (
        ("khai sinh phan thiết", "khai-sinh", "phanthiet", "Phan Thiết"),
        ("ket hon mui ne", "ket-hon", "muine", "Mũi Né"),
        ("làm sổ đỏ ở phan thiết", "dat-dai", "phanthiet", "Phan Thiết"),
    ):
        shipped_reader.ask(query, f"^Đang hiện kết quả cho “.*(?<! ở)”, rồi trang của .*{place}")
        assert shipped_reader.addresses[:2] == [f"/viec-can-lam/{matter}/", f"https://{host}.lamdong.gov.vn/"], query


def test_what_stands_only_scattered_is_not_told_as_the_answer(shipped_reader: Reader) -> None:
    shipped_reader.open()
    shipped_reader.ask("hộ chiếu", "^Các từ của “hộ chiếu” chỉ đứng rải rác")
    expect(shipped_reader.page.locator("[data-service]")).to_be_visible()
    for query, meant in (("pham thiet", "Phan Thiết"), ("dat dia", "Đất đai")):
        shipped_reader.ask(query, f"“{query}”")
        expect(shipped_reader.page.locator("[data-meant]")).to_contain_text(meant)
        shipped_reader.expect_told(f"Có phải bạn tìm “{meant}”[?]$")


def test_filters_and_newest_first_keep_what_is_forgiven(shipped_reader: Reader) -> None:
    for values, sentence in (
        ("q=dalat&sort=date", "^Có [0-9]+ kết quả"),
        ("q=dalat&year=1999", "^Không tìm thấy .* Nếu bỏ bộ lọc thì có [0-9]+ kết quả"),
        ("q=lien+he&site=Sở+Y+tế", "^Có 1 kết quả"),
    ):
        shipped_reader.page.goto(f"http://{MAIN}:{shipped_reader.port}/tim-kiem/?{values}")
        shipped_reader.expect_status(sentence)
    assert shipped_reader.addresses == ["https://syt.lamdong.gov.vn/lien-he/"]


def test_words_of_another_language_are_not_corrected_and_lead_to_its_search(shipped_reader: Reader) -> None:
    page = shipped_reader.page
    shipped_reader.open()
    for query in ("birth certificate", "visa", "chairman"):
        shipped_reader.ask(query, f"“{query}”")
        expect(page.locator("[data-meant]")).to_be_hidden()
        expect(page.locator("[data-other]")).to_be_visible()
    shipped_reader.ask("đà lạt", "^Có")
    expect(page.locator("[data-other]")).to_be_hidden()


def test_the_address_of_a_site_is_a_name_of_it_and_a_long_query_is_cut_in_the_sentence(shipped_reader: Reader) -> None:
    shipped_reader.open("muine.lamdong.gov.vn")
    shipped_reader.expect_status("^Có")
    assert shipped_reader.addresses[0] == "https://muine.lamdong.gov.vn/"
    shipped_reader.ask("x" * 500, "“x{80}…”")


def test_what_is_guessed_is_told_and_what_was_typed_is_one_link_away(shipped_reader: Reader) -> None:
    page = shipped_reader.page
    shipped_reader.open("xuan huogn")
    expect(page.locator("[data-meant]")).to_contain_text("Có phải bạn tìm “Xuân Hương”?")
    page.get_by_role("link", name="Chỉ tìm đúng “xuan huogn”").click()
    shipped_reader.expect_status("“xuan huogn”")
    expect(page.locator("[data-meant]")).to_be_hidden()
    assert shipped_reader.query == {"q": ["xuan huogn"], "exact": ["1"]}
    page.go_back()
    expect(page.locator("[data-meant]")).to_be_visible()
    assert shipped_reader.query == {"q": ["xuan huogn"]}


def test_a_former_unit_says_by_which_name_its_successor_was_found(shipped_reader: Reader) -> None:
    shipped_reader.open("thi tran cho lau")
    entry = shipped_reader.page.locator(".search-results .entry").first
    expect(entry.locator(".entry-also")).to_have_text("Tên khác: Thị trấn Chợ Lầu")


def test_words_far_from_each_other_do_not_make_a_page_the_answer(shipped_reader: Reader) -> None:
    shipped_reader.open("san hô phú quý")
    shipped_reader.expect_status("“san hô phú quý”")
    assert shipped_reader.addresses[0] == f"https://{ISLAND}/di-dao/bao-ve-san-ho/"


@pytest.mark.parametrize("query", ["khai sinh", "khai tử"])
def test_what_to_do_in_everyday_matters_is_found_on_a_communes_own_search(shipped_reader: Reader, query: str) -> None:
    shipped_reader.open(query, host="lacduong.lamdong.gov.vn")
    shipped_reader.expect_status(f"^Có [0-9]+ kết quả cho “{query}”[.]$")
    entry = shipped_reader.page.locator(".search-results .entry").first
    expect(entry.get_by_role("link")).to_have_attribute("href", re.compile(f"^https://{MAIN}/viec-can-lam/khai-"))
    expect(entry.locator(".entry-meta")).to_contain_text("Cổng tỉnh")


def test_what_a_site_does_not_know_is_no_fault_of_the_reader_and_leads_to_the_main_portal_first(
    shipped_reader: Reader,
) -> None:
    page = shipped_reader.page
    shipped_reader.open("trồng sầu riêng xuất khẩu", host="nghiduc.lamdong.gov.vn")
    shipped_reader.expect_status("“trồng sầu riêng xuất khẩu”")
    expect(page.locator("[data-told]")).not_to_contain_text("chính tả")
    expect(page.locator("[data-spelling]")).to_be_hidden()
    expect(page.locator("[data-portal]")).to_have_class(re.compile("search-prompt"))
    assert not {"/kiem-tra-tinh-xac-thuc/", "/danh-muc-cong-khai/", "/du-lieu-mo/"} & {*shipped_reader.addresses}


def test_of_a_long_question_the_name_that_stands_in_it_comes_first(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query, page in (
        ("nhập hộ khẩu cho con thì làm thế nào", "cu-tru"),
        ("mất sổ đỏ có được cấp lại không và bao lâu thì có", "dat-dai"),
        ("mẹ tôi già rồi có được trợ cấp không", "tro-cap"),
        ("con tôi muốn chuyển trường thì nộp đơn ở đâu", "chuyen-truong"),
    ):
        shipped_reader.ask(query, f"(gần nhất|Có ).*“{query}”|“{query}”.*gần nhất")
        assert shipped_reader.addresses[0] == f"/viec-can-lam/{page}/", query


def test_a_former_name_counts_in_its_order_and_its_namesake_comes_first(shipped_reader: Reader) -> None:
    shipped_reader.open("Phường Đức Nghĩa")
    shipped_reader.expect_status("rải rác")
    shipped_reader.ask("huyện đức trọng", "“huyện đức trọng”")
    assert shipped_reader.addresses[0] == "https://ductrong.lamdong.gov.vn/"


def test_signs_and_a_single_letter_get_a_hint_and_no_results(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query, hint in (("???", "không có chữ hay số nào"), ("a", "ngắn quá")):
        shipped_reader.ask(query, hint)
        assert shipped_reader.addresses == []


def test_english_words_are_found_in_their_other_forms_and_a_place_by_what_it_is(shipped_reader: Reader) -> None:
    shipped_reader.open(path="/sites/en/search/")
    for query, address in (
        ("chairwoman of the provincial people's committee", "/sites/en/organization/chair/"),
        ("phu quy island", f"https://{ISLAND}/en/"),
    ):
        shipped_reader.ask(query, re.escape(query))
        assert shipped_reader.addresses[0] == address


def test_where_no_agency_is_called_so_the_list_and_what_is_nearly_called_so_are_shown(shipped_reader: Reader) -> None:
    near, agencies, communes = (
        "https://snnmt.lamdong.gov.vn/",
        "/to-chuc/cac-co-quan/",
        "/gioi-thieu/dia-ly-hanh-chinh/",
    )
    shipped_reader.open()
    for query, addresses in (("so gtvt", [agencies]), ("sở tnmt", [near, agencies]), ("ubnd xã tân phú", [communes])):
        shipped_reader.ask(query, f"^Cổng không có trang của cơ quan hay địa phương nào tên là “{query}”")
        assert shipped_reader.addresses[: len(addresses)] == addresses, query
    for query in ("phòng cháy nhà cao tầng", "số nhà xyzq"):
        shipped_reader.ask(query, "“")
        expect(shipped_reader.page.locator("[data-told]")).not_to_contain_text("Cổng không có trang")
    shipped_reader.open("sở công thương", host=ISLAND)  # whose index has no other sites
    shipped_reader.expect_status("“sở công thương”")
    expect(shipped_reader.page.locator("[data-told]")).not_to_contain_text("Cổng không có trang")


def test_an_agency_is_found_by_its_english_name_in_the_order_of_speech(shipped_reader: Reader) -> None:
    shipped_reader.open(path="/sites/en/search/")
    for query, host in (("education department", "sgddt"), ("health department", "syt")):
        shipped_reader.ask(query, query)
        assert shipped_reader.addresses[0] == f"https://{host}.lamdong.gov.vn/", query
    shipped_reader.ask("tax office", "^The portal has no page of an agency, ward or commune called “tax office”")


def test_who_typed_marks_is_asked_only_for_words_with_the_same(shipped_reader: Reader) -> None:
    meant = shipped_reader.page.locator("[data-meant]")
    shipped_reader.open()
    for query in ("học phí", "lũ lụt", "thuế đất"):
        shipped_reader.ask(query, f"“{query}”")
        expect(meant).to_be_hidden()
    shipped_reader.ask("coffee", "“coffee”")
    expect(meant).to_be_hidden()  # no short word is meant by a long one
    shipped_reader.ask("xuan huog", "“xuan huog”")
    expect(meant).to_contain_text("Xuân Hương")


def test_words_that_look_like_a_question_without_their_marks_are_kept(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query in ("neo đậu tàu thuyền", "neo dau tau thuyen"):
        shipped_reader.ask(query, f"^Có .*“{query}”")
        assert shipped_reader.addresses[0] == "/lich-cong-tac/tuan-49-2026/", query


def test_of_what_a_place_has_the_nearest_comes_first(shipped_reader: Reader) -> None:
    shipped_reader.open("đi tàu ra phú quý cần chuẩn bị gì")
    shipped_reader.expect_status("gần nhất")
    assert shipped_reader.addresses[0] == f"https://{ISLAND}/di-dao/chuan-bi-ra-dao/"


def test_nobody_who_asks_is_told_to_check_the_spelling(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query in ("đóng phí xyzq ở đâu", "xyzq là gì"):
        shipped_reader.ask(query, query)
        expect(shipped_reader.page.locator("[data-told]")).not_to_contain_text("chính tả")
        expect(shipped_reader.page.locator("[data-spelling]")).to_be_hidden()


def test_no_answer_is_an_end(shipped_reader: Reader) -> None:
    page = shipped_reader.page
    service = page.get_by_role("link", name="Cổng Dịch vụ công Quốc gia")
    shipped_reader.open("thủ tục chuyển trường", host=ISLAND)
    shipped_reader.expect_status("“thủ tục chuyển trường”")
    expect(page.locator("[data-service]").get_by_role("link")).to_have_attribute("href", "https://dichvucong.gov.vn/")
    shipped_reader.ask("xyzxyz", "^Không tìm thấy")
    expect(service.first).to_be_visible()
    expect(page.locator("[data-browse]").get_by_role("link", name="Liên hệ")).to_be_visible()
    on = page.get_by_role("link", name="Tìm “xyzxyz” trên toàn cổng tỉnh")
    expect(on).to_have_attribute("href", f"https://{MAIN}/tim-kiem/?q=xyzxyz")
    shipped_reader.ask("rạn san hô", "“rạn san hô”")
    expect(page.locator("[data-service]")).to_be_hidden()


def test_any_input_gets_a_sentence(shipped_reader: Reader) -> None:
    shipped_reader.open("so y te")
    shipped_reader.expect_status("^Có")
    sentences = shipped_reader.page.evaluate(
        """async (queries) => {
          const sentences = [];
          for (const query of queries) {
            await ask([query]);
            sentences.push([query.slice(0, 20), document.querySelector("[data-told]").textContent]);
          }
          return sentences;
        }""".replace("ask([query])", f"({ASK})([query.trim()])"),
        list(BAD),
    )
    assert [query for query, sentence in sentences if not sentence] == []


@pytest.mark.long
def test_no_input_takes_much_longer_than_an_ordinary_query(shipped_reader: Reader) -> None:
    """The fastest of four runs is compared: the first loads parts of the index, and others use the machine too."""
    measure = """async (queries) => {
      const fastest = queries.map(() => Infinity);
      for (let round = 0; round < 4; round++) {
        for (const [number, query] of queries.entries()) {
          const begun = performance.now();
          await ask([query]);
          fastest[number] = Math.min(fastest[number], performance.now() - begun);
        }
      }
      return fastest;
    }""".replace("ask([query])", f"({ASK})([query])")
    bad = [query.strip() for query in BAD]
    shipped_reader.open("so y te")
    shipped_reader.expect_status("^Có")
    ordinary, others = (shipped_reader.page.evaluate(measure, queries) for queries in ([*ORDINARY], bad))
    assert max(others) < MOST * median(ordinary), (ordinary, dict(zip(bad, others, strict=True)))


def test_a_slow_part_of_the_texts_moves_no_result(shipped_reader: Reader) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    shipped_reader.page.route("**/pagefind/index/*", hold, times=1)
    with shipped_reader.page.expect_request("**/pagefind/index/*"):
        shipped_reader.open("hoof xuaan huwowng")
    shipped_reader.expect_status("đang tìm trong nội dung")
    first = shipped_reader.page.locator(".search-results .entry").first
    before = first.bounding_box()
    while waiting:
        waiting.pop().continue_()
    shipped_reader.expect_status(re.escape("“hoof xuaan huwowng”"))
    assert first.bounding_box() == before


def test_one_word_of_a_place_or_of_a_guess_is_chance(shipped_reader: Reader) -> None:
    shipped_reader.open()
    for query, told, first in (
        ("làm giấy khai tử", "^Có .*“làm giấy khai tử”", "/viec-can-lam/khai-tu/"),
        ("sở xd", "^Có .*“sở xd”", "https://sxd.lamdong.gov.vn/"),
        ("mua bao", "“mua bao”", "/khan-cap/bao-mau/"),
        ("sở tt&tt", "^Cổng không có trang.*“sở tt&tt”", "/to-chuc/cac-co-quan/"),
        ("cccd", "“căn cước công dân”", "/tiep-can-thong-tin/yeu-cau-thong-tin/"),
    ):
        shipped_reader.ask(query, told)
        assert shipped_reader.addresses[0] == first, query
    for query in ("giá điện", "thông tư đất đai"):
        shipped_reader.ask(query, f"“{query}”")
        assert shipped_reader.addresses != ["/dat-dai/"], query
    for query in ("lu lut", "luong huu", "truong mam non"):
        shipped_reader.ask(query, f"^Không tìm thấy .*“{query}”")
        expect(shipped_reader.page.locator("[data-meant]")).to_be_hidden()
