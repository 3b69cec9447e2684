"""The bar with a page's findings in a real browser: by keyboard, on a telephone, in the dark, on paper, live."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.makers.browser.search_reader import PATIENCE
from tests.makers.portal import ENVIRONMENT, SmallPortal, command
from tests.makers.quiet_portal import news, quiet_portal

SOURCE = "content/so/tin-tuc/moi.vi.md"
PLAIN, CAPITALS = "Hội nghị xúc tiến đầu tư", "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ"
BODY = "Hội nghị diễn ra buổi sáng.\n\n" * 40


@dataclass(frozen=True, slots=True)
class Preview:
    """A portal that is shown, and where."""

    portal: SmallPortal
    port: int

    def address(self, path: str) -> str:
        return f"http://so.localhost:{self.port}{path}"


@contextmanager
def shown(folder: Path) -> Iterator[Preview]:
    portal = quiet_portal(folder / "portal", {SOURCE: news("so-moi", BODY, title=CAPITALS)})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = command("--root", portal.root, "serve", "--port", str(port), "--no-search")
    environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(arguments, env=environment, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if "/_portalgen/findings" in line:
                break
        yield Preview(portal, port)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def preview(interruptible: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One for all tests that only look."""
    with shown(tmp_path_factory.mktemp("looked-at")) as preview:
        yield preview


@pytest.fixture
def edited(interruptible: None, tmp_path: Path) -> Iterator[Preview]:
    """One of its own for a test that edits."""
    with shown(tmp_path) as preview:
        yield preview


@contextmanager
def tab_of(browser: Browser, address: str, **options: Any) -> Iterator[Tab]:
    """A page that is open at the address, where the browser must complain of nothing."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    tab.goto(address)
    try:
        yield tab
    finally:
        context.close()
    assert faults == []


def summary_of(tab: Tab) -> Locator:
    return tab.locator(".portalgen-bar summary")


def test_the_bar_opens_by_keyboard_and_names_the_line(browser: Browser, preview: Preview) -> None:
    """Its time is the preview's first build and the browser's start, which the tests after it share."""
    with tab_of(browser, preview.address("/tin-tuc/moi/")) as tab:
        expect(summary_of(tab)).to_have_text("1 cảnh báo")
        assert not tab.get_by_text("dòng 4, cột 8").is_visible()
        summary_of(tab).focus()
        tab.keyboard.press("Enter")
        expect(tab.get_by_text("dòng 4, cột 8")).to_be_visible()
        expect(tab.locator(".portalgen-bar")).to_contain_text("bên chịu trách nhiệm: biên tập viên")
        expect(tab.get_by_role("complementary", name="Kết quả kiểm tra trang này")).to_be_visible()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "portalgen-findings"


def test_escape_closes_the_bar_and_the_focus_stays_with_it(browser: Browser, preview: Preview) -> None:
    with tab_of(browser, preview.address("/tin-tuc/moi/")) as tab:
        summary_of(tab).click()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Escape")
        expect(tab.get_by_text("dòng 4, cột 8")).to_be_hidden()
        expect(summary_of(tab)).to_be_focused()


def test_an_open_bar_follows_what_is_fixed_and_goes_when_the_page_is_clean(browser: Browser, edited: Preview) -> None:
    """Its time is the first build of a preview of its own, which it edits."""
    with tab_of(browser, edited.address("/tin-tuc/moi/")) as tab:
        summary_of(tab).click()
        edited.portal.edit(SOURCE, CAPITALS, PLAIN)
        expect(summary_of(tab)).to_be_hidden(timeout=PATIENCE)
        edited.portal.edit("content/so/_index.vi.md", "Lời giới thiệu.", "Lời  giới  thiệu.")
        tab.goto(edited.address("/"))
        expect(summary_of(tab)).to_be_visible(timeout=PATIENCE)


@pytest.mark.long
def test_an_overlay_that_was_closed_is_not_opened_again_by_the_check(browser: Browser, edited: Preview) -> None:
    with tab_of(browser, edited.address("/tin-tuc/moi/")) as tab:
        edited.portal.edit(SOURCE, "date: 2026-11-20", "date: 2026-13-20")
        expect(tab.get_by_role("dialog")).to_contain_text("FMT103", timeout=PATIENCE)
        tab.keyboard.press("Escape")
        expect(tab.get_by_role("dialog")).to_have_count(0)
        expect(summary_of(tab)).to_have_text("1 lỗi", timeout=PATIENCE)
        expect(tab.get_by_role("dialog")).to_have_count(0)


def test_a_clean_page_has_no_bar(browser: Browser, preview: Preview) -> None:
    with tab_of(browser, preview.address("/tin-tuc/moi/")) as tab:
        # The page before may still ask: its answer is cut off with it and never finishes.
        with tab.expect_response(lambda answer: answer.url.endswith("/_portalgen/diagnostics?path=%2F")) as told:
            tab.goto(preview.address("/"))
        told.value.finished()
        tab.evaluate("new Promise((done) => setTimeout(done))")
        expect(tab.locator(".portalgen-bar")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_of_the_page_is_hidden_for_good_and_nothing_is_wider_than_the_screen(
    browser: Browser, preview: Preview, width: int, scheme: Any
) -> None:
    options = {"viewport": {"width": width, "height": 640}, "color_scheme": scheme}
    with tab_of(browser, preview.address("/tin-tuc/moi/"), **options) as tab:
        summary_of(tab).click()
        expect(tab.get_by_text("dòng 4, cột 8")).to_be_visible()
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        footer = tab.locator("footer").last.bounding_box()
        bar = tab.locator(".portalgen-bar").bounding_box()
        assert footer is not None
        assert bar is not None
        assert footer["y"] + footer["height"] <= bar["y"] + 1
        assert bar["height"] <= 640 * 0.6 + 1


def test_the_bar_is_not_printed(browser: Browser, preview: Preview) -> None:
    with tab_of(browser, preview.address("/tin-tuc/moi/")) as tab:
        expect(summary_of(tab)).to_be_visible()
        tab.emulate_media(media="print")
        expect(tab.locator(".portalgen-bar")).to_be_hidden()


def test_the_page_of_everything_leads_to_the_page_that_is_meant(browser: Browser, preview: Preview) -> None:
    with tab_of(browser, preview.address("/_portalgen/findings")) as tab:
        section = tab.locator("section", has_text=SOURCE)
        expect(section).to_contain_text("dòng 4, cột 8")
        section.get_by_role("link", name="xem trang").click()
        expect(tab).to_have_url(preview.address("/tin-tuc/moi/"))
