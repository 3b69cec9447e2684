"""`portalgen release-status` where a target does not answer, and where the last switch left something to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.cli.release_status import describe_error, read_notes
from portalgen.errors import UnusableEnvironmentError
from portalgen.publish.target.errors import TargetRefusedError
from tests.makers.release_target import NOON


def test_a_folder_that_is_no_target_is_json_for_programs_and_a_sentence_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["release-status", str(tmp_path), "--format", "json"]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert (answer["problems"], answer["status"]) == (["no-target"], None)
    assert answer["error"]["vi"] and answer["error"]["en"]
    assert run_command(["release-status", str(tmp_path), "--older-than", "5"]) == 2
    assert capsys.readouterr().err.count("--older-than") == 1


def test_each_reason_for_no_answer_has_its_word() -> None:
    for error, word in (
        (UnusableEnvironmentError("không nối được", "no connection"), "unreachable"),
        (TargetRefusedError("settings", "sai", "wrong"), "refused"),
        (TargetRefusedError("no-target", "chưa có", "none"), "no-target"),
    ):
        assert describe_error("x:/y", error, NOON)["problems"] == [word]


def test_what_the_last_switch_left_to_do_is_read_from_the_status_whatever_is_in_it() -> None:
    assert read_notes({"notes": [{"vi": "tải lại", "en": "reload"}]}, "vi") == ["tải lại"]
    assert read_notes({"notes": [{"vi": "tải lại", "en": "reload"}]}, "en") == ["reload"]
    assert read_notes({"notes": ["x", {"vi": 1}, {}]}, "vi") == []
    assert read_notes(None, "vi") == read_notes({}, "vi") == []
