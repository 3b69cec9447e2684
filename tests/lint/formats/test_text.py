"""What people read at a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from portalgen.diagnostics.model import Severity
from portalgen.law.calendar import VIETNAM
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.text import as_concise_report, as_text_report
from tests.makers.lint.samples import AT, CLOCK, FINDING, any_report, make_finding, written


def test_a_finding_is_reported_with_carets_way_out_and_who_has_to_act() -> None:
    assert as_text_report(written(FINDING), "vi") == (
        "content/so/a.vi.md:4:8: cảnh báo TXT203: tiêu đề viết hoa toàn bộ\n"
        "    4 | title: HỘI NGHỊ\n"
        "      |        ^^^^^^^^\n"
        "  cách sửa: viết như câu thường, chỉ viết hoa chữ đầu và tên riêng\n"
        "  bên chịu trách nhiệm: biên tập viên\n"
        "\n"
        "đã kiểm tra 1 bài (toàn bộ cổng): 0 lỗi, 1 cảnh báo, 0 lưu ý\n"
    )


def test_the_severity_is_that_of_the_finding_and_not_of_its_code() -> None:
    assert ": lỗi TXT203: " in as_text_report(written(replace(FINDING, severity=Severity.ERROR)), "vi")
    assert ": note TXT203: " in as_concise_report(written(replace(FINDING, severity=Severity.NOTE)), "en")


def test_a_finding_of_a_clock_says_from_when_and_until_when() -> None:
    due = (AT + timedelta(days=3)).replace(hour=0, tzinfo=VIETNAM)
    text = as_text_report(written(replace(FINDING, party="board", start=AT, due=due)), "vi")
    assert "  bên chịu trách nhiệm: Ban Biên tập\n  bắt đầu: 08:00 ngày 24/11/2026\n" in text
    assert "  hạn cuối: hết ngày 26/11/2026\n" in text


def test_a_clock_is_reported_with_its_state_and_its_last_day() -> None:
    assert (
        "content/so/van-ban/mau.vi.md: còn hạn (còn 2 ngày 16 giờ)\n"
        "  Quyết định mẫu | số 00/QĐ (văn bản hành chính)\n"
        "  bên chịu trách nhiệm: Ban Biên tập\n"
        "  bắt đầu: 06:00 ngày 24/11/2026\n"
        "  hạn cuối: hết ngày 26/11/2026 (tạm tính, lịch nghỉ chưa chính thức)\n"
        "  căn cứ pháp lý: QĐ 2111 Điều 9(2)\n"
    ) in as_text_report(written(clocks=(replace(CLOCK, certain=False),)), "vi")


def test_a_clean_check_ends_with_its_sentence_alone() -> None:
    assert as_text_report(written(), "vi") == "đã kiểm tra 1 bài (toàn bộ cổng): 0 lỗi, 0 cảnh báo, 0 lưu ý\n"
    assert as_concise_report(written(), "vi") == ""


def test_carets_stand_below_words_after_a_tab_and_control_characters() -> None:
    lines = as_text_report(written(make_finding("x", excerpt="\ta\x1b")), "vi").split("\n")
    assert lines[1] == "    5 |  a\u241b"
    assert lines[2].startswith("      | ^^^")


@given(any_report())
def test_concise_is_one_line_a_finding(report: ReportData) -> None:
    assert len(as_concise_report(report, "vi").splitlines()) == len(report.findings)


@given(any_report())
def test_no_words_of_an_author_reach_the_terminal_as_orders(report: ReportData) -> None:
    text = as_text_report(report, "vi")
    assert not any(ord(letter) < 0x20 and letter != "\n" for letter in text)
    assert all(line.strip() for line in text.split("\n\n"))
