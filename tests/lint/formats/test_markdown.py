"""What the board reads on a submission."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from hypothesis import given
from lxml import html
from markdown_it import MarkdownIt

from portalgen.diagnostics.model import Severity
from portalgen.lint.formats.markdown import (
    SUMMARY_BYTE_LIMIT,
    as_markdown,
    escape_markdown,
    format_inline_code,
    format_markdown_sentence,
)
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.sanitize import sanitize_line
from tests.makers.lint.samples import CLOCK, FINDING, any_report, finding, make_finding, many, texts, written

_MARKDOWN: Final = MarkdownIt("gfm-like", {"html": True, "linkify": False})
_GIT: Final = re.compile(r"\b(branch|commit|merge|slug|nhánh|pull request|push|rebase)\b", re.IGNORECASE)


def shown(text: str) -> html.HtmlElement:
    """The page that a forge makes of it."""
    return html.fromstring(f"<main>{_MARKDOWN.render(text)}</main>")


def words(element: html.HtmlElement) -> str:
    return str(element.text_content())


def test_the_clocks_stand_before_the_findings() -> None:
    page = shown(as_markdown(written(FINDING, clocks=(CLOCK,)), "vi"))
    assert [words(each) for each in page.iter("h2", "h3", "h4")] == [
        "Kết quả kiểm tra",
        "Thời hạn",
        "Cảnh báo: 1",
        "content/so/a.vi.md",
    ]


def test_a_clock_is_a_row_with_party_state_last_day_and_article() -> None:
    page = shown(as_markdown(written(clocks=(replace(CLOCK, certain=False),)), "vi"))
    heads, row = ([words(cell) for cell in each.iter("th", "td")] for each in page.iter("tr"))
    assert heads == ["Bên chịu trách nhiệm", "Bài", "Loại thời hạn", "Tình trạng", "Hạn cuối", "Căn cứ pháp lý"]
    assert row == [
        "Ban Biên tập",
        "Quyết định mẫu | số 00/QĐcontent/so/van-ban/mau.vi.md",
        "văn bản hành chính",
        "còn hạn (còn 2 ngày 16 giờ)",
        "hết ngày 26/11/2026 (tạm tính, lịch nghỉ chưa chính thức)",
        "QĐ 2111 Điều 9(2)",
    ]


def test_findings_stand_by_severity_and_file_with_their_help() -> None:
    report = written(finding(Severity.NOTE), finding(Severity.ERROR, line=2), finding(line=3))
    page = shown(as_markdown(report, "vi"))
    assert [words(each) for each in page.iter("h3")] == ["Lỗi (phải sửa): 1", "Cảnh báo: 1", "Lưu ý: 1"]
    first = words(next(page.iter("li")))
    assert first.startswith("TXT203, dòng 2, cột 8: tiêu đề viết hoa toàn bộ")
    assert "cách sửa: viết như câu thường" in first and "bên chịu trách nhiệm: biên tập viên" in first


def test_a_clean_check_says_so() -> None:
    assert "Không có lỗi, cảnh báo hay lưu ý nào." in as_markdown(written(), "vi")


def test_nothing_is_said_in_words_of_git() -> None:
    for language in ("vi", "en"):
        assert not _GIT.search(as_markdown(written(FINDING, make_finding("x"), clocks=(CLOCK,)), language))


def test_a_long_report_is_cut_with_a_sentence() -> None:
    report = many(10_000)
    text = as_markdown(report, "vi")
    assert len(text.encode("utf-8")) <= SUMMARY_BYTE_LIMIT
    assert re.search(r"chỉ hiện \d+ trong 10000 mục; chạy `portalgen lint --report text=TỆP`", text.splitlines()[-1])
    assert len(as_markdown(report, "vi", 60_000).encode("utf-8")) <= 60_000


def test_a_name_after_an_at_sign_calls_nobody() -> None:
    assert re.search(r"@\w", words(shown(escape_markdown("@ban-bien-tap")))) is None
    assert words(shown(escape_markdown("vanthu@example.vn"))) == "vanthu@example.vn\n"


def test_a_sentence_with_a_lone_backtick_is_still_whole() -> None:
    assert words(shown("x " + format_markdown_sentence("a `b` c ` d"))) == "x a b c ` d\n"


@given(texts())
def test_escaping_is_undone_by_reading(text: str) -> None:
    told_words = sanitize_line(text).replace("@", "")
    expected = re.sub(r"\s+", " ", f"x{told_words}y", flags=re.ASCII)
    for made in (escape_markdown(told_words), format_inline_code(told_words)):
        page = shown(f"x{made}y")
        assert re.sub(r"\s+", " ", words(page), flags=re.ASCII).strip() == expected
        assert {each.tag for each in page.iter()} <= {"main", "p", "code"}


@given(any_report())
def test_any_findings_give_headings_rows_and_entries_only(report: ReportData) -> None:
    page = shown(as_markdown(report, "vi"))
    assert len(list(page.iter("li"))) == len(report.findings)
    assert len(list(page.iter("tr"))) == len(report.clocks) + bool(report.clocks)
    assert all(len(list(row.iter("td", "th"))) == 6 for row in page.iter("tr"))
    assert not list(page.iter("a", "img", "script", "em"))
