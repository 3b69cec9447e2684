"""What stands in rows in a real browser: the menu, tasks, lists, what comes after a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.makers.browser.layout_pages import MAIN, WARD
from tests.makers.browser.search_reader import PATIENCE

pytestmark = pytest.mark.long

SCHOOLS, MOUNTAIN, ABROAD = (f"{name}.lamdong.gov.vn" for name in ("sgddt", "lacduong", "sngv"))
"""Sites of eleven entries in their menus: of short labels, of long ones, of the longest."""
WIDTHS = (360, 768, 1280)
_TALL = 900
_ROWS = "(selector) => new Set([...document.querySelectorAll(selector)].map((each) => each.offsetTop)).size"
_FONT = "(font) => { document.documentElement.dataset.font = font; }"
_LAST_ROW = """() => {
  const rows = [...document.querySelectorAll(".quick li")].map((each) => each.getBoundingClientRect());
  const last = rows.filter((each) => each.top === rows.at(-1).top);
  return [last.length, Math.round(last.at(-1).right - document.querySelector(".quick ul").getBoundingClientRect().right)];
}"""
_HOLE = """() => {
  const after = document.querySelector(".neighbours"), words = document.createRange();
  const before = [...after.parentElement.children].filter((each) => each !== after && !each.matches(".to-top"));
  words.selectNodeContents(before.at(-1).lastElementChild);
  return after.getBoundingClientRect().top - words.getBoundingClientRect().bottom;
}"""
_LINES = """() => [...document.querySelectorAll(".entry-number")].map((each) =>
  Math.round(each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight)))"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all that is looked at here."""
    context = browser.new_context()
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    yield tab
    context.close()


def show(tab: Page, port: int, host: str, path: str = "/", width: int = 1280) -> Page:
    """A page as wide as that."""
    tab.set_viewport_size({"width": width, "height": _TALL})
    tab.goto(f"http://{host}:{port}{path}")
    return tab


@pytest.mark.parametrize("host", [MAIN, SCHOOLS, MOUNTAIN, ABROAD])
def test_a_menu_takes_one_row_in_the_portals_font_and_in_the_devices(tab: Page, shipped_port: int, host: str) -> None:
    show(tab, shipped_port, host)
    for font in ("own", "device"):
        tab.evaluate(_FONT, font)
        tab.evaluate("() => document.fonts.ready.then(() => null)")
        assert tab.evaluate(_ROWS, ".menu-list > li") == 1
        assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("host", [MAIN, SCHOOLS, MOUNTAIN, WARD])
def test_no_task_is_alone_in_a_part_of_its_row(tab: Page, shipped_port: int, host: str) -> None:
    show(tab, shipped_port, host)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": _TALL})
        count, room = tab.evaluate(_LAST_ROW)
        assert (width, count > 1 or abs(room) <= 1) == (width, True)


@pytest.mark.parametrize("width", WIDTHS)
def test_who_is_lost_finds_one_field_to_search_in_and_tasks_before_other_pages(
    tab: Page, shipped_port: int, width: int
) -> None:
    show(tab, shipped_port, MAIN, "/404.html", width)
    expect(tab.locator("input[type=search]:visible")).to_have_count(1)
    expect(tab.locator("main a").first).to_be_in_viewport()
    tasks = tab.evaluate("[...document.querySelectorAll('main a')].findIndex((each) => !each.closest('.quick'))")
    assert tasks == tab.locator(".quick a").count() > 1


def test_what_comes_after_a_page_follows_it_closely_on_a_phone(tab: Page, shipped_port: int) -> None:
    show(tab, shipped_port, MAIN, "/van-ban/quy-che-cong-thong-tin-dien-tu/", 360)
    assert 0 < tab.evaluate(_HOLE) < 80


@pytest.mark.parametrize("path", ["/linh-vuc/cong-nghe-thong-tin/", "/hoi-dap/"])
def test_a_number_in_a_list_stands_on_one_line(tab: Page, shipped_port: int, path: str) -> None:
    for width in WIDTHS:
        lines = show(tab, shipped_port, MAIN, path, width).evaluate(_LINES)
        assert lines and set(lines) == {1}


def test_the_table_of_agencies_fits_a_phone(tab: Page, shipped_port: int) -> None:
    show(tab, shipped_port, MAIN, "/to-chuc/cac-co-quan/", 360)
    assert tab.evaluate(_widths_of(".table-scroll")) == tab.evaluate(_widths_of(".table-scroll table"))


def _widths_of(selector: str) -> str:
    return f"[...document.querySelectorAll('{selector}')].map((each) => Math.round(each.getBoundingClientRect().width))"
