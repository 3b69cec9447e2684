"""`portalgen next-change`: what an operator reads, and what a scheduler asks for."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from portalgen.cli.main import run_command
from portalgen.cli.next_change import _REASONS, CHANGE_LIMIT
from portalgen.pipeline.next_change import ChangeReason
from tests.makers.portal import SmallPortal, page

Output = pytest.CaptureFixture[str]

AT = ("--at", "2026-11-24T08:00")


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


def add(portal: SmallPortal, name: str, **keys: Any) -> None:
    values = {"kind": "news", "title": "Hẹn giờ", "date": "2026-03-01", **keys}
    portal.write(f"content/so/tin-tuc/{name}.vi.md", page(f"so-{name}", **values))


def run_next_change(portal: SmallPortal, capsys: Output, *arguments: str, language: str = "vi") -> str:
    assert run_command(["--language", language, "--root", str(portal.root), "next-change", *AT, *arguments]) == 0
    return capsys.readouterr().out


def test_the_first_line_is_the_minute_and_each_other_a_page_with_its_reason(
    portal: SmallPortal, capsys: Output
) -> None:
    add(portal, "a", publish_at="2026-11-25T09:30")
    add(portal, "b", event_start="2026-11-24T07:00", event_end="2026-11-25T09:30")
    assert run_next_change(portal, capsys).splitlines() == [
        "2026-11-25T09:30+07:00",
        "content/so/tin-tuc/a.vi.md: hẹn giờ đăng",
        "content/so/tin-tuc/b.vi.md: sự kiện kết thúc",
    ]
    assert "a.vi.md: scheduled publication" in run_next_change(portal, capsys, language="en")


def test_a_scheduler_reads_stable_keys(portal: SmallPortal, capsys: Output) -> None:
    add(portal, "a", expires_at="2026-11-24")
    assert json.loads(run_next_change(portal, capsys, "--format", "json")) == {
        "at": "2026-11-25T00:00+07:00",
        "changes": [
            {
                "source": "content/so/tin-tuc/a.vi.md",
                "site": "so",
                "language": "vi",
                "title": "Hẹn giờ",
                "reasons": ["expired"],
            }
        ],
    }


def test_nothing_to_come_is_said_and_is_null(portal: SmallPortal, capsys: Output) -> None:
    assert "Không có gì đổi theo thời gian" in run_next_change(portal, capsys)
    assert "The output does not change by time" in run_next_change(portal, capsys, language="en")
    assert run_next_change(portal, capsys, "--format", "json") == "null\n"


def test_one_site_is_asked_about(portal: SmallPortal, capsys: Output) -> None:
    add(portal, "a", publish_at="2026-11-25T09:30")
    assert run_next_change(portal, capsys, "--site", "xa", "--format", "json") == "null\n"
    assert run_next_change(portal, capsys, "--site", "so").startswith("2026-11-25T09:30+07:00\n")


def test_a_long_list_is_cut_and_says_so(portal: SmallPortal, capsys: Output) -> None:
    for number in range(CHANGE_LIMIT + 3):
        add(portal, f"tin-{number:02}", publish_at="2026-11-25T09:30")
    lines = run_next_change(portal, capsys).splitlines()
    assert len(lines) == CHANGE_LIMIT + 2
    assert lines[-1] == "… và 3 bài nữa; --format json ghi đủ"
    assert len(json.loads(run_next_change(portal, capsys, "--format", "json"))["changes"]) == CHANGE_LIMIT + 3


def test_a_list_that_is_just_long_enough_is_whole(portal: SmallPortal, capsys: Output) -> None:
    for number in range(CHANGE_LIMIT):
        add(portal, f"tin-{number:02}", publish_at="2026-11-25T09:30")
    lines = run_next_change(portal, capsys).splitlines()
    assert len(lines) == CHANGE_LIMIT + 1
    assert not lines[-1].startswith("…")


def test_a_site_that_does_not_exist_is_refused_with_what_was_meant(portal: SmallPortal, capsys: Output) -> None:
    assert run_command(["--root", str(portal.root), "next-change", "--site", "soo"]) == 2
    assert "không có trang nào mang mã `soo`; có phải là `so`?" in capsys.readouterr().err


def test_a_faulty_configuration_is_2_and_reported(portal: SmallPortal, capsys: Output) -> None:
    portal.edit("site-config/portal.yaml", "component_news: 3", "component_news: ba")
    assert run_command(["--root", str(portal.root), "next-change"]) == 2
    assert "CFG103" in capsys.readouterr().err


def test_every_reason_has_its_words() -> None:
    assert set(_REASONS) == set(get_args(ChangeReason))
