"""Since when readers have a page: what front matter and the committed history say, and never the day of a paper."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import pytest

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.model import Page
from portalgen.content.page_history import (
    HistoryVersion,
    LanguageHistory,
    PageHistory,
    format_page_history,
    page_history_path,
)
from portalgen.content.read import read_library
from portalgen.graph.publication_days import find_publication, moments_of_publication
from portalgen.law.calendar import VIETNAM
from tests.makers.portal import SmallPortal
from tests.makers.public_portal import FILES_BESIDE, OLDER, SITE_FILE, public_portal

FIRST = datetime(2026, 1, 3, 9, tzinfo=VIETNAM)
SHOWN = "page_history: true\n"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    portal = public_portal(tmp_path / "portal")
    portal.write(SITE_FILE, (portal.root / SITE_FILE).read_text("utf-8") + SHOWN)
    return portal


def load(portal: SmallPortal) -> tuple[Portal, dict[str, Page]]:
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    return loaded, {page.source: page for page in read_library(loaded)[0].pages}


def publication(portal: SmallPortal, source: str) -> datetime | None:
    loaded, pages = load(portal)
    return find_publication(loaded, pages[source])


def write_history(portal: SmallPortal, worth: Literal["proven", "weak", "unproven"] = "proven", older: int = 0) -> None:
    version = HistoryVersion(FIRST, worth, "published", "none", "none")
    history = PageHistory("page-history-1", "so", "qd-cu", (LanguageHistory("vi", (version,), older),))
    portal.write(page_history_path("so", "qd-cu"), format_page_history(history))


def test_front_matter_counts_before_the_history_and_the_day_of_issue_never_does(portal: SmallPortal) -> None:
    assert publication(portal, FILES_BESIDE) == datetime(2026, 1, 7, 8, tzinfo=VIETNAM)
    assert publication(portal, OLDER) is None
    write_history(portal)
    assert publication(portal, OLDER) == FIRST
    portal.edit(SITE_FILE, SHOWN, "")
    assert publication(portal, OLDER) is None


def test_a_history_that_proves_nothing_or_lacks_its_beginning_says_nothing(portal: SmallPortal) -> None:
    write_history(portal, "unproven")
    assert publication(portal, OLDER) is None
    write_history(portal, older=2)
    assert publication(portal, OLDER) is None
    portal.write(page_history_path("so", "qd-cu"), "{}")
    assert publication(portal, OLDER) is None


def test_changes_are_what_readers_were_told_of(portal: SmallPortal) -> None:
    portal.edit(OLDER, "issued:", "change_notes: [{at: 2026-01-09T08:00, note: Sửa số hiệu}]\nissued:")
    _, pages = load(portal)
    moments = moments_of_publication(pages[OLDER])
    assert moments == (pages[OLDER].date, datetime(2026, 1, 9, 8, tzinfo=VIETNAM))
