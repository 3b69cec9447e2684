"""Reports that are signed: their letterhead and lines to fill in, in Word and on paper, and charts of their tables."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import docx
import lxml.html
import pytest

from portalgen.editorial.tables.table_forms.cells import cell_text
from portalgen.editorial.tables.table_forms.chart_form import draw_table
from portalgen.editorial.tables.table_forms.formats import FileForm, encode_report, format_report
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportBlank,
    ReportChart,
    ReportColumn,
    ReportLetterhead,
    ReportTable,
    Share,
)
from portalgen.text.bilingual import Bilingual as B

COLUMNS = (
    ReportColumn("month", B("Tháng", "Month")),
    ReportColumn("on_time", B("Đúng hạn", "On time"), is_number=True),
    ReportColumn("late", B("Trễ <hạn>", "Late"), is_number=True),
    ReportColumn("trace", B("Cách tính", "Count"), is_detail=True),
    ReportColumn("code", B("Mã", "Code"), is_data=True),
)
ROWS: tuple[tuple[CellValue, ...], ...] = (("T1", 3, 1, ("từ 20/11", "đến 24/11"), "a"), ("T2", 5, 0, None, "b"))


def table(rows: tuple[tuple[CellValue, ...], ...] = ROWS) -> ReportTable:
    return ReportTable("months", B("Theo tháng", "By month"), COLUMNS, rows, chart=ReportChart(("on_time", "late")))


REPORT = OfficeReport(
    "sample",
    B("Báo cáo thử", "Sample"),
    (table(), ReportTable("nothing", B("Không có", "Nothing"), COLUMNS[:1], ())),
    blanks=(ReportBlank("training", B("Đề xuất đào tạo", "Training"), 2),),
    letterhead=ReportLetterhead("Ủy ban nhân dân tỉnh", "Sở Mẫu", "/BC-……", ("Văn phòng;", "Lưu: VT."), "Giám đốc Sở"),
)


def document() -> docx.document.Document:
    return docx.Document(io.BytesIO(encode_report(REPORT, "docx", "vi")))


def test_word_has_the_parts_of_an_official_paper_with_number_day_and_name_blank() -> None:
    head, _, signature = document().tables
    left, right = (each.text for each in head.rows[0].cells)
    assert left == "ỦY BAN NHÂN DÂN TỈNH\nSỞ MẪU\nSố: ……/BC-……"
    assert right.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n")
    assert "ngày …… tháng …… năm ……" in right
    left, right = (each.text for each in signature.rows[0].cells)
    assert left == "Nơi nhận:\n- Văn phòng;\n- Lưu: VT."
    assert right.startswith("GIÁM ĐỐC SỞ\n(Ký")


def test_word_has_the_tables_with_what_is_read_row_by_row_below_its_row() -> None:
    rows = [[each.text for each in row.cells] for row in document().tables[1].rows]
    assert rows == [
        ["Tháng", "Đúng hạn", "Trễ <hạn>"],
        ["T1", "3", "1"],
        ["Cách tính: từ 20/11; đến 24/11"] * 3,
        ["T2", "5", "0"],
    ]
    texts = [each.text for each in document().paragraphs]
    assert "Không có mục nào." in texts
    assert texts[texts.index("Đề xuất đào tạo") + 1 :][:2] == ["\t", "\t"]


def test_a_page_has_the_same_letterhead_lines_and_signature() -> None:
    page = lxml.html.fromstring(format_report(REPORT, "html", "vi"))
    assert "Độc lập - Tự do - Hạnh phúc" in page.xpath("string(//div[@class='letterhead'])")
    assert len(page.xpath("//div[@id='training']/span")) == 2
    assert "GIÁM ĐỐC SỞ" in page.xpath("string(//div[@class='signature'])")


def test_a_chart_names_itself_has_a_bar_for_each_figure_and_a_legend() -> None:
    figure = lxml.html.fromstring(draw_table(table(), "vi"))
    (drawing,) = figure.xpath("//svg")
    assert drawing.get("role") == "img"
    assert [figure.xpath(f"string(//*[@id='{each}'])") for each in drawing.get("aria-labelledby").split()] == [
        "Theo tháng",
        "Biểu đồ cột: Đúng hạn, Trễ <hạn>, theo tháng. Số liệu có trong bảng ngay dưới.",
    ]
    assert len(figure.xpath("//rect[@class='chart-bar']")) == 4
    assert list(figure.xpath("//g/following-sibling::text[1]/text()")) == ["Đúng hạn", "Trễ <hạn>"]
    assert {each.get("fill") for each in figure.xpath("//rect")} == {None, "url(#months-chart-2)"}


@pytest.mark.parametrize(
    "rows",
    [(), ROWS[:1], tuple((f"T{n}", 0, 0, None, "") for n in range(3)), tuple((f"T{n}", 1, 0, None, "") for n in range(25))],
)  # fmt: skip
def test_nothing_is_drawn_of_what_could_not_be_read(rows: tuple[tuple[CellValue, ...], ...]) -> None:
    assert draw_table(table(rows), "vi") == ""


def test_a_figure_that_is_missing_has_no_bar() -> None:
    drawn = draw_table(table((("T1", None, 1, None, ""), ("T2", 4, 2, None, ""))), "vi")
    assert drawn.count("<rect") == 3


@pytest.mark.parametrize("form", ["csv", "json", "html", "docx", "text", "markdown"])
def test_every_form_is_the_same_each_time(form: FileForm) -> None:
    assert encode_report(REPORT, form, "vi") == encode_report(REPORT, form, "vi")


def test_lines_to_fill_in_are_named_in_json_and_hold_nothing_in_words() -> None:
    assert json.loads(format_report(REPORT, "json", "en"))["filled_in_by_hand"] == {"training": "Training"}
    assert format_report(REPORT, "text", "vi").rstrip().endswith("Đề xuất đào tạo\n" + "\n".join(["…" * 40] * 2))


def test_a_share_in_words_is_rounded_to_the_nearest_and_never_up_to_all() -> None:
    words = [
        cell_text(Share(part, total), "vi") for part, total in ((2, 3), (1, 3), (1, 16), (9999, 10000), (3, 3), (0, 0))
    ]
    assert words == ["66,7 %", "33,3 %", "6,3 %", "99,9 %", "100 %", "—"]


def test_a_column_of_figures_holds_no_word_for_programs_and_sums_stand_apart() -> None:
    unknown = CodedValue("untold", B("×", "×"), is_absence=True)
    counted = replace(table(), rows=(("T1", unknown, 1, None, ""),), totals=("Cộng", 5, 1, None, ""))
    report = replace(REPORT, tables=(counted,))
    value = json.loads(format_report(report, "json", "vi"))["tables"]["months"]
    assert (value["rows"][0]["on_time"], value["totals"]["on_time"], len(value["rows"])) == (None, 5, 1)
    data = format_report(report, "csv", "vi")
    assert "×" not in data and "Cộng" not in data
    assert "Cộng" in format_report(report, "text", "vi") and "×" in format_report(report, "text", "vi")


def test_what_is_not_signed_stands_on_a_last_sheet() -> None:
    report = replace(REPORT, opening=(B("Thực hiện", "Under"),), technical_notes=(B("Lệnh", "Command"),))
    word = docx.Document(io.BytesIO(encode_report(report, "docx", "vi")))
    title = next(each for each in word.paragraphs if each.text == "Ghi chú kỹ thuật (không ký)")
    assert title.paragraph_format.page_break_before
    assert word.paragraphs[-1].text == "Lệnh"
    page = lxml.html.fromstring(format_report(report, "html", "vi"))
    assert page.xpath("//main/*[last()]/@class") == ["technical"]
    assert {each.tag for each in page.iter("h2", "h3", "h4")} == {"h2"}
