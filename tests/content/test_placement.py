"""A page in the place of a section is told as that, and lies well where it is advised to lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.sentences import help_of
from tests.makers.portal import SmallPortal, codes, page

PLACES = {
    "content/so/gioi-thieu/index.vi.md": page("so-moi", title="Lịch sử"),
    "content/so/gioi-thieu.vi.md": page("so-moi", title="Lịch sử"),
    "content/so/tin-tuc/index.vi.md": page("so-moi", kind="news", title="Lịch sử", date="2026-01-05"),
}


@pytest.mark.parametrize("path", PLACES)
def test_a_page_moved_as_it_is_advised_is_a_page_of_the_section(path: str, tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", {path: PLACES[path]})
    (found,) = portal.check().diagnostics
    assert (found.code, found.place.path) == ("FMT137", path)
    proposal = help_of(found, "vi").split("`")[1]
    assert proposal == help_of(found, "en").split("`")[1]
    portal.write(proposal, (portal.root / path).read_bytes())
    portal.remove(path)
    assert codes(portal.check()) == []


def test_the_introduction_of_a_section_is_told_its_name(tmp_path: Path) -> None:
    path = "content/so/gioi-thieu/index.vi.md"
    portal = SmallPortal(tmp_path / "portal", {path: page("so-moi", kind="section", title="Giới thiệu")})
    (found,) = portal.check().diagnostics
    assert found.code == "FMT137"
    portal.write(help_of(found, "vi").split("`")[3], (portal.root / path).read_bytes())
    portal.remove(path)
    assert codes(portal.check()) == []


def test_a_page_that_gives_itself_another_address_may_stay(tmp_path: Path) -> None:
    content = page("so-moi", title="Lịch sử", slug="lich-su")
    assert codes(SmallPortal(tmp_path / "portal", {"content/so/gioi-thieu.vi.md": content}).check()) == []


@pytest.mark.parametrize("written", ["[/tin-tuc/moi/]", "[/cu/1/, /tin-tuc/moi/]"])
def test_an_address_that_leads_to_itself_is_told_as_that_and_without_it_all_is_well(
    written: str, tmp_path: Path
) -> None:
    path = "content/so/tin-tuc/moi.vi.md"
    content = page("so-moi", kind="news", title="Mới", date="2026-01-05", redirect_from=written)
    portal = SmallPortal(tmp_path / "portal", {path: content})
    (found,) = portal.check().diagnostics
    assert (found.code, found.place.underlined) == ("FMT136", "/tin-tuc/moi/")
    cured = content.replace(", /tin-tuc/moi/", "").replace("redirect_from: [/tin-tuc/moi/]\n", "")
    portal.write(path, cured)
    assert codes(portal.check()) == []
