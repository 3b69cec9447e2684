"""The commands about releases say what they did, and end with the code that a timer or a monitor goes by."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.cli.release_options import read_status_file
from portalgen.cli.release_status import list_problems
from portalgen.errors import UsageError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import KeptRelease, TargetSettings, TargetStatus
from tests.makers.release_target import NOON, SMALL, edited, publish

Output = pytest.CaptureFixture[str]
CURRENT = KeptRelease("000001-x", 1, "d" * 64, "c" * 40, NOON, {}, NOON, is_current=True)


@pytest.fixture(autouse=True)
def _nothing_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORTALGEN_LANGUAGE", "PORTALGEN_DEPLOY_TARGET"):
        monkeypatch.delenv(name, raising=False)


def test_a_status_file_of_another_version_is_read_where_nothing_lacks_that_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "live.json"
    needed = {"portal": "", "head_number": 0, "head_digest": "", "current": None, "confirmed_commit": ""}
    older = {**needed, "confirmed_clock": None, "rolled_back": False}
    for value in ({"version": 1, "status": older}, {"version": 7, "status": {**older, "new": 1}}, older):
        file.write_text(json.dumps(value), "utf-8")
        assert read_status_file(file) == TargetStatus()
    file.write_text(json.dumps({"version": 7, "status": needed}), "utf-8")
    with pytest.raises(UsageError, match="newer portalgen"):
        read_status_file(file)


def test_what_is_kept_is_listed_gone_back_to_and_watched(tmp_path: Path, capsys: Output) -> None:
    web = tmp_path / "web"
    set_up_target(web, TargetSettings())
    assert run_command(["release-status", str(web)]) == 1
    assert "chưa phát hành gì" in capsys.readouterr().out
    publish(web, SMALL)
    publish(web, edited(1), NOON + timedelta(hours=1))
    assert run_command(["releases", str(web)]) == 0
    heading, newest, oldest = capsys.readouterr().out.splitlines()
    assert "Bản phát hành" in heading and newest.startswith("*  000002-") and oldest.startswith("   000001-")
    assert run_command(["release-status", str(web)]) == 0
    capsys.readouterr()
    assert run_command(["rollback", str(web)]) == 0
    told = capsys.readouterr().out
    assert "đang phát hành 000001-" in told and "git revert" in told
    # What `--when-due` does after that: tests/pipeline/test_release_due.py.
    assert "(--when-due) giữ nguyên như vậy đến khi bản chính có lần lưu mới" in told
    assert run_command(["release-status", str(web), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["problems"] == ["rolled-back"]
    assert data["status"]["current"]["number"] == 1 and data["report"]["release"]["findings"] == {}
    assert run_command(["rollback", str(web), "9"]) == 2


@pytest.mark.parametrize(
    ("status", "age", "problems"),
    [
        (TargetStatus(), timedelta(0), ["nothing-live"]),
        (TargetStatus(current=CURRENT), timedelta(hours=1), []),
        (TargetStatus(current=CURRENT), timedelta(hours=3), ["older-than"]),
        (TargetStatus(current=CURRENT, confirmed_clock=NOON + timedelta(hours=2)), timedelta(hours=3), []),
        (TargetStatus(current=CURRENT, rolled_back=True), timedelta(hours=3), ["rolled-back", "older-than"]),
        (TargetStatus(current=CURRENT, confirmed_clock=NOON + timedelta(days=9)), timedelta(0), ["clock-ahead"]),
    ],
)
def test_a_monitor_is_told_each_problem_by_a_word(status: TargetStatus, age: timedelta, problems: list[str]) -> None:
    assert list_problems(status, NOON + age, timedelta(hours=2)) == problems


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "chưa nói nơi đăng"),
        (["--to", "web", "--prepare", "a", "--prepared", "."], "không dùng cả hai"),
        (["--to", "web", "--prepared", ".", "--key", "khoa"], "portalgen sign-release"),
        (["--to", "web", "--live", "khoa"], "không phải tình trạng của nơi đăng"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    arguments: list[str], told: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "khoa").write_text("mẫu", "utf-8")
    assert run_command(["--root", str(tmp_path), "release", *arguments]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("at", "is_told"), [("2099-01-01T08:00", True), ("2026-01-01T08:00", False)])
def test_a_time_to_come_is_told_before_anything_is_built(
    at: str, is_told: bool, tmp_path: Path, capsys: Output
) -> None:
    web = tmp_path / "web"
    # No repository is there: it ends after that.
    assert run_command(["--root", str(tmp_path), "release", "--to", str(web), "--at", at]) == 2
    assert ("08:00 ngày 01/01/2099) chưa tới" in capsys.readouterr().err) == is_told
