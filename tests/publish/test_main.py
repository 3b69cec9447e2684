"""`python3 -m portalgen.publish` ends with an exit code and a sentence, whatever is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.publish.__main__ import run_release_command
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from tests.makers.prepared_releases import MAIN_HOST, write_prepared

FILES = {"index.html": b"mot"}


def test_a_release_is_sent_asked_for_and_gone_back_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "web"
    set_up_target(target, TargetSettings())
    first = write_prepared(tmp_path / "first", FILES)
    second = write_prepared(tmp_path / "second", {"index.html": b"hai"}, first, minutes=1)
    for name in ("first", "second"):
        assert run_release_command(["send", str(tmp_path / name), "--to", str(target)], {}) == 0
    assert f"Đã đăng bản {second.name}" in capsys.readouterr().out
    assert run_release_command(["rollback", str(target)], {}) == 0
    capsys.readouterr()
    assert run_release_command(["status"], {"PORTALGEN_DEPLOY_TARGET": str(target)}) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["target"], status["current"]["name"], status["rolled_back"]) == (True, first.name, True)
    assert run_release_command(["check", str(target)], {}) == 0
    assert f"Bản {first.name} còn nguyên: 1 tệp" in capsys.readouterr().out
    (target / "current" / MAIN_HOST / "index.html").write_bytes(b"hai")
    assert run_release_command(["check", str(target)], {}) == 1
    told = capsys.readouterr().out
    assert f"  {MAIN_HOST}/index.html\n" in told and "--complete" in told
    assert run_release_command(["status", "--outputs", str(target)], {}) == 0
    assert f"\nat={status['confirmed_clock']}\nnumber=2\nprevious={status['head_digest']}\n" in capsys.readouterr().out


def test_without_a_target_continuous_integration_ends_well_and_a_person_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_release_command(["send", str(tmp_path)], {"CI": "true"}) == 0
    assert run_release_command(["--language", "en", "send", str(tmp_path)], {}) == 2
    assert "No target is set" in capsys.readouterr().err
    assert run_release_command(["status"], {}) == 0
    assert json.loads(capsys.readouterr().out)["target"] is False


def test_a_mirror_that_fails_gives_the_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_target(tmp_path / "web", TargetSettings())
    write_prepared(tmp_path / "first", FILES)
    command = ["send", str(tmp_path / "first"), "--to", str(tmp_path / "web"), "--mirror", str(tmp_path / "khac")]
    assert run_release_command(command, {}) == 1
    assert f"Nơi dự phòng {tmp_path}/khac chưa theo kịp" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["send", "/nowhere", "--to", "/nowhere"], ["rollback", "/nowhere"], ["status", "a:b"], ["unpack", "x", "y", "z"],
     ["pack", "/nowhere", "x"], ["receive", "/nowhere"]],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_is_said_without_a_traceback(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run_release_command(words, {}) == 2
    shown = capfd.readouterr()
    assert shown.out + shown.err


def test_a_server_forgets_only_where_it_is_told_so_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_release_command(["forget", "portal-nhan@may-chu.example.vn:/srv/portal"], {}) == 2
    told = capsys.readouterr().err
    assert "chỉ chạy trên chính máy chủ may-chu.example.vn" in told and "forget /srv/portal`" in told
