"""A long page in a real browser: contents beside the text, what folds, fonts on a first visit, sheets of paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.makers.browser.layout_pages import MAIN, OFFICE, WARD, WIDE
from tests.makers.browser.search_reader import PATIENCE

DOCUMENT = "/van-ban/quy-che-cong-thong-tin-dien-tu/"
PHONE = {"width": 360, "height": 740}
_LETTERS = """() => [...document.querySelectorAll(".prose > p")].filter((each) => each.textContent.length > 300)
  .map((each) => each.textContent.length / (each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight) - 0.5))
  .sort((a, b) => a - b)"""
_FAST = """Object.defineProperty(navigator, "connection", {value: undefined, configurable: true});
  performance.getEntriesByType = () => [{transferSize: 9, requestStart: 0, responseStart: 9}];"""
"""The line is fast, whatever else this machine does."""
_PATIENT = (
    _FAST
    + "const later = window.setTimeout; window.setTimeout = (what, ms, ...rest) => later(what, ms * 200, ...rest);"
)
"""A page waits for its fonts as long as this machine needs."""
_SLOW = {
    "data are saved": "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});",
    "the browser says 3G": "Object.defineProperty(navigator, 'connection', {value: {effectiveType: '3g'}});",
    "the browser knows of long ways": "Object.defineProperty(navigator, 'connection', {value: {rtt: 300}});",
    "the browser knows of little room": "Object.defineProperty(navigator, 'connection', {value: {downlink: 0.4}});",
    "the page was long in coming": "performance.getEntriesByType = performance.getEntriesByName = () =>"
    " [{transferSize: 9, requestStart: 100, responseStart: 250}];",
    "nothing tells, for all is from the cache": "performance.getEntriesByType = performance.getEntriesByName = () =>"
    " [{transferSize: 0, requestStart: 0, responseStart: 0}];",
}
_USUAL = "the page was long in coming"
_TITLES = """() => [...document.querySelectorAll("h1, h2, h3, h4, caption, .schedule-day")].filter((each) => each.checkVisibility())
  .map((each) => { const own = each.cloneNode(true); own.querySelectorAll(".anchor").forEach((a) => a.remove()); return own.textContent; })"""
PRINTED = (
    "/du-an/thu-vien-cong-dong/",
    "/thu-tuc-hanh-chinh/dang-ky-lich-gap/",
    *(
        pytest.param(path, marks=pytest.mark.long)
        for path in (
            DOCUMENT,
            "/",
            "/tin-tuc/",
            "/tin-tuc/mot-cong-cho-ca-tinh/",
            "/van-ban/",
            "/van-ban/nd-13-2018/",
            "/lich-cong-tac/tuan-49-2026/",
            "/lay-y-kien/ten-mien-trang-thanh-phan/",
            "/thong-bao/lich-nghi-2026/",
            "/to-chuc/chu-tich/",
            "/to-chuc/uy-ban-nhan-dan-tinh/",
            "/ngan-sach/du-toan-2027/",
            "/lien-he/",
            "/tim-kiem/",
            "/so-do-trang/",
            "/thong-ke/khach-du-lich-nam-2025/",
            "/404.html",
        )
    ),
)


@contextmanager
def open_page(
    browser: Browser, port: int, path: str = DOCUMENT, script: str = "", host: str = MAIN, **options: Any
) -> Iterator[Page]:
    """A first visit to a page, of the main site if nothing else is said."""
    context = browser.new_context(**{"viewport": WIDE, **options})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    if script:
        tab.add_init_script(script)
    tab.goto(f"http://{host}:{port}{path}")
    yield tab
    context.close()


def list_fonts(tab: Page, selector: str) -> set[str]:
    """The fonts in which a passage is shown."""
    session = tab.context.new_cdp_session(tab)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


def test_the_article_that_is_read_is_marked_in_the_contents_beside_it(browser: Browser, shipped_port: int) -> None:
    with open_page(browser, shipped_port) as tab:
        current = tab.locator(".contents [aria-current]")
        expect(current).to_have_count(0)
        for anchor in ("dieu-9", "dieu-19", "dieu-2"):
            tab.evaluate("(id) => document.getElementById(id).scrollIntoView()", anchor)
            expect(current).to_have_attribute("href", f"#{anchor}")
            expect(current).to_be_in_viewport()
        assert tab.evaluate("document.querySelector('.contents').getBoundingClientRect().top") >= 0


def test_on_a_phone_contents_and_details_are_folded_and_a_link_leads_back_up(
    browser: Browser, shipped_port: int
) -> None:
    with open_page(browser, shipped_port, viewport=PHONE, java_script_enabled=False) as tab:
        expect(tab.locator(".contents ol").first).to_be_hidden()
        expect(tab.get_by_text("Trích yếu", exact=True)).to_be_hidden()
        expect(tab.get_by_text("Ngày ban hành", exact=True)).to_be_visible()
        expect(tab.get_by_text("Tình trạng hiệu lực", exact=True)).to_be_hidden()
        tab.get_by_text("Thông tin khác", exact=True).click()
        expect(tab.get_by_text("Cơ quan ban hành", exact=True)).to_be_visible()
        boxes = [tab.locator(each).bounding_box() for each in (".contents", ".record", ".article-body")]
        tops = [box["y"] for box in boxes if box]
        assert tops == sorted(tops) and len(tops) == 3
        tab.locator("#dieu-9").scroll_into_view_if_needed()
        up = tab.get_by_role("link", name="Về đầu trang")
        expect(up).to_be_in_viewport()  # wherever one is
        up.click()
        expect(tab.locator(".masthead")).to_be_in_viewport()
    with open_page(browser, shipped_port, "/to-chuc/chu-tich/", java_script_enabled=False) as tab:
        expect(tab.get_by_role("link", name="Về đầu trang")).to_have_count(0)


def test_a_line_of_prose_holds_60_to_75_letters(browser: Browser, shipped_port: int) -> None:
    with open_page(browser, shipped_port, script=_PATIENT) as tab:
        letters = tab.evaluate(_LETTERS)
        assert len(letters) > 5
        assert 60 <= letters[len(letters) // 2] <= 75


def test_a_first_visit_on_a_fast_line_is_painted_in_the_portals_own_font(browser: Browser, shipped_port: int) -> None:
    with open_page(browser, shipped_port, "/lien-he/", _PATIENT) as tab:
        assert list_fonts(tab, "h1") == {"Be Vietnam Pro"}
        assert list_fonts(tab, "main a") == {"Be Vietnam Pro"}


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if each == _USUAL else pytest.mark.long) for each in _SLOW]
)
def test_a_slow_line_is_asked_for_no_font(browser: Browser, shipped_port: int, name: str) -> None:
    with open_page(browser, shipped_port, "/lien-he/", _FAST + _SLOW[name]) as tab:
        tab.wait_for_load_state("networkidle")
        names = tab.evaluate(
            "Performance.prototype.getEntriesByType.call(performance, 'resource').map((each) => each.name)"
        )
        assert any(name.endswith(".css") for name in names)
        assert [name for name in names if name.endswith(".woff2")] == []
        expect(tab.locator("h1")).to_be_visible()


@pytest.mark.parametrize(
    ("file", "weights"), [("*-700.woff2", "bold"), pytest.param("*", "all", marks=pytest.mark.long)]
)
def test_a_page_whose_fonts_do_not_all_come_is_wholly_in_the_devices(
    browser: Browser, shipped_port: int, file: str, weights: str
) -> None:
    context = browser.new_context()
    context.add_init_script(_FAST)
    context.route(f"**/fonts/{file}", lambda route: route.abort() if weights == "bold" else None)  # or it never comes
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(f"http://{MAIN}:{shipped_port}/lien-he/", wait_until="domcontentloaded")
    expect(tab.locator("h1")).to_be_visible()
    assert tab.evaluate("document.documentElement.dataset.font") == "device"
    assert "Be Vietnam Pro" not in list_fonts(tab, "h1") | list_fonts(tab, "main p")
    context.close()


@pytest.mark.long
def test_without_scripts_no_font_is_loaded(browser: Browser, shipped_port: int) -> None:
    fetched: list[str] = []
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.on("request", lambda request: fetched.append(request.url))
    tab.goto(f"http://{MAIN}:{shipped_port}/lien-he/", wait_until="networkidle")
    assert any(each.endswith(".css") for each in fetched)
    assert [each for each in fetched if each.endswith(".woff2")] == []
    context.close()


@pytest.mark.parametrize("path", PRINTED)
def test_no_sheet_of_paper_is_empty_or_ends_with_a_title(
    browser: Browser, shipped_port: int, tmp_path: Path, path: str
) -> None:
    with open_page(browser, shipped_port, path) as tab:
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
        tab.emulate_media(media="print")
        titles = [_squash(each) for each in tab.evaluate(_TITLES)]
    sheets = [_squash(_without_margin(sheet.extract_text())) for sheet in PdfReader(tmp_path / "a.pdf").pages]
    assert [len(sheet) for sheet in sheets if len(sheet) < 40] == []
    assert [title for sheet in sheets[:-1] for title in titles if title and sheet.endswith(title)] == []
    assert "Bảnquyềnthuộc" not in "".join(sheets)


@pytest.mark.long
def test_what_was_found_is_printed_with_its_address_and_on_no_needless_sheet(
    browser: Browser, shipped_port: int, tmp_path: Path
) -> None:
    with open_page(browser, shipped_port, "/tim-kiem/?q=quy+che") as tab:
        expect(tab.locator(".search-results > li").first).to_be_visible()
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "a.pdf").pages]
    assert all(len(_without_margin(sheet)) > 40 for sheet in sheets)
    assert f"(https://{MAIN}{DOCUMENT})" in _squash("".join(sheets))
    assert "Chọn cơ quan" not in "".join(sheets)


def test_what_is_folded_is_printed_with_the_address_and_the_day(
    browser: Browser, shipped_port: int, tmp_path: Path
) -> None:
    with open_page(browser, shipped_port, "/du-an/thu-vien-cong-dong/") as tab:
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
        expect(tab.locator(".facts-more")).not_to_have_attribute("open", "")
    text = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "a.pdf").pages)
    for words in ("Loại dự án", f"https://{MAIN}/du-an/thu-vien-cong-dong/", "In ngày"):
        assert words in text


@pytest.mark.parametrize(
    ("host", "sheets"),
    [(MAIN, 4), (OFFICE, 1), pytest.param(WARD, 1, marks=pytest.mark.long)],
    ids=["main", "office", "ward"],
)
def test_a_home_fills_its_sheets_and_names_a_long_list_by_its_address(
    browser: Browser, shipped_port: int, tmp_path: Path, host: str, sheets: int
) -> None:
    with open_page(browser, shipped_port, "/", host=host) as tab:
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    printed = [sheet.extract_text() for sheet in PdfReader(tmp_path / "a.pdf").pages]
    assert len(printed) <= sheets
    assert all(len(each) > 500 for each in printed)
    text = " ".join(" ".join(printed).split())
    assert ("Sở Tư pháp" in text, f"124 trang có tại https://{host}/so-do-trang/" in text) == (host == MAIN,) * 2
    assert "Tuy Phong" not in text


def test_a_printed_command_is_whole_and_stands_below_its_sentence(
    browser: Browser, shipped_port: int, tmp_path: Path
) -> None:
    with open_page(browser, shipped_port, "/kiem-tra-tinh-xac-thuc/") as tab:
        commands = [_squash(each) for each in tab.locator("pre").all_text_contents()]
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    sheets = [_squash(_without_margin(sheet.extract_text())) for sheet in PdfReader(tmp_path / "a.pdf").pages]
    assert commands and [each for each in commands if not any(each in sheet for sheet in sheets)] == []
    assert [sheet[-40:] for sheet in sheets if sheet.endswith(":")] == []


def test_no_word_of_a_printed_table_is_broken(browser: Browser, shipped_port: int, tmp_path: Path) -> None:
    with open_page(browser, shipped_port, "/sites/en/documents/regulation-on-the-portal/") as tab:
        words = {each for text in tab.locator("td, th").all_text_contents() for each in re.findall(r"\w{5,}", text)}
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    text = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "a.pdf").pages)
    assert "supplier" in words
    assert words <= set(re.findall(r"\w+", text))


def test_a_form_is_printed_alone_on_one_sheet(browser: Browser, shipped_port: int, tmp_path: Path) -> None:
    with open_page(browser, shipped_port, "/tiep-can-thong-tin/phieu-yeu-cau/") as tab:
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    (sheet,) = PdfReader(tmp_path / "a.pdf").pages
    text = " ".join(sheet.extract_text().split())
    assert text.startswith("Phiếu yêu cầu cung cấp thông tin Kính gửi") and text.endswith("Ngày viết và chữ ký:")


def _without_margin(text: str) -> str:
    """The words of a sheet without what stands in its lower margin: number, host."""
    return re.sub(r"^\s*\d+/\d+(https://[\w.-]+)?|\d+/\d+\s*$", "", text)


def _squash(text: str) -> str:
    return re.sub(r"\s+", "", text)
