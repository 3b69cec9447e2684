"""The rules of a web server, read from the output folder of a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.pipeline.verify import verify
from portalgen.publish.reading_rules import read_server_rules
from portalgen.publish.server_rules import RedirectRule
from portalgen.writer.manifest import read_manifest
from tests.makers.portal import MAIN, SO, SmallPortal, page

REDIRECTS = "site-config/redirects.yaml"
PRESS = "content/so/tin-tuc/hop-bao.vi.md"
REMOVED = "{at: 2026-01-05, reason: duplicate}"
NEWS = f"https://{SO}/tin-tuc/hop-bao/"


@pytest.fixture
def moved_portal(portal: SmallPortal) -> SmallPortal:
    """A site with a former address, and a page that was at three others."""
    portal.write(REDIRECTS, "redirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nang#nhiem-vu'}\n")
    portal.edit(PRESS, "date:", "redirect_from: ['/Tin tức.aspx', '/t.aspx?id=1', /bai.html]\ndate:")
    portal.edit(
        "site-config/sites/so.yaml", "profile:", f"former_addresses: [{{host: {MAIN}, path: /sites/so/}}]\nprofile:"
    )
    portal.build_successfully()
    return portal


def test_each_old_address_is_a_rule(moved_portal: SmallPortal) -> None:
    rules = read_server_rules(moved_portal.out).redirects
    assert {each for each in rules if each.host == SO} == {
        RedirectRule(SO, "/Tin tức.aspx", NEWS),
        RedirectRule(SO, "/Tin tức.aspx/", NEWS),
        RedirectRule(SO, "/bai.html", NEWS),
        RedirectRule(SO, "/cu/", f"https://{SO}/gioi-thieu/chuc-nang/#nhiem-vu"),
        RedirectRule(SO, "/t.aspx", NEWS, "id=1"),
    }
    assert RedirectRule(MAIN, "/sites/so/", f"https://{SO}/", is_prefix=True) in rules
    assert RedirectRule(MAIN, "/sites/so/tin-tuc/hop-bao/", NEWS) in rules
    assert list(rules) == sorted(rules)


def test_a_build_upon_a_former_one_gives_the_rules_of_one_from_nothing(moved_portal: SmallPortal) -> None:
    before = read_server_rules(moved_portal.out)
    assert moved_portal.build_successfully().is_written
    assert read_server_rules(moved_portal.out) == before
    moved_portal.edit(PRESS, "'/t.aspx?id=1'", "'/t.aspx?id=2'")
    moved_portal.edit("content/so/gioi-thieu/chuc-nang/index.vi.md", "title:", "slug: viec\ntitle:")
    verification = verify(moved_portal.options())
    assert verification.is_equal, verification.differences
    rules = read_server_rules(moved_portal.out).redirects
    assert {each.query for each in rules} == {"", "id=2"}
    assert RedirectRule(SO, "/cu/", f"https://{SO}/gioi-thieu/viec/#nhiem-vu") in rules


def test_the_output_of_a_former_version_is_completed_without_writing_a_page(moved_portal: SmallPortal) -> None:
    expected = read_manifest(moved_portal.out)
    for file in (moved_portal.out / ".portalgen/sites").glob("*.json"):
        _make_older(file)
    assert not read_server_rules(moved_portal.out).redirects
    result = moved_portal.build_successfully()
    assert result.changed_paths == ()
    assert read_manifest(moved_portal.out) == expected


def test_an_edit_of_the_rules_behind_the_build_is_found_by_verify(moved_portal: SmallPortal) -> None:
    file = moved_portal.out / ".portalgen/sites/so.json"
    file.write_text(file.read_text("utf-8").replace('"id=1"', '"id=9"'), "utf-8")
    assert [each.path for each in verify(moved_portal.options()).differences] == ["so"]


def test_what_is_gone_for_good_is_named_by_its_file(portal: SmallPortal) -> None:
    portal.write(PRESS, page("so-hop-bao", "", kind="tombstone", title="Họp báo", date="2026-01-04", removed=REMOVED))
    portal.build_successfully()
    assert read_server_rules(portal.out).gone_paths == (f"{SO}/tin-tuc/hop-bao/index.html",)


def _make_older(file: Path) -> None:
    stored = json.loads(file.read_text("utf-8"))
    del stored["rules"]
    for row in stored["entries"].values():
        del row[7:]
        if not any(row[6:]):
            del row[6:]
    file.write_text(json.dumps(stored), "utf-8")
