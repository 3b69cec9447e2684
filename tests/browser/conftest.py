"""One real browser for all tests here. A machine without one fails them, with the way out."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE))

_specification = importlib.util.spec_from_file_location("shipped_portal", _HERE.parent / "portal" / "conftest.py")
assert _specification is not None
assert _specification.loader is not None
_portal = importlib.util.module_from_spec(_specification)
_specification.loader.exec_module(_portal)
shipped = _portal.shipped
"""The repository's portal, built once for these tests and those of `tests/portal`."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for which every host name is this machine."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail(
            f"no browser found; install Chromium so that one of {', '.join(_NAMES)} is on the PATH", pytrace=False
        )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of the small portal with search."""
    from search_portal import build

    out = tmp_path_factory.mktemp("searched")
    build(out)
    return out
