"""Every layout of the portal in a real browser, by the success criteria of WCAG 2.2 AA.

Each page is opened once and looked at in both colour schemes, wide and narrow, in forced colours and without motion.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.makers.browser.axe import COLOURS, UNSEEN, violations
from tests.makers.browser.layout_pages import (
    ADDRESSES,
    FOUND,
    NAMES,
    NARROW,
    PAGINATED,
    WIDE,
    OpenPage,
    first_of,
    open_layout,
    without_refresh,
)
from tests.makers.browser.search_reader import served
from tests.makers.portal import SmallPortal, page

SELDOM = frozenset(
    ("home in English", "news in English", "list in English", "accessibility in English", "list of documents")
)
"""Pages that `scripts/test --full` looks at: the layouts of others, with other words."""

_SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let each = element.parentElement; each; each = each.parentElement)
      if (each !== document.body && ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(each).overflowX)) return true;
    return false;
  };
  return [...document.body.querySelectorAll("*")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > width + 1 && !scrolls(each))
    .map((each) => `${each.tagName} ${each.className} ${Math.round(each.getBoundingClientRect().right)}`)
    .concat(document.documentElement.scrollWidth > width ? [`page ${document.documentElement.scrollWidth}`] : []);
}"""
_SPACED = """() => {
  const sheet = new CSSStyleSheet();  // the policy of the pages refuses a style element
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
_MOVING = """() => [
  ...document.getAnimations().map((each) => `animation ${each.effect?.target?.className}`),
  ...[document.documentElement, ...document.body.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    return parseFloat(style.transitionDuration) || parseFloat(style.animationDuration) || style.scrollBehavior === "smooth";
  }).map((each) => `${each.tagName} ${each.className}`),
]"""
_OWN_COLOURS = """() => [...document.body.querySelectorAll("*")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).forcedColorAdjust === "none" && !each.closest("svg"))
  .map((each) => `${each.tagName} ${each.className}`)"""
_EDGELESS = """() => [...document.querySelectorAll("button, input:not([type=radio]), select")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).textDecorationLine !== "underline")
  .filter((each) => getComputedStyle(each).borderTopStyle === "none" || !parseFloat(getComputedStyle(each).borderTopWidth))
  .map((each) => `${each.tagName} ${each.className}`)"""


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the second page of a list."""
    portal = SmallPortal(tmp_path_factory.mktemp("long") / "portal")
    for number in range(1, 9):
        portal.write(
            f"content/so/tin-tuc/tin-{number}.vi.md",
            page(f"so-tin-{number}", kind="news", title=f"Tin số {number}", date=f"2026-01-0{number}"),
        )
    assert portal.build().is_written
    with served(portal.out) as port:
        yield f"http://so.example.vn:{port}/tin-tuc/trang-2/"


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.long) if name in SELDOM else name for name in NAMES]
)
def layout_page(
    request: pytest.FixtureRequest, browser: Browser, shipped_port: int, shipped: Any, long_list: str
) -> Iterator[OpenPage]:
    """A page of each layout, open in the browser."""
    name = request.param
    if name == PAGINATED:
        address, text = long_list, ""
    else:
        pages = tuple(shipped.output.pages)
        path = first_of(name, shipped.output.out, pages) if name in FOUND else ADDRESSES[name]
        host, _, rest = path.partition("/")
        address = f"http://{host}:{shipped_port}/{rest}"
        file = shipped.output.out / path / "index.html"
        text = without_refresh(file.read_text("utf-8")) if name == "redirect" else ""
    with open_layout(browser, name, address, text=text) as layout:
        yield layout


@pytest.mark.long
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_any_width(layout_page: OpenPage, size: dict[str, int]) -> None:
    """The narrow page holds all that the wide one does, and less room."""
    layout_page.look(size)
    assert violations(layout_page.tab, more=("target-size",), without=UNSEEN) == []


@pytest.mark.parametrize("size", [WIDE, pytest.param(NARROW, marks=pytest.mark.long)], ids=["wide", "narrow"])
def test_axe_finds_no_colour_that_is_hard_to_see_in_the_dark_scheme(
    layout_page: OpenPage, size: dict[str, int]
) -> None:
    """In the light one colours are looked at with all other rules.

    The first one takes 18 s, since it waits for the portal of the repository, which all tests of the folder share.
    """
    if layout_page.name == "redirect":
        pytest.skip("it has no colours of its own, and axe knows no browser's dark ones")
    layout_page.look(size, "dark")
    assert violations(layout_page.tab, only=COLOURS) == []


def test_nothing_scrolls_sideways_at_320_px_which_is_400_percent(layout_page: OpenPage) -> None:
    layout_page.look(NARROW)
    assert layout_page.tab.evaluate(_SIDEWAYS) == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_in_the_largest_text(layout_page: OpenPage, width: int) -> None:
    layout_page.look({"width": width, "height": 640})
    try:
        layout_page.tab.evaluate("document.documentElement.dataset.size = 'largest'")
        assert layout_page.tab.evaluate(_SIDEWAYS) == []
    finally:
        layout_page.tab.evaluate("delete document.documentElement.dataset.size")


def test_nothing_scrolls_sideways_with_more_space_in_the_text(layout_page: OpenPage) -> None:
    """WCAG 2.2, 1.4.12: what a reader may set."""
    layout_page.look(NARROW)
    layout_page.tab.evaluate(_SPACED)
    try:
        assert layout_page.tab.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).letterSpacing) > 0")
        assert layout_page.tab.evaluate(_SIDEWAYS) == []
    finally:
        layout_page.tab.evaluate("document.adoptedStyleSheets.pop()")


def test_forced_colours_are_the_readers_and_controls_keep_their_edges(layout_page: OpenPage) -> None:
    layout_page.look(WIDE, forced="active")
    assert layout_page.tab.evaluate(_OWN_COLOURS) == []
    assert layout_page.tab.evaluate(_EDGELESS) == []


def test_nothing_moves_for_those_who_do_not_want_it(layout_page: OpenPage) -> None:
    layout_page.look(WIDE, motion="reduce")
    assert layout_page.tab.evaluate(_MOVING) == []


def test_nothing_is_asked_of_another_host_and_the_browser_complains_of_nothing(layout_page: OpenPage) -> None:
    assert len(layout_page.hosts) == 1
    assert layout_page.faults == []
