"""The office's reports as pages: on a phone and on a desk, in light and in dark, alone in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portalgen.editorial.tables.table_forms.formats import format_report
from portalgen.editorial.tables.tables import CodedValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.text.bilingual import Bilingual as B
from tests.makers.browser.axe import COLOURS, violations

COLUMNS = (
    ReportColumn("title", B("Bài", "Item")),
    ReportColumn("verdict", B("Kết luận", "Verdict")),
    ReportColumn("count", B("Số lần", "Times"), is_number=True),
    ReportColumn("trace", B("Cách tính", "Count"), is_detail=True),
)
VERDICTS = (
    CodedValue("on_time", B("đúng hạn", "on time"), "good"),
    CodedValue("late", B("trễ hạn", "late"), "bad"),
    CodedValue("unproven", B("chưa rõ", "unclear"), "doubtful"),
)
REPORT = OfficeReport(
    "sample",
    B("Báo cáo (mẫu)", "Report (sample)"),
    (
        ReportTable(
            "items",
            B("Từng bài", "Items"),
            COLUMNS,
            tuple((f"Quyết định mẫu {'dài ' * 20}", each, 3, ("tính từ 20/11", "x" * 64)) for each in VERDICTS),
        ),
        ReportTable("nothing", B("Không có gì", "Nothing"), COLUMNS, ()),
    ),
    (ReportFact("tip", B("Bản chính đến", "Main up to"), "0123456789" * 4),),
    (B("Một câu.", "A sentence."),),
)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_report_reads_at_any_width_and_in_both_schemes(browser: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "bao-cao.html"
    file.write_text(format_report(REPORT, "html", "vi"), "utf-8")
    for scheme, only in (("light", ()), ("dark", COLOURS)):
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            bypass_csp=True,  # axe is a script, which the page itself refuses
        )
        tab = context.new_page()
        tab.goto(file.as_uri())
        assert violations(tab, only=only) == []
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        labels = tab.evaluate(
            "[...document.querySelectorAll('.row td')].map(e => getComputedStyle(e, '::before').content)"
        )
        assert ('"Kết luận: "' in labels) == (width == 360)
        context.close()
