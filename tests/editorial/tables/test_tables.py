"""Reports as text, CSV, JSON, HTML and Markdown: one value, and what each form makes of it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.editorial.tables.table_forms.csv_form import defuse_formula
from portalgen.editorial.tables.table_forms.formats import FileForm, ReportForm, encode_report, format_report
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportColumn,
    ReportFact,
    ReportTable,
    Share,
)
from portalgen.errors import UsageError
from portalgen.text.bilingual import Bilingual as B

LATE = CodedValue("late", B("trễ hạn", "late"), "bad")
COLUMNS = (
    ReportColumn("item", B("Bài", "Item")),
    ReportColumn("verdict", B("Kết luận", "Verdict")),
    ReportColumn("count", B("Số lần", "Times"), is_number=True),
    ReportColumn("trace", B("Cách tính", "Count"), is_detail=True),
)


def report(*rows: tuple[CellValue, ...], columns: tuple[ReportColumn, ...] = COLUMNS) -> OfficeReport:
    return OfficeReport(
        "sample",
        B("Báo cáo (mẫu)", "Report (sample)"),
        (
            ReportTable("items", B("Các bài", "Items"), columns, rows),
            ReportTable("nothing", B("Không có gì", "Nothing"), COLUMNS[:1], ()),
        ),
        (ReportFact("at", B("Tính đến", "As of"), datetime(2026, 11, 24, 2, 0, tzinfo=UTC)),),
    )


ROW = ("Quyết định mẫu", LATE, 3, ("tính từ 20/11", "hạn cuối 24/11"))


def rows_of_csv(text: str, delimiter: str = ",") -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter))


def test_a_table_that_fits_is_aligned_and_its_details_stand_below_the_row() -> None:
    text = format_report(report(ROW), "text", "vi")
    assert "Bài             Kết luận  Số lần\n" in text
    assert "Quyết định mẫu  trễ hạn        3\n    Cách tính:\n      - tính từ 20/11\n" in text
    assert "Không có mục nào." in text


def test_a_table_that_is_too_wide_is_a_list_and_no_line_is_longer_than_a_hundred() -> None:
    columns = tuple(ReportColumn(f"k{n}", B(f"Cột số {n}", f"Column {n}")) for n in range(12))
    text = format_report(
        report(tuple(f"nội dung dài của ô {n} " * 3 for n in range(12)), columns=columns), "text", "vi"
    )
    assert "\n1. nội dung dài của ô 0" in text
    assert "\n    Cột số 11: nội dung" in text
    assert max(map(len, text.splitlines())) <= 100


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5), st.sampled_from(get_args(ReportForm)))
def test_no_text_breaks_a_form(cells: list[tuple[str, str]], form: str) -> None:
    columns = (ReportColumn("a", B("A", "A")), ReportColumn("b", B("B", "B")))
    text = format_report(report(*cells, columns=columns), form, "vi")  # type: ignore[arg-type]
    text.encode("utf-8")
    if form == "csv":
        assert [len(row) for row in rows_of_csv(text)] == [2] * (len(cells) + 1)
    if form == "json":
        assert [list(row.values()) for row in json.loads(text)["tables"]["items"]["rows"]] == [
            list(each) for each in cells
        ]
    if form == "text":
        assert not any(mark in text for mark in "\x1b\u202e\u2028")


@given(st.text())
def test_a_spreadsheet_computes_no_cell(text: str) -> None:
    shown = defuse_formula(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert shown.removeprefix("'") == text.removeprefix("'")


def test_csv_has_a_mark_headings_and_the_delimiter_that_was_asked_for() -> None:
    rows = rows_of_csv(format_report(report(("=1+1", LATE, -3, ("a", "b"))), "csv", "vi", delimiter=";"), ";")
    assert rows == [["Bài", "Kết luận", "Số lần", "Cách tính"], ["'=1+1", "trễ hạn", "-3", "a\nb"]]


def test_csv_holds_the_table_that_was_asked_for_and_names_the_others() -> None:
    assert rows_of_csv(format_report(report(ROW), "csv", "en", table="nothing")) == [["Item"]]
    with pytest.raises(UsageError, match=r"no table `item`; did you mean `items`\? \(tables: items, nothing\)"):
        format_report(report(ROW), "csv", "en", table="item")


def test_json_keeps_codes_and_iso_times_whatever_the_language() -> None:
    row: tuple[CellValue, ...] = (date(2026, 11, 24), LATE, Share(1, 3), None)
    for language in ("vi", "en"):
        value = json.loads(format_report(report(row), "json", language))
        assert value["facts"] == {"at": "2026-11-24T09:00:00+07:00"}
        assert value["tables"]["items"]["rows"] == [
            {"item": "2026-11-24", "verdict": "late", "count": 0.3333, "trace": None}
        ]


def test_a_share_is_rounded_down_so_that_a_hundred_means_all() -> None:
    rows = [(str(share.part), share) for share in (Share(999999, 1000000), Share(5, 5), Share(1, 3), Share(0, 0))]
    columns = (COLUMNS[0], ReportColumn("rate", B("Tỷ lệ", "Rate")))
    text = format_report(report(*rows, columns=columns), "text", "vi")
    assert [line.split("  ")[-1].strip() for line in text.splitlines()[8:12]] == ["99,9 %", "100 %", "33,3 %", "—"]


class PageReader(HTMLParser):
    """The elements of a page, and what stands in the cells of its tables."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_html_is_a_page_of_its_own_with_captions_and_scopes_and_without_scripts() -> None:
    page = format_report(report(('<script>alert("x")</script>', LATE, 3, ("a", "b"))), "html", "vi")
    reader = PageReader()
    reader.feed(page)
    names = [tag for tag, _ in reader.tags]
    assert names.count("caption") == names.count("table") == 1
    assert [attrs["scope"] for tag, attrs in reader.tags if tag == "th"] == ["col", "col", "col", "row"]
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert '<script>alert("x")</script>' in reader.texts
    assert ("html", {"lang": "vi"}) in reader.tags
    assert "url(" not in page and "@import" not in page


def test_labels_on_a_narrow_screen_cannot_end_the_style_sheet() -> None:
    columns = (COLUMNS[0], ReportColumn("b", B('"}</style><b>', "x")))
    reader = PageReader()
    reader.feed(format_report(report(("a", "b"), columns=columns), "html", "vi"))
    assert "b" not in [tag for tag, _ in reader.tags]


def test_markdown_leaves_details_out_notifies_nobody_and_is_cut_with_a_word_about_it() -> None:
    text = format_report(report(("@ban-bien-tap | *x*", LATE, 3, ("a",))), "markdown", "vi")
    assert "| Bài | Kết luận | Số lần |\n| --- | --- | --: |\n" in text
    assert "@ban" not in text and "| **trễ hạn** | 3 |" in text
    from portalgen.editorial.tables.table_forms.markdown_form import report_as_markdown

    long = report_as_markdown(report(*[ROW] * 100), "vi", 2_000)
    assert len(long.encode("utf-8")) <= 2_000
    assert "phần sau bị cắt" in long


@pytest.mark.parametrize("form", get_args(ReportForm))
def test_the_name_of_a_file_that_is_no_text_stands_in_every_form(form: FileForm) -> None:
    data = encode_report(report(("tin-\udcff.vi.md", LATE, 3, ("a",))), form, "vi")
    (shown,) = re.findall(r"tin-(\S+)\.vi\.md", data.decode("utf-8"))
    assert shown in (r"\udcff", "�")
