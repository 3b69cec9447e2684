"""What the configuration leads to may wait for its time: a portal is built without it, and with it when it is shown."""

from __future__ import annotations

from datetime import datetime

import pytest

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import sentence_of
from portalgen.law.calendar import VIETNAM
from tests.makers.portal import SmallPortal, codes

PAGE = "content/so/gioi-thieu/chuc-nang/index.vi.md"
ALIASES = "site-config/search/z.yaml"
HOME = "so.example.vn/index.html"
ALIAS = "aliases:\n  - {words: [việc của sở], targets: [id:so-chuc-nang], kind: synonym}\n"
HIDDEN = {"draft": "draft: true", "scheduled": "publish_at: 2027-01-01T08:00"}


def hide(portal: SmallPortal, how: str) -> None:
    portal.write(ALIASES, ALIAS)
    portal.edit(PAGE, "title: Chức năng", f"title: Chức năng\n{HIDDEN[how]}")


def of_configuration(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [each for each in diagnostics if each.place.path.startswith("site-config/")]


@pytest.mark.parametrize("how", HIDDEN)
def test_what_leads_to_a_page_that_waits_is_warned_of_and_stops_nothing(portal: SmallPortal, how: str) -> None:
    hide(portal, how)
    result = portal.check()
    found = of_configuration(result.diagnostics)
    assert {(each.place.path, each.code) for each in found} == {
        (path, "CFG233") for path in (ALIASES, "site-config/profiles.yaml", "site-config/redirects.yaml")
    }, codes(result)
    assert all("bài có nhưng chưa hiện" in sentence_of(each, "vi") for each in found)


def test_a_menu_has_the_entry_from_the_time_of_its_page_on(portal: SmallPortal) -> None:
    hide(portal, "scheduled")
    portal.build_successfully()
    assert "/gioi-thieu/chuc-nang/" not in portal.html(HOME)
    assert not (portal.out / "so.example.vn/cu/index.html").exists()
    result = portal.build_successfully(at=datetime(2027, 1, 1, 8, tzinfo=VIETNAM))
    assert "/gioi-thieu/chuc-nang/" in portal.html(HOME) and of_configuration(result.diagnostics) == []
    assert (portal.out / "so.example.vn/cu/index.html").exists()


def test_an_id_of_no_file_is_an_error_still(portal: SmallPortal) -> None:
    portal.write(ALIASES, ALIAS.replace("so-chuc-nang", "so-khong-co"))
    assert codes(portal.check()) == [f"{ALIASES}:2:38 CFG210"]
