"""One page of a small portal, as a page rule sees it."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.lint_settings import LintSettings
from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.lint.page_text import PageText
from tests.makers.portal import SmallPortal


def page_text(
    tmp_path: Path,
    path: str,
    content: str | bytes,
    settings: LintSettings | None = None,
    portal: SmallPortal | None = None,
) -> PageText:
    """The page that `content` makes at `path`; AssertionError with its faults where it cannot be read."""
    portal = portal or SmallPortal(tmp_path / "portal")
    portal.write(path, content)
    loaded, faults = load_portal(portal.root)
    assert loaded is not None, faults
    library, found = read_library(loaded)
    page = next((each for each in library.pages if each.source == path), None)
    assert page is not None, found
    return PageText(page, loaded.site(page.site), settings or LintSettings(), (portal.root / path).read_bytes())
