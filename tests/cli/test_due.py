"""`portalgen due`: what a clerk reads, the stable keys for programs, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from portalgen.cli.main import run_command
from portalgen.config.values import parse_datetime
from portalgen.content.starter import build_starter_portal
from portalgen.law.deadlines import DEADLINE_CLASS_IDS

ROOT = Path(__file__).resolve().parents[2]

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new portal, outside Git."""
    for path, text in build_starter_portal(parse_datetime("2026-11-24")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def run_due(capsys: Output, *arguments: str, root: Path = ROOT) -> str:
    assert run_command(["--root", str(root), "due", *arguments]) == 0
    return capsys.readouterr().out


def answer(capsys: Output, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_due(capsys, *arguments, "--format", "json"))
    return found


def refused(capsys: Output, *arguments: str, root: Path = ROOT) -> str:
    assert run_command(["--root", str(root), "due", *arguments]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    return found.err


@pytest.mark.parametrize(
    ("id", "start", "due", "last_day", "certain"),
    [
        ("administrative_document", "2025-04-24", "2025-04-27T00:00:00+07:00", "2025-04-26", True),
        ("administrative_document", "2025-12-31", "2026-01-07T00:00:00+07:00", "2026-01-06", True),
        ("normative_document", "2026-04-24", "2026-05-09T00:00:00+07:00", "2026-05-08", True),
        ("planning", "2026-08-16", "2026-09-04T00:00:00+07:00", "2026-09-03", True),
        ("investment", "2026-11-23", "2026-11-27T00:00:00+07:00", "2026-11-26", True),
        ("event", "2026-11-21T20:00", "2026-11-22T20:00:00+07:00", "2026-11-22", True),
        ("other_information", "2027-02-03", "2027-02-16T00:00:00+07:00", "2027-02-15", False),
        ("investment", "2026-11-20T17:30Z", "2026-11-26T00:00:00+07:00", "2026-11-25", True),
        ("urgent", "2026-11-21T22:00", "2026-11-22T00:00:00+07:00", "2026-11-21", True),
        ("suspension", "2026-11-20", "2026-11-12T00:00:00+07:00", "2026-11-11", True),
        ("news", "2026-11-20", None, None, True),
        ("freshness", "2026-11-20", None, None, True),
    ],
)
def test_the_worked_examples_hold(
    capsys: Output, id: str, start: str, due: str | None, last_day: str | None, certain: bool
) -> None:
    found = answer(capsys, id, "--from", start)
    assert (found["class"], found["due"], found["last_day"], found["certain"]) == (id, due, last_day, certain)
    assert (found["reason"] is None) == (due is not None)


AMENDED = """    lengths:
      - {to: 2026-11-09, working_days: 2, instrument: qd-2111, article: Điều 9(2)}
      - {from: 2026-11-10, working_days: 1, instrument: nd-224-2026, article: Điều 9(3)}
"""


@pytest.mark.parametrize(
    ("start", "last_day", "basis"),
    [
        ("2026-11-03", "2026-11-05", "QĐ 2111, Điều 9(2)"),
        ("2026-11-09T23:59", "2026-11-11", "QĐ 2111, Điều 9(2)"),
        ("2026-11-10", "2026-11-11", "NĐ 224/2026, Điều 9(3)"),
    ],
)
def test_a_day_is_counted_by_the_length_of_that_day(
    capsys: Output, root: Path, start: str, last_day: str, basis: str
) -> None:
    file = root / "site-config/legal/deadlines.yaml"
    before, found, after = file.read_text("utf-8").partition("- id: administrative_document\n")
    assert found
    after = after.replace("    length: {working_days: 2}\n", AMENDED, 1)
    file.write_text(before + found + after, "utf-8")
    text = run_due(capsys, "administrative_document", "--from", start, "--format", "json", root=root)
    shown = json.loads(text)
    assert (shown["last_day"], shown["basis"], shown["certain"], shown["notes"]) == (last_day, basis, True, [])


def test_the_keys_of_the_json_are_stable(capsys: Output) -> None:
    found = answer(capsys, "administrative_document", "--from", "2026-11-20T17:30Z", "--at", "2026-11-25T08:00")
    assert list(found) == [
        "class", "from", "due", "last_day", "certain", "basis", "trace", "reason", "party", "state", "time_left", "notes",
    ]  # fmt: skip
    assert found["from"] == "2026-11-21T00:30:00+07:00"
    assert found["basis"] == "QĐ 2111, Điều 9(2)"
    assert (found["party"], found["state"], found["time_left"]) == ("board", "soon", "còn 16 giờ")
    assert (found["reason"], found["notes"]) == (None, [])


def test_a_clerk_reads_the_last_day_the_basis_the_party_and_the_count(capsys: Output) -> None:
    found = run_due(capsys, "administrative_document", "--from", "2025-12-31", "--at", "2026-01-07T05:00")
    for words in (
        "Hạn cuối: hết ngày 06/01/2026",
        "Căn cứ: QĐ 2111, Điều 9(2)",
        "Bên chịu trách nhiệm: Ban Biên tập",
        "Mức chắc chắn: chắc chắn",
        "quá hạn 5 giờ",
        "02/01 (thứ Sáu): nghỉ hoán đổi, làm bù thứ Bảy 10/01, theo Công văn số 12729/VPCP-KGVX",
    ):
        assert words in found


def test_english_is_asked_for_before_the_command(capsys: Output) -> None:
    assert run_command(["--root", str(ROOT), "--language", "en", "due", "event", "--from", "2026-11-21T20:00"]) == 0
    found = capsys.readouterr().out
    assert "Due: 20:00, 22 Nov 2026" in found
    assert "the supplier of the information" in found


def test_an_uncertain_deadline_is_reported_and_warned_about_where_no_file_is(capsys: Output) -> None:
    assert run_command(["--root", str(ROOT), "due", "other", "--from", "2029-03-01"]) == 0
    found = capsys.readouterr()
    assert "tạm tính, lịch nghỉ chưa chính thức" in found.out
    assert "CFG152" in found.err and "2029.yaml" in found.err


def test_a_start_before_the_decision_is_counted_and_noted(capsys: Output) -> None:
    found = answer(capsys, "administrative_document", "--from", "2025-04-24")
    assert found["notes"] == ["QĐ 2111, Điều 9(2) có hiệu lực từ ngày 13/11/2025, chưa có hiệu lực vào ngày 24/04/2025"]


def test_another_law_sets_a_length_in_days_that_rolls_over(capsys: Output) -> None:
    found = answer(capsys, "other", "--from", "2026-11-02", "--days", "20", "--basis", "Luật mẫu, Điều 1")
    assert (found["last_day"], found["basis"]) == ("2026-11-23", "QĐ 2111, Điều 9(6); Luật mẫu, Điều 1")


def test_the_board_sets_a_length_in_working_days(capsys: Output) -> None:
    found = answer(capsys, "news", "--from", "2026-11-23", "--working-days", "1", "--basis", "Văn bản mẫu")
    assert (found["last_day"], found["party"], found["reason"]) == ("2026-11-25", "board", None)


def test_a_sites_directive_holds_for_that_site_only(root: Path, capsys: Output) -> None:
    file = root / "site-config/legal/deadlines.yaml"
    entry = "directed: [{site: portal, class: news, working_days: 1, start: signed, directive: Văn bản mẫu}]"
    file.write_text(file.read_text("utf-8").replace("\ndirected: []", f"\n{entry}"), "utf-8")
    assert "hết ngày 25/11/2026" in run_due(capsys, "news", "--from", "2026-11-23", "--site", "portal", root=root)
    assert "không có ngày ấn định" in run_due(capsys, "news", "--from", "2026-11-23", root=root)
    assert "có phải là `portal`?" in refused(capsys, "news", "--from", "2026-11-23", "--site", "portl", root=root)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("evnt", "--from", "2026-11-23"), "có phải là `event`?"),
        (("event",), "--from"),
        (("event", "--from", "2026-02-30"), "`2026-02-30`"),
        (("event", "--from", "1944-12-31"), "`1944` phải từ 1945 đến 2100"),
        (("event", "--from", "2101-01-01"), "`2101` phải từ 1945 đến 2100"),
        (("event", "--from", "2026-01-01", "--at", "2101-01-01"), "--at"),
        (("planning", "--from", "2026-11-23", "--days", "3", "--basis", "mẫu"), "Điều 9(3) đã quy định"),
        (("freshness", "--from", "2026-11-23", "--days", "3", "--basis", "mẫu"), "Điều 11(1)"),
        (("other", "--from", "2026-11-23", "--days", "3"), "thiếu --basis"),
        (("other", "--from", "2026-11-23", "--days", "3", "--basis", " "), "thiếu --basis"),
        (("other", "--from", "2026-11-23", "--basis", "mẫu"), "--days"),
        (("other", "--from", "2026-11-23", "--days", "3", "--working-days", "3", "--basis", "m"), "một trong hai"),
        (("other", "--from", "2026-11-23", "--days", "0", "--basis", "mẫu"), "từ 1 đến 3650"),
    ],
)
def test_an_impossible_question_is_refused_with_the_way_out(
    capsys: Output, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(capsys, *arguments)


def test_an_unknown_class_is_answered_with_the_list(capsys: Output) -> None:
    found = refused(capsys, "zzz", "--from", "2026-11-23")
    assert all(id in found for id in DEADLINE_CLASS_IDS)


def test_the_help_names_every_class(capsys: Output) -> None:
    assert run_command(["due", "--help"]) == 0
    words = capsys.readouterr().out.replace(",", " ").replace(".", " ").split()
    assert set(DEADLINE_CLASS_IDS) <= set(words)


def test_a_malformed_calendar_ends_the_command_with_its_place(root: Path, capsys: Output) -> None:
    file = root / "site-config/legal/calendar/2026.yaml"
    file.write_text(file.read_text("utf-8").replace("2026-11-24", "2026-13-24"), "utf-8")
    found = refused(capsys, "event", "--from", "2026-11-23", root=root)
    assert "site-config/legal/calendar/2026.yaml:" in found and "`2026-13-24`" in found


def test_a_folder_without_legal_files_is_reported_with_the_way_out(tmp_path: Path, capsys: Output) -> None:
    found = refused(capsys, "event", "--from", "2026-11-23", root=tmp_path)
    assert "site-config/legal/deadlines.yaml" in found and "portalgen init" in found


def test_a_new_portal_answers_outside_git(root: Path, capsys: Output) -> None:
    assert not (root / ".git").exists()
    assert "hết ngày 06/01/2026" in run_due(capsys, "investment", "--from", "2025-12-31", root=root)


def test_the_evidence_of_a_new_portal_begins_on_its_first_day(root: Path) -> None:
    assert "\nevidence_starts: 2026-11-24\n" in (root / "site-config/legal/deadlines.yaml").read_text("utf-8")
