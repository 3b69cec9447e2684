"""`portalgen why`: what an operator reads, and what a program reads."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from portalgen.cli.main import run_command
from portalgen.cli.why import (
    CAUSE_WORDS,
    PART_WORDS,
    QUERY_WORDS,
    REASON_WORDS,
    STATUS_WORDS,
    describe_part,
    describe_reason,
)
from portalgen.pipeline.incremental.rebuild_reasons import RebuildReason, RebuildReasonName
from portalgen.pipeline.rendering.key_log import RenderCause
from portalgen.pipeline.why import OutputStatus
from portalgen.plan.targets import EXPORT_QUERY, RESOLVERS
from portalgen.render.views.chrome import Frame
from portalgen.render.views.table import VIEWS
from tests.makers.portal import MAIN, SO, SmallPortal

Output = pytest.CaptureFixture[str]

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


def run_why(portal: SmallPortal, capsys: Output, *arguments: str, language: str = "vi", code: int = 0) -> str:
    common = ["--language", language, "--root", str(portal.root), "why", "--out", str(portal.out)]
    assert run_command([*common, "--at", "2026-11-24T08:00", "--no-search", *arguments]) == code
    captured = capsys.readouterr()
    return captured.out if code == 0 else captured.err


def test_an_operator_reads_what_differs_and_why_it_is_looked_at(built_portal: SmallPortal, capsys: Output) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    lines = run_why(built_portal, capsys, f"https://{SO}/tin-tuc/hoi-nghi/").splitlines()
    assert lines[:3] == [NEWS_OUT, "  trang: so", f"  nguồn: {NEWS}"]
    assert lines[4].startswith("Ghi lúc ")
    assert lines[4].endswith("(+07:00): trước đó chưa có")
    assert lines[6:] == [
        "Lần dựng tới: làm lại",
        "  `body` (nội dung bài)",
        "Trang được xem lại vì:",
        "  tệp trong thư mục nội dung của trang đã đổi",
    ]


def test_english_says_the_same(built_portal: SmallPortal, capsys: Output) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    text = run_why(built_portal, capsys, NEWS, language="en")
    assert "The next build: is rebuilt\n  `body` (body)" in text
    built_portal.build_successfully()
    text = run_why(built_portal, capsys, NEWS, language="en")
    assert "these parts had changed\n  `body` (body)" in text
    assert "The next build: stays as it is\nThe site does not need a rebuild." in text


def test_what_the_last_build_kept_is_said_to_be_kept(built_portal: SmallPortal, capsys: Output) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    built_portal.build_successfully()
    assert "Lần dựng gần nhất giữ nguyên tệp này." in run_why(built_portal, capsys, SO)
    assert "giữ nguyên tệp này" not in run_why(built_portal, capsys, NEWS)


def test_a_moment_is_reported_as_people_say_it(portal: SmallPortal, capsys: Output) -> None:
    portal.edit(NEWS, "date: 2026-01-05", "date: 2026-01-05\npublish_at: 2026-11-25T09:30")
    portal.build_successfully()
    assert "đã qua 09:30 ngày 25/11/2026" in run_why(portal, capsys, SO, "--at", "2026-11-26")


def test_the_errors_that_keep_a_build_from_writing_are_reported(built_portal: SmallPortal, capsys: Output) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Xem [bài](khong-co.vi.md).")
    text = run_why(built_portal, capsys, NEWS)
    assert "Lần dựng tới: không ghi gì" in text
    assert f"\n{NEWS}:" in text


def test_a_program_reads_stable_keys(built_portal: SmallPortal, capsys: Output) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    value = json.loads(run_why(built_portal, capsys, NEWS, "--format", "json"))
    assert value["last"].pop("written").endswith("+07:00")
    assert value == {
        "path": NEWS_OUT,
        "site": "so",
        "source": NEWS,
        "last": {"rendered": True, "cause": "new", "changed": [], "intact": True},
        "status": "again",
        "changed": ["body"],
        "reasons": [{"name": "contents", "values": []}],
        "diagnostics": [],
    }


def test_an_address_that_is_not_there_ends_with_2_and_the_closest_one(
    built_portal: SmallPortal, capsys: Output
) -> None:
    assert f"có phải là `{NEWS_OUT.removesuffix('index.html')}`?" in run_why(
        built_portal, capsys, f"{SO}/tin-tuc/hoi-ngi/", code=2
    )
    assert "did you mean" in run_why(built_portal, capsys, "wwww.example.vn", language="en", code=2)


def test_a_folder_without_a_build_ends_with_2(portal: SmallPortal, capsys: Output) -> None:
    assert "portalgen build" in run_why(portal, capsys, MAIN, code=2)


def test_a_file_is_named_as_the_shell_completes_it(
    built_portal: SmallPortal, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(built_portal.out).parent)
    assert run_why(built_portal, capsys, f"{built_portal.out.name}/{NEWS_OUT}").startswith(NEWS_OUT)


def test_everything_that_can_be_reported_has_words() -> None:
    assert CAUSE_WORDS.keys() == {*get_args(RenderCause), "copied"}
    assert STATUS_WORDS.keys() == set(get_args(OutputStatus))
    assert REASON_WORDS.keys() == set(get_args(RebuildReasonName)) - {"answer"}
    assert QUERY_WORDS.keys() == {*RESOLVERS, *EXPORT_QUERY}
    for language in ("vi", "en"):
        for name in QUERY_WORDS:
            assert describe_reason(RebuildReason("answer", ("so", name, "x")), language)


def test_words_are_for_parts_that_views_have() -> None:
    kinds = [each for each in VIEWS if each.__name__.endswith("View")]
    found = {field.name for kind in kinds for field in fields(kind)}
    found |= {f"frame.{field.name}" for field in fields(Frame)}
    assert not PART_WORDS.keys() - found - {"content", "furniture", "imprint", "strings", "program"}


def test_a_part_without_words_keeps_its_name() -> None:
    assert describe_part("list_style", "vi") == "`list_style`"
    assert describe_part("template layouts/page.html", "vi") == "`template layouts/page.html` (mẫu giao diện)"
