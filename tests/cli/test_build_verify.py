"""`portalgen build --verify`: what it says, where, and the exit code it ends with."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.cli.build_verify import print_verification
from portalgen.cli.main import run_command
from portalgen.pipeline.options import BuildResult
from portalgen.pipeline.verify import Difference, DifferenceKind, Verification
from tests.makers.portal import SO, SmallPortal, paths

NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


def verified(portal: SmallPortal, *more: str, language: str = "vi") -> int:
    arguments = ["--root", str(portal.root), "--language", language, "build", "--out", str(portal.out), "--no-search"]
    return run_command([*arguments, "--at", "2026-11-24", "--verify", *more])


def print_lines(found: Verification, language: str, capsys: Output) -> list[str]:
    assert print_verification(found, Path("/portal/.portalgen/cache"), language) == 1
    output = capsys.readouterr()
    assert output.out == ""
    return output.err.splitlines()


def test_an_equal_output_is_0_and_ends_with_how_many_files_were_compared(portal: SmallPortal, capsys: Output) -> None:
    assert verified(portal) == 0
    files = len(paths(portal.out))
    assert capsys.readouterr().out.endswith(f"đã so sánh {files} tệp: giống hệt bản dựng lại từ đầu\n")
    assert verified(portal, language="en") == 0
    assert capsys.readouterr().out.endswith(f"{files} files compared: identical to a clean build\n")


def test_errors_in_files_are_1_as_without_it(portal: SmallPortal, capsys: Output) -> None:
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title:", "titel:")
    assert verified(portal) == 1
    output = capsys.readouterr()
    assert "chưa ghi gì" in output.err
    assert "từ đầu" not in output.err + output.out
    assert not portal.out.exists()


def test_files_that_nobody_knows_are_named_and_it_is_0(portal: SmallPortal, capsys: Output) -> None:
    assert verified(portal) == 0
    (portal.out / SO / "google1234.html").write_text("verification")
    assert verified(portal) == 0
    assert f"1 tệp trong thư mục đầu ra không do portalgen tạo, không so sánh: `{SO}/google1234.html`" in (
        capsys.readouterr().err
    )


def test_every_kind_of_difference_is_reported_in_both_languages_with_a_way_out(capsys: Output) -> None:
    differences = (
        Difference("a/index.html", DifferenceKind.BYTES, 12, "<p>cũ</p>", "<p>mới</p>"),
        Difference("a/anh.png", DifferenceKind.BYTES),
        Difference("a/du.html", DifferenceKind.OUTPUT_ONLY),
        Difference("a/thieu.html", DifferenceKind.CLEAN_ONLY),
        Difference("a/pagefind", DifferenceKind.SEARCH),
    )
    found = Verification(BuildResult((), is_written=True), 90, differences)
    assert print_lines(found, "vi", capsys) == [
        "`a/index.html`: dòng 12 khác",
        "    đầu ra: <p>cũ</p>",
        "    từ đầu: <p>mới</p>",
        "`a/anh.png`: nội dung khác",
        "`a/du.html`: có trong thư mục đầu ra, bản dựng lại từ đầu không có",
        "`a/thieu.html`: bản dựng lại từ đầu có, thư mục đầu ra không có",
        "`a/pagefind`: chỉ mục tìm kiếm được lập từ nội dung khác, hoặc thiếu hay hỏng tệp",
        "khác bản dựng lại từ đầu: 5 tệp trong 90, 0 kết quả kiểm tra; hãy xóa `/portal/.portalgen/cache` và thư mục "
        "đầu ra rồi dựng lại, và báo lỗi này cho nhóm phát triển portalgen",
    ]
    english = print_lines(found, "en", capsys)
    assert english[0] == "`a/index.html`: line 12 differs"
    assert english[-1].startswith("differs from a clean build: 5 of 90 files")


def test_many_differences_are_counted_and_not_all_named(capsys: Output) -> None:
    differences = tuple(Difference(f"a/{number}.html", DifferenceKind.OUTPUT_ONLY) for number in range(70))
    lines = print_lines(Verification(BuildResult((), is_written=True), 90, differences), "vi", capsys)
    assert len(lines) == 22
    assert lines[20] == "… và 50 tệp nữa"
