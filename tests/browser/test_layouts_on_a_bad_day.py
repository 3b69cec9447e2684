"""The portal on a slow line and without JavaScript: nothing jumps, and everything but the search works."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.makers.browser.layout_pages import ADDRESSES, MAIN, NARROW, OFFICE, WIDE, open_layout


def at(shipped_port: int, address: str) -> str:
    host, _, path = address.partition("/")
    return f"http://{host}:{shipped_port}/{path}"


@pytest.mark.parametrize("size", [pytest.param(WIDE, marks=pytest.mark.long), NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "name", ["home of the main portal", "news", "legal document", "search", "list", "accessibility"]
)
def test_nothing_jumps_however_late_the_fonts_come(
    browser: Browser, shipped_port: int, name: str, size: dict[str, int]
) -> None:
    with open_layout(browser, name, at(shipped_port, ADDRESSES[name]), size, late=True) as there:
        there.tab.evaluate("document.fonts.ready")
        there.tab.wait_for_timeout(100)
        assert there.tab.evaluate("window.shifts") == []


def test_without_javascript_a_reader_gets_everywhere(browser: Browser, shipped_port: int) -> None:
    with open_layout(browser, "home", at(shipped_port, f"{OFFICE}/"), NARROW, java_script_enabled=False) as there:
        tab = there.tab
        tab.locator(".menu-open").click()
        expect(tab.locator(".menu-sheet")).to_be_visible()
        tab.locator(".menu-list summary").first.click()
        tab.locator(".menu-list details[open] ul a").first.click()
        expect(tab.locator("h1")).to_be_visible()
        expect(tab.locator(".display")).to_have_count(0)
        tab.goto(at(shipped_port, ADDRESSES["legal document"]))
        tab.locator(".contents summary").click()
        tab.locator(".contents a").last.click()
        expect(tab.locator(":target")).to_be_in_viewport()
        tab.locator(".languages a").click()
        expect(tab.locator("html")).to_have_attribute("lang", "en")
        tab.locator("footer").get_by_role("link", name="Accessibility").click()
        expect(tab).to_have_url(at(shipped_port, ADDRESSES["accessibility in English"]))
        expect(tab.get_by_role("table").get_by_role("rowheader").first).to_be_visible()


@pytest.mark.parametrize("size", [pytest.param(WIDE, marks=pytest.mark.long), NARROW], ids=["wide", "narrow"])
def test_a_long_directory_is_folded_and_leads_to_each_letter_and_a_short_one_is_folded_on_a_phone_only(
    browser: Browser, shipped_port: int, size: dict[str, int]
) -> None:
    with open_layout(browser, "home", at(shipped_port, f"{MAIN}/"), size, java_script_enabled=False) as there:
        tab = there.tab
        short, folded = tab.locator(".fold").first, tab.locator(".fold").last
        expect(short.locator("summary")).to_be_visible(visible=size is NARROW)
        expect(short.get_by_role("link").first).to_be_visible(visible=size is WIDE)
        place = folded.get_by_role("link", name="Đặc khu Phú Quý")
        expect(place).to_be_hidden()
        folded.locator("summary").press("Enter")
        expect(place).to_be_visible()
        folded.get_by_role("link", name="P", exact=True).click()
        expect(tab.locator(":target")).to_have_text("P")
        expect(tab.locator(":target")).to_be_in_viewport()
        assert folded.locator(".index a").count() == 124


def test_without_javascript_the_search_page_explains_itself_and_leads_on(browser: Browser, shipped_port: int) -> None:
    with open_layout(browser, "search", at(shipped_port, f"{MAIN}/tim-kiem/"), java_script_enabled=False) as there:
        expect(there.tab.locator(".search-noscript")).to_be_visible()
        there.tab.locator(".search-browse a").first.click()
        expect(there.tab.locator("h1")).to_be_visible()
