"""What is told after a build, as lines of letters."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from portalgen.cli.terminal import _STAGES, LineProgress, _format_table, format_diagnostic_counts
from portalgen.diagnostics.model import Place, diagnostic

_ROWS = (
    ("Trang thông tin", "Trang HTML", "Tệp", "Cảnh báo, lưu ý"),
    ("portal", "99", "137", "2"),
    ("1baoloc, 2baoloc, xa-hoa-ninh", "4 mỗi trang", "23", ""),
)


def test_figures_stand_right_below_their_heads_and_no_line_ends_in_spaces() -> None:
    assert _format_table(_ROWS, 100).splitlines() == [
        "Trang thông tin                 Trang HTML  Tệp  Cảnh báo, lưu ý",
        "portal                                  99  137                2",
        "1baoloc, 2baoloc, xa-hoa-ninh  4 mỗi trang   23",
    ]


def test_names_of_sites_are_wrapped_between_and_not_within_them() -> None:
    assert _format_table(_ROWS, 60).splitlines() == [
        "Trang thông tin     Trang HTML  Tệp  Cảnh báo, lưu ý",
        "portal                      99  137                2",
        "1baoloc, 2baoloc,  4 mỗi trang   23",
        "xa-hoa-ninh",
    ]


def test_a_terminal_that_is_too_narrow_gets_longer_lines() -> None:
    assert _format_table(_ROWS, 10).splitlines()[0] == "Trang thông  Trang HTML  Tệp  Cảnh báo, lưu ý".replace(
        "  Trang", "   Trang"
    )


@pytest.mark.parametrize(
    ("count", "language", "counts"),
    [
        (1, "en", "0 errors, 1 warning, 0 notes"),
        (2, "en", "0 errors, 2 warnings, 0 notes"),
        (1, "vi", "0 lỗi, 1 cảnh báo, 0 lưu ý"),
    ],
)
def test_one_finding_is_counted_in_the_singular(count: int, language: str, counts: str) -> None:
    late = diagnostic("APR202", Place("a.vi.md"), files="`a.vi.md`", signer="chief-so")
    assert format_diagnostic_counts((late,) * count, language) == counts


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def test_long_work_without_a_terminal_reports_each_stage_and_then_once_a_minute() -> None:
    clock, lines = Clock(), list[str]()
    show = LineProgress("vi", clock, lines.append)
    for second in range(200):
        clock.seconds = 1_000.0 + second
        if second < 5:
            show("config", 0, 0)
        elif second < 150:
            show("render", second, 150)
        else:
            show("search", 0, 0)
    assert lines == [
        "portalgen: dựng trang 10/150 (đã chạy 0 phút 10 giây)",
        "portalgen: dựng trang 70/150 (đã chạy 1 phút 10 giây)",
        "portalgen: dựng trang 130/150 (đã chạy 2 phút 10 giây)",
        "portalgen: tìm kiếm (đã chạy 2 phút 30 giây)",
    ]


def test_short_work_says_nothing_and_stages_that_alternate_begin_once() -> None:
    clock, lines = Clock(), list[str]()
    show = LineProgress("en", clock, lines.append)
    show("render", 1, 2)
    clock.seconds += 9
    show("render", 2, 2)
    assert lines == []
    clock.seconds += 2
    for done in range(5):
        show("render", done, 5)
        show("images", done, 5)
    assert lines == ["portalgen: render 0/5 (0 min 11 s so far)", "portalgen: images 0/5 (0 min 11 s so far)"]


def test_every_stage_that_the_program_reports_has_a_name() -> None:
    package = Path(__file__).resolve().parents[2] / "portalgen"
    stages = {
        call.args[0].value
        for file in sorted(package.rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("progress", "show", "report_progress")
        and len(call.args) == 3
        and isinstance(call.args[0], ast.Constant)
    }
    assert {"backup", "lint", "copy"} <= stages
    assert stages - _STAGES.keys() == set()
