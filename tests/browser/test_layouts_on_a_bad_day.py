"""The portal on a slow line and without JavaScript: nothing jumps, and everything but the search works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from layout_pages import ADDRESSES, MAIN, NARROW, OFFICE, WIDE, opened
from playwright.sync_api import Browser, expect
from search_reader import served

pytestmark = pytest.mark.xdist_group("portal")


@pytest.fixture(scope="module")
def port(shipped: Any) -> Iterator[int]:
    with served(shipped.output.out) as port:
        yield port


def at(port: int, address: str) -> str:
    host, _, path = address.partition("/")
    return f"http://{host}:{port}/{path}"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "name", ["home of the main portal", "news", "legal document", "search", "list", "accessibility"]
)
def test_nothing_jumps_however_late_the_fonts_come(
    browser: Browser, port: int, name: str, size: dict[str, int]
) -> None:
    with opened(browser, name, at(port, ADDRESSES[name]), size, late=True) as there:
        there.tab.evaluate("document.fonts.ready")
        there.tab.wait_for_timeout(100)
        assert there.tab.evaluate("window.shifts") == []


def test_without_javascript_a_reader_gets_everywhere(browser: Browser, port: int) -> None:
    with opened(browser, "home", at(port, f"{OFFICE}/"), NARROW, java_script_enabled=False) as there:
        tab = there.tab
        tab.locator(".menu-open").click()
        expect(tab.locator(".menu-sheet")).to_be_visible()
        tab.locator(".menu-list summary").first.click()
        tab.locator(".menu-list details[open] ul a").first.click()
        expect(tab.locator("h1")).to_be_visible()
        expect(tab.locator(".display")).to_have_count(0)
        tab.goto(at(port, ADDRESSES["legal document"]))
        tab.locator(".contents summary").click()
        tab.locator(".contents a").last.click()
        expect(tab.locator(":target")).to_be_in_viewport()
        tab.locator(".languages a").click()
        expect(tab.locator("html")).to_have_attribute("lang", "en")
        tab.locator("footer").get_by_role("link", name="Accessibility").click()
        expect(tab).to_have_url(at(port, ADDRESSES["accessibility in English"]))
        expect(tab.get_by_role("table").get_by_role("rowheader").first).to_be_visible()


def test_without_javascript_the_search_page_explains_itself_and_leads_on(browser: Browser, port: int) -> None:
    with opened(browser, "search", at(port, f"{MAIN}/tim-kiem/"), java_script_enabled=False) as there:
        expect(there.tab.locator(".search-noscript")).to_be_visible()
        there.tab.locator(".search-browse a").first.click()
        expect(there.tab.locator("h1")).to_be_visible()
