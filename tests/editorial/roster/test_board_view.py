"""Who decides on a day: as text in both languages, and as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.config.roster import Roster
from portalgen.config.roster_rules import check_roster_files
from portalgen.editorial.roster.board_view import format_board, format_chief_line, view_as_json, view_board, view_portal
from tests.makers.rosters import BOARDS, SITES, board_of, delegation, person, roster_documents, write_documents

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("board-view")
    deputy = person("so-pho", "deputy", key=False, name="(họ tên mẫu)")
    deputy["roles"][0] |= {"to": "2026-11-30", "decision": "số 00/QĐ (mẫu)"}
    board = board_of("so", deputy, mode="report_only", delegations=[delegation("so-truong-ban", "so-pho")])
    write_documents(folder, {**roster_documents(), f"{BOARDS}/so.yaml": board})
    return folder


@pytest.fixture(scope="module")
def roster(root: Path) -> Roster:
    found = check_roster_files(root, SITES, ON).roster
    assert found is not None
    return found


def test_a_board_is_shown_with_its_terms_decisions_keys_and_delegations(roster: Roster) -> None:
    assert format_board(view_board(roster.sites["so"], ON), "vi").splitlines() == [
        "Trang so: chỉ báo cáo; chưa xác nhận quyết định",
        "  Trưởng Ban Biên tập: Chức danh so-truong-ban (so-truong-ban); từ ngày 01/01/2026; chưa xác nhận quyết định; 1 khóa",
        "  Phó Trưởng Ban Biên tập: Chức danh so-pho (so-pho, (họ tên mẫu)); từ ngày 01/01/2026 đến hết ngày 30/11/2026; "
        "quyết định: số 00/QĐ (mẫu); chưa có khóa",
        "  Ủy quyền: so-pho ký thay so-truong-ban đến hết ngày 31/12/2026, theo số 00/UQ (mẫu)",
    ]
    assert "no key yet" in format_board(view_board(roster.sites["so"], ON), "en")


def test_who_serves_on_another_day_only_is_not_shown(roster: Roster) -> None:
    assert len(view_board(roster.sites["so"], date(2026, 12, 1)).seats) == 1
    before = view_board(roster.sites["so"], date(2025, 12, 31))
    assert (before.seats, before.delegations) == ((), ())
    assert "không có ai" in format_board(before, "vi")
    assert format_chief_line(before, "vi") == "so: chưa có Trưởng Ban; chỉ báo cáo"


def test_the_portal_shows_owners_then_the_platform(roster: Roster) -> None:
    assert [each.role for each in view_portal(roster, ON).seats] == ["owner", "owner", "owner", "platform"]


def test_json_has_what_the_text_has(roster: Roster) -> None:
    value = json.loads(json.dumps(view_as_json(view_board(roster.sites["so"], ON))))
    assert (value["site"], value["mode"], value["decision"]) == ("so", "report_only", None)
    assert [each["role"] for each in value["seats"]] == ["chief", "deputy"]
    assert value["seats"][1]["to"] == "2026-11-30"
    assert value["delegations"][0]["to_person"] == "so-pho"


def test_the_command_answers_for_a_day_and_refuses_a_site_without_a_board(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["--root", str(root), "governance", "show", "--on", "2026-11-24"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Ngày 24/11/2026\nCả cổng\n")
    assert "so: Chức danh so-truong-ban (so-truong-ban); chỉ báo cáo" in shown
    assert run_command(["--root", str(root), "governance", "show", "--site", "soo"]) == 2
    assert "có phải là `so`?" in capsys.readouterr().err
