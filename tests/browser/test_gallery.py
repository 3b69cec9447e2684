"""The gallery in a real browser: axe-core over every example in each language, scheme and width, and how it is used."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from portalgen.diagnostics.model import Place
from portalgen.render.theme.components.component import list_component_names
from portalgen.render.theme.loading import load_theme
from portalgen.serve.addresses import AddressBook
from portalgen.serve.application import create_application
from portalgen.serve.gallery import GALLERY_PATH, Gallery
from portalgen.serve.model import SiteHost
from portalgen.serve.preview_state import PreviewState
from tests.makers.browser.axe import COLOURS, UNSEEN, violations
from tests.makers.browser.search_reader import PATIENCE
from tests.makers.portal import SmallPortal

_THEME, _ = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
assert _THEME is not None
NAMES = list_component_names(_THEME)
OF_A_PAGE = ("landmark-unique", "accesskeys")
"""Rules of a whole page: a component is there once, and in the gallery as often as it has examples."""


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The preview of a small portal that is never built, so that nothing but the gallery is there."""
    portal = SmallPortal(tmp_path_factory.mktemp("gallery") / "portal")
    board = PreviewState()
    hosts = (SiteHost("portal", "www.example.vn", True), SiteHost("so", "so.example.vn", False))
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        port = bound.getsockname()[1]
        app = create_application(portal.out, AddressBook(hosts, port), board, "vi", Gallery(portal.root))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield f"http://localhost:{port}"
        board.close()
        server.should_exit = True
        thread.join()


@contextmanager
def open_tab(browser: Browser, address: str, **options: Any) -> Iterator[Tab]:
    """A page of which the browser must complain of nothing that its policy forbids."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    tab.goto(address, wait_until="load")
    yield tab
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    """One tab for every component: to open one takes as long as axe."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.long
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_the_examples_of_a_component(tab: Tab, origin: str, name: str, language: str) -> None:
    """The page is loaded once and looked at in each appearance; in the usual run only in the one with the least room.

    Whether the theme's colours are far enough from each other is computed for both schemes in `render/theme`.
    """
    tab.goto(f"{origin}{GALLERY_PATH}/{language}/{name}/", wait_until="load")
    without = OF_A_PAGE + (UNSEEN if name == "contents" else ())
    found = []
    for width, scheme in product((320, 1280), ("light", "dark")):
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        only = COLOURS if scheme == "dark" else ()
        if (width, scheme) == (320, "light") or language == "en":
            found += [f"{scheme} {width}: {line}" for line in violations(tab, without=without, only=only)]
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{scheme} {width}: the page is {wide} px wide")
    assert found == []


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.long)])
def test_the_index_leads_to_every_component_and_axe_finds_nothing_in_it(
    browser: Browser, origin: str, language: str
) -> None:
    with open_tab(browser, f"{origin}{GALLERY_PATH}/{language}/", viewport={"width": 320, "height": 900}) as tab:
        links = tab.locator(".gallery-list").first.get_by_role("link")
        assert tuple(links.all_inner_texts()) == NAMES
        assert violations(tab) == []
        links.first.click()
        expect(tab.get_by_role("heading", level=1)).to_have_text(NAMES[0])


def test_a_component_is_read_by_headings_and_its_parameters_as_a_table(browser: Browser, origin: str) -> None:
    with open_tab(browser, f"{origin}{GALLERY_PATH}/vi/link/") as tab:
        table = tab.get_by_role("table", name="Tham số của link")
        expect(table.get_by_role("rowheader")).to_have_text(["to", "current"])
        expect(table.get_by_role("row", name="current")).to_contain_text("page")
        expect(tab.get_by_role("heading", level=3).first).to_have_text("Trong cùng trang")
        tab.get_by_role("link", name="Mở riêng Trong cùng trang").click()
        expect(tab.get_by_role("link", name="Liên kết mẫu")).to_be_visible()
        tab.go_back()
        tab.get_by_role("link", name="English", exact=True).click()
        expect(tab.get_by_role("link", name="Sample link")).to_be_visible()
        assert tab.evaluate("document.documentElement.lang") == "en"


def test_the_gallery_wears_the_colours_of_the_site_and_runs_the_scripts_of_the_theme(
    browser: Browser, origin: str
) -> None:
    with open_tab(browser, f"{origin}{GALLERY_PATH}/vi/display/") as tab:
        tab.get_by_text("Hiển thị", exact=True).first.click()
        tab.get_by_label("Tối").check()
        assert tab.evaluate("document.documentElement.dataset.scheme") == "dark"


@pytest.mark.parametrize(("width", "opened"), [(360, False), (1280, True)])
def test_facets_are_folded_until_they_are_wanted_and_open_on_a_wide_screen_where_a_value_is_chosen(
    browser: Browser, origin: str, width: int, opened: bool
) -> None:
    with open_tab(browser, f"{origin}{GALLERY_PATH}/vi/facets/", viewport={"width": width, "height": 900}) as tab:
        plain, chosen = tab.locator(".facets").nth(0), tab.locator(".facets").nth(1)
        expect(plain.get_by_role("link", name="Quyết định")).to_be_hidden()
        expect(chosen.get_by_role("link", name="Quyết định")).to_be_visible(visible=opened)
        expect(chosen.get_by_role("link", name="Bỏ lọc")).to_be_visible()
        plain.locator("summary").focus()
        tab.keyboard.press("Enter")
        expect(plain.get_by_role("link", name="Quyết định")).to_be_visible()
        sizes = plain.get_by_role("link").evaluate_all(
            "links => links.map((link) => link.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 24
        tab.emulate_media(media="print")
        expect(plain).to_be_hidden()
