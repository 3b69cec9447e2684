"""The bar on a page: its own findings and nobody else's, in words, and nothing where all is well."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.law.calendar import VIETNAM
from portalgen.lint.model import Finding
from portalgen.serve.bar import build_bar, format_finding_counts
from portalgen.serve.preview_state import CheckResult, PreviewState, RebuildReport

PAGE, OTHER = "content/so/tin/x.vi.md", "content/so/tin/y.vi.md"
CONFIGURATION = "site-config/portal.yaml"


def finding(path: str, severity: Severity = Severity.WARNING, line: int = 4, due: datetime | None = None) -> Finding:
    place = Place(path, line, 8, 3, "title: HỌP báo")
    return Finding(diagnostic("TXT203", place), severity, f"{path}{line}", "editor", due=due)


def board_of(*findings: Finding) -> PreviewState:
    board = PreviewState()
    board.publish(RebuildReport(sources=(("so.vn/tin/x/index.html", PAGE), ("so.vn/tin/y/index.html", OTHER))))
    board.publish_check(CheckResult(findings))
    return board


def test_a_page_shows_its_own_findings_with_line_and_words_the_gravest_first() -> None:
    board = board_of(
        finding(PAGE, Severity.NOTE, 2), finding(PAGE), finding(PAGE, line=9), finding(OTHER, Severity.ERROR)
    )
    told = build_bar(board, "so.vn/tin/x/index.html", "vi")
    assert told["summary"] == "2 cảnh báo, 1 lưu ý"
    assert [each["where"] for each in told["items"]] == ["dòng 4, cột 8", "dòng 9, cột 8", "dòng 2, cột 8"]
    first = told["items"][0]
    assert (first["code"], first["line"], first["column"]) == ("TXT203", 4, 8)
    assert first["label"] == "cảnh báo TXT203"
    assert first["excerpt"] == ["title: ", "HỌP", " báo"]
    assert first["help"].startswith("cách sửa: ")
    assert first["details"] == ["bên chịu trách nhiệm: biên tập viên"]


def test_the_bar_is_said_in_english_too() -> None:
    told = build_bar(board_of(finding(PAGE)), "so.vn/tin/x/index.html", "en")
    assert (told["summary"], told["items"][0]["where"]) == ("1 warning", "line 4, column 8")


def test_a_clock_reports_its_last_day_in_words() -> None:
    due = datetime(2026, 2, 25, tzinfo=VIETNAM)
    (item,) = build_bar(board_of(finding(PAGE, due=due)), "so.vn/tin/x/index.html", "vi")["items"]
    assert "hạn cuối: hết ngày 24/02/2026" in item["details"]


def test_a_clean_page_and_a_page_without_a_source_show_nothing() -> None:
    board = board_of(finding(OTHER), finding(CONFIGURATION, Severity.NOTE))
    for path in ("so.vn/tin/x/index.html", "so.vn/lien-he/index.html", ""):
        told = build_bar(board, path, "vi")
        assert (told["summary"], told["items"], told["general"]) == ("", [], "")


def test_warnings_of_no_page_are_one_line_with_a_way_to_all_of_them() -> None:
    told = build_bar(board_of(finding(CONFIGURATION)), "so.vn/tin/x/index.html", "vi")
    assert told["items"] == []
    assert told["general"] == "Cấu hình và giao diện: 1 cảnh báo"
    assert told["link"] == "/_portalgen/findings"


def test_before_the_first_check_ends_the_build_is_all_that_is_known() -> None:
    board = PreviewState()
    built = diagnostic("TXT203", Place(PAGE, 4))
    board.publish(RebuildReport((built,), sources=(("so.vn/tin/x/index.html", PAGE),)))
    assert build_bar(board, "so.vn/tin/x/index.html", "vi")["items"][0]["code"] == "TXT203"


def test_a_refused_rebuild_leaves_the_pages_of_the_last_good_one() -> None:
    board = board_of(finding(PAGE))
    board.publish(RebuildReport((diagnostic("MRK111", Place(OTHER)),)))
    assert build_bar(board, "so.vn/tin/x/index.html", "vi")["summary"] == "1 cảnh báo"


def test_what_a_file_name_holds_never_breaks_the_answer() -> None:
    path = "content/so/\udcff\x1b.vi.md"
    board = board_of(finding(path))
    board.publish(RebuildReport(sources=(("so.vn/z/index.html", path),)))
    (item,) = build_bar(board, "so.vn/z/index.html", "vi")["items"]
    assert item["path"].isprintable()


@given(st.lists(st.sampled_from(Severity), max_size=9), st.sampled_from(["vi", "en"]))
def test_the_counts_add_up_to_what_was_found(severities: list[Severity], language: str) -> None:
    text = format_finding_counts([finding(PAGE, each) for each in severities], language)
    assert sum(int(part.split()[0]) for part in text.split(", ") if part) == len(severities)
