"""One real browser for all tests here. A machine without one skips them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.makers.browser.search_reader import PATIENCE
from tests.makers.program_needs import require_programs
from tests.makers.programs import get_program

if TYPE_CHECKING:
    from tests.makers.browser.search_reader import Reader

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # one process less, and none for each host: a tenth of the processor's time
    "--disable-site-isolation-trials",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * 127.0.0.1",
)


expect.set_options(timeout=PATIENCE)


def launch(playwright: Playwright) -> Browser:
    """A browser of the machine."""
    return playwright.chromium.launch(executable_path=get_program("chromium"), args=list(_ARGUMENTS))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for which every host name is this machine."""
    require_programs("chromium")
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """The profile that readers of all tests use one after the other."""
    from tests.makers.browser.search_reader import open_profile

    with open_profile(browser) as profile:
        yield profile


@pytest.fixture(scope="module")
def shipped_port(shipped: Any) -> Iterator[int]:
    """Port of a server for the repository's portal."""
    from tests.makers.browser.search_reader import served

    with served(shipped.output.out) as port:
        yield port


@pytest.fixture
def shipped_reader(profile: BrowserContext, shipped_port: int) -> Iterator[Reader]:
    """A reader at the main site of the repository's portal."""
    from tests.makers.browser.layout_pages import MAIN
    from tests.makers.browser.search_reader import reading

    with reading(profile, shipped_port, MAIN) as reader:
        yield reader


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of the small portal with search."""
    from tests.makers.browser.search_portal import build

    out = tmp_path_factory.mktemp("searched")
    build(out)
    return out


@pytest.fixture(scope="module")
def searched_port(searched: Path) -> Iterator[int]:
    """Port of a server for the small portal with search."""
    from tests.makers.browser.search_reader import served

    with served(searched) as port:
        yield port


@pytest.fixture
def reader(profile: BrowserContext, searched_port: int) -> Iterator[Reader]:
    """A reader at the main site of the small portal."""
    from tests.makers.browser.search_portal import MAIN
    from tests.makers.browser.search_reader import reading

    with reading(profile, searched_port, MAIN) as reader:
        yield reader
