"""What an office would really write (`tests/makers/blind_pages.py`): hidden faults are violations, near misses left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from portalgen.config.lint_settings import LintSettings
from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.table import load_rules
from tests.makers.blind_pages import BLIND_PAGES, SECOND_PAGES, STILL_MISSED, BlindPage
from tests.makers.portal import SmallPortal

pytestmark = pytest.mark.long
PAGES: Final = (*BLIND_PAGES, *SECOND_PAGES)

CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "secrecy": ("PRV201",),
    "person": ("PRV20", "PRV21"),
    "source": ("SRC202", "SRC210", "SRC211"),
    "advertising": ("SRC207",),
    "event": ("DDL223",),
    "document": ("DOC219",),
    "clean": ("PRV", "SRC", "DDL223", "DOC219"),
}
"""Of each sort of page, the codes (or their first letters) that tell of it."""
Violations = Mapping[str, list[Violation]]


@pytest.fixture(scope="module")
def violations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Violations]:
    """By the name of a page: what the rules on pages say of it."""
    portal = SmallPortal(tmp_path_factory.mktemp("blind") / "portal")
    for each in PAGES:
        portal.write(each.path, each.content)
    loaded, faults = load_portal(portal.root)
    assert loaded is not None, faults
    library, _ = read_library(loaded)
    pages = {page.source: page for page in library.pages}
    families = ("privacy", "origin", "documents", "deadlines")
    rules = [rule for family in families for rule in load_rules(family) if isinstance(rule, PageRule)]
    result = {}
    for each in PAGES:
        page = pages[each.path]
        text = PageText(page, loaded.site(page.site), LintSettings(), (portal.root / each.path).read_bytes())
        result[each.name] = [violation for rule in rules for violation in rule.check(text)]
    yield result


def _of(group: str) -> list[BlindPage]:
    return [each for each in PAGES if each.group == group]


def _codes(page: BlindPage, violations: Violations) -> list[str]:
    return [code for each in violations[page.name] if (code := each.diagnostic.code).startswith(CODES[page.group])]


@pytest.mark.parametrize("group", [each for each in CODES if each != "clean"])
def test_faults_are_found(group: str, violations: Violations) -> None:
    assert [each.name for each in _of(group) if not _codes(each, violations) and each.name not in STILL_MISSED] == []


def test_near_misses_are_left_alone(violations: Violations) -> None:
    assert {each.name: codes for each in _of("clean") if (codes := _codes(each, violations))} == {}


def test_what_is_said_to_be_missed_is_missed(violations: Violations) -> None:
    assert {each.name for each in PAGES if each.group != "clean" and not _codes(each, violations)} == STILL_MISSED
