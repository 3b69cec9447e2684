"""The portal by keyboard alone: every control is reached, seen and left again (WCAG 2.2: 2.1.1, 2.1.2, 2.4.1, 2.4.7, 2.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.makers.browser.layout_pages import ADDRESSES, NARROW, WIDE, OpenPage, open_layout

SELDOM = frozenset(("page with tables", "search", "list", "accessibility"))
"""Pages that only `scripts/test --full` walks through when they are wide too: the others have their menus and panels."""
WALKED = ("home of a commune", "news", "legal document", "page with tables", "search", "list", "accessibility")

_WATCH = """
window.walk = [];
document.addEventListener("focusin", ({target}) => {
  const box = target.getClientRects()[0] ?? target.getBoundingClientRect(), style = getComputedStyle(target);
  const faults = [];
  if (style.outlineStyle === "none" || !parseFloat(style.outlineWidth)) faults.push("no outline");
  const x = Math.min(Math.max(box.x + Math.min(box.width / 2, 8), 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 8), 0), innerHeight - 1);
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push("out of sight");
  else {
    const seen = document.elementFromPoint(x, y);
    if (!seen || !(target.contains(seen) || seen.contains(target) || seen.closest("label")?.contains(target))) faults.push(`covered by ${seen?.className || seen?.tagName}`);
  }
  window.walk.push([`${target.tagName} ${(target.textContent || target.value || "").trim().slice(0, 40)}`, faults.join(", ")]);
});
"""
_REACHABLE = """() => {
  const radios = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.disabled)
    .filter((each) => each.type !== "radio" || (!radios.has(each.name) && radios.add(each.name))).length;
}"""


@pytest.fixture
def layout_page(request: pytest.FixtureRequest, browser: Browser, shipped_port: int) -> Iterator[OpenPage]:
    name, size = request.param
    host, _, path = ADDRESSES[name].partition("/")
    with open_layout(browser, name, f"http://{host}:{shipped_port}/{path}", size, reduced_motion="reduce") as layout:
        yield layout


def focused(tab: Tab) -> str:
    text: str = tab.evaluate("(document.activeElement.textContent || '').trim()")
    return text


@pytest.mark.parametrize(
    "layout_page",
    [
        pytest.param((name, size), marks=pytest.mark.long if size == WIDE and name in SELDOM else ())
        for name in WALKED
        for size in (WIDE, NARROW)
    ],
    indirect=True,
    ids=lambda each: f"{each[0]}-{each[1]['width']}",
)
def test_every_control_is_reached_seen_and_left(layout_page: OpenPage) -> None:
    tab = layout_page.tab
    tab.evaluate(_WATCH)
    count = tab.evaluate(_REACHABLE)
    assert count > 5
    for _ in range(count):
        tab.keyboard.press("Tab")
    walk = tab.evaluate("window.walk")
    assert [each for each in walk if each[1]] == []
    assert len(walk) == count
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement === document.body || document.activeElement.matches('.skip')")


@pytest.mark.parametrize("layout_page", [("news", NARROW)], indirect=True)
def test_the_first_key_offers_to_skip_to_the_content(layout_page: OpenPage) -> None:
    layout_page.tab.keyboard.press("Tab")
    skip = layout_page.tab.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    layout_page.tab.keyboard.press("Enter")
    assert layout_page.tab.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("layout_page", [("news", NARROW)], indirect=True)
def test_the_menu_of_a_narrow_page_opens_and_closes_by_keys(layout_page: OpenPage) -> None:
    tab = layout_page.tab
    button, sheet = tab.locator(".menu-open"), tab.locator(".menu-sheet")
    expect(sheet).to_be_hidden()
    button.focus()
    assert button.get_attribute("aria-haspopup") is None, "it opens links, no menu of commands"
    tab.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    expect(tab.locator(".menu-close")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.menu-sheet') !== null")
    tab.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("layout_page", [("news", NARROW)], indirect=True)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_menu_of_a_narrow_page_closes_when_focus_leaves_it(layout_page: OpenPage, key: str) -> None:
    tab = layout_page.tab
    tab.locator(".menu-open").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".menu-close")).to_be_focused()
    tab.evaluate(_WATCH)
    count = tab.evaluate("document.querySelectorAll('.menu-sheet :is(a, button, summary)').length")
    for _ in range(count):
        tab.keyboard.press(key)
        if not tab.evaluate("document.activeElement.closest('.menu-sheet') !== null"):
            break
    expect(tab.locator(".menu-sheet")).to_be_hidden()
    assert not tab.evaluate("document.activeElement.matches('body')")
    assert [each for each in tab.evaluate("window.walk") if each[1]] == []


@pytest.mark.parametrize("layout_page", [("news", NARROW)], indirect=True)
def test_the_display_panel_closes_when_focus_leaves_it(layout_page: OpenPage) -> None:
    tab = layout_page.tab
    summary, panel = tab.locator(".display summary"), tab.locator(".display-panel")
    summary.focus()
    tab.keyboard.press("Enter")
    expect(panel).to_be_visible()
    for _ in range(4):
        tab.keyboard.press("Tab")
    assert not tab.evaluate("document.activeElement.closest('.display') !== null")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("layout_page", [("news", WIDE)], indirect=True)
def test_a_group_of_the_menu_opens_and_closes_by_keys(layout_page: OpenPage) -> None:
    group = layout_page.tab.locator(".menu details").first
    group.locator("summary").focus()
    layout_page.tab.keyboard.press("Enter")
    expect(group.locator("ul")).to_be_visible()
    layout_page.tab.keyboard.press("Tab")
    assert layout_page.tab.evaluate("document.activeElement.closest('.menu details ul') !== null")
    layout_page.tab.keyboard.press("Escape")
    expect(group.locator("ul")).to_be_hidden()
    expect(group.locator("summary")).to_be_focused()
