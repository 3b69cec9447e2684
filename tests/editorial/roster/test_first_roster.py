"""The first roster: written from the sites, by posts, without anything that would lock somebody out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.config.approval_policy import parse_approval_policy
from portalgen.config.load import load_portal
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.governance.roster_coverage import check_roster
from portalgen.editorial.roster.first_roster import APPROVAL_BLOCK, add_approval, post_of_chief, write_first_roster
from tests.makers.portal import SmallPortal

DAY = date(2026, 11, 24)
SO = "site-config/sites/so.yaml"


def files_of(portal: SmallPortal) -> dict[str, str]:
    loaded, faults = load_portal(portal.root)
    assert loaded is not None, faults
    return dict(write_first_roster(loaded, DAY))


def test_it_has_a_board_for_each_site_and_three_owners_and_only_reports(portal: SmallPortal) -> None:
    files = files_of(portal)
    roster, faults = parse_roster({path: text.encode() for path, text in files.items()})
    assert faults == ()
    assert roster is not None
    assert sorted(roster.sites) == ["portal", "so", "xa"]
    assert {board.mode for board in roster.sites.values()} == {"report_only"}
    assert sum(each.holds("owner", DAY) for each in roster.portal.people) == 3
    assert {each.name for each, _ in roster.list_everybody()} == {""}
    assert not any(each.keys for each, _ in roster.list_everybody())


def test_what_it_writes_is_clean_and_says_that_it_is_a_sample(portal: SmallPortal) -> None:
    for path, text in files_of(portal).items():
        portal.write(path, text)
        assert "MẪU, chờ" in text
        assert text.startswith("# yaml-language-server: $schema=../")
        schema = text.split("$schema=", 1)[1].split("\n", 1)[0]
        assert (Path("/") / path).parent.joinpath(schema).resolve().parent == Path("/site-config/schema")
    assert check_roster(portal.root, ["portal", "so", "xa"], DAY) == ()


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("Giám đốc Sở Ngoại vụ", "Giám đốc Sở Ngoại vụ"),
        ("unconfirmed", "Trưởng Ban Biên tập"),
        ("Ông Giám đốc", "Trưởng Ban Biên tập"),
        ("Chủ tịch UBND xã Ông Đình", "Chủ tịch UBND xã Ông Đình"),
    ],
)
def test_the_chief_has_the_post_of_who_answers_for_the_site_and_no_name(
    portal: SmallPortal, written: str, post: str
) -> None:
    portal.edit(SO, "vi: Chánh Văn phòng", f"vi: {written}")
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    assert post_of_chief(loaded.site("so")) == post


def test_the_command_leaves_what_is_there_and_says_what_to_do_next(
    portal: SmallPortal, capsys: pytest.CaptureFixture[str]
) -> None:
    own = portal.write("site-config/governance/roster/so.yaml", "version: 7\nsite: so\n")
    assert run_command(["--root", str(portal.root), "governance", "init"]) == 0
    printed = capsys.readouterr()
    assert "đã tạo 3 tệp" in printed.out and "giữ nguyên 1 tệp" in printed.out
    assert "portalgen governance genesis" in printed.err
    assert own.read_text("utf-8") == "version: 7\nsite: so\n"
    policy = portal.root / "site-config/governance/policy.yaml"
    written = policy.read_bytes()
    model, _ = parse_approval_policy(written)
    assert model is not None and model.class_approval("content").level == "person"
    assert run_command(["--root", str(portal.root), "governance", "init"]) == 0
    assert policy.read_bytes() == written


@pytest.mark.parametrize(
    ("old", "is_kept"),
    [
        ("", False),
        ("merge_method: squash\nforge_committers: [a@example.vn]", False),
        ("approval: {}\n", True),
        ("merge_method: merge\n'approval':\n  classes: {}\n", True),
    ],
)
def test_a_policy_that_says_nothing_of_approval_gets_what_is_demanded(old: str, is_kept: bool) -> None:
    text = add_approval(old)
    assert (text is None) is is_kept
    if text is not None:
        policy, faults = parse_approval_policy(text.encode())
        assert faults == () and policy is not None and text.startswith(old)
        assert policy.class_approval("content").level == "person"
        assert policy.lapses_after == timedelta(days=14)


def test_the_shipped_policy_demands_the_same() -> None:
    shipped = Path(__file__).resolve().parents[3] / "site-config/governance/policy.yaml"
    assert APPROVAL_BLOCK in shipped.read_text("utf-8")
