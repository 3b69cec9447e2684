"""Word files as another library reads them: their texts, their tables, and the same bytes at any time."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from portalgen.documents.docx_writing import (
    DocxCell,
    DocxDocument,
    DocxParagraph,
    DocxRow,
    DocxRun,
    DocxTable,
    write_docx,
)


def cell(text: str, span: int = 1) -> DocxCell:
    return DocxCell((DocxParagraph((DocxRun(text),)),), span)


TABLE = DocxTable(
    (
        DocxRow((cell("Bài"), cell("Số lần")), is_header=True),
        DocxRow((cell("=1+1"), cell("3"))),
        DocxRow((cell("Cách tính: từ 20/11", 2),)),
    ),
    (30, 10),
)
DOCUMENT = DocxDocument(
    "Báo cáo <mẫu> & thử",
    (
        DocxParagraph((DocxRun("Kết quả"),), "Heading1"),
        DocxParagraph((DocxRun("Ghi chú: "), DocxRun("đậm", is_bold=True, size=24)), align="both"),
        TABLE,
    ),
)


def test_headings_runs_and_tables_are_there_for_another_reader() -> None:
    document = docx.Document(io.BytesIO(write_docx(DOCUMENT)))
    assert [(each.style.name if each.style else "", each.text) for each in document.paragraphs[:2]] == [
        ("Heading 1", "Kết quả"),
        ("Normal", "Ghi chú: đậm"),
    ]
    assert document.paragraphs[1].runs[1].bold
    (table,) = document.tables
    assert [[each.text for each in row.cells] for row in table.rows] == [
        ["Bài", "Số lần"],
        ["=1+1", "3"],
        ["Cách tính: từ 20/11"] * 2,
    ]
    assert document.core_properties.title == "Báo cáo <mẫu> & thử"
    assert document.core_properties.author == ""


def test_the_heading_of_a_table_is_repeated_on_each_page() -> None:
    rows = docx.Document(io.BytesIO(write_docx(DOCUMENT))).tables[0].rows
    assert [each._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for each in rows] == [True, False, False]


def test_a_page_is_a4_with_the_margins_of_an_official_paper_and_a_number_from_the_second_on() -> None:
    section = docx.Document(io.BytesIO(write_docx(DOCUMENT))).sections[0]
    assert section.page_width is not None and section.page_height is not None and section.left_margin is not None
    assert (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.mm)) == (
        210,
        297,
        30,
    )
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml


def test_the_same_document_has_the_same_bytes_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_docx(DOCUMENT)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert write_docx(DOCUMENT) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_stands_in_the_document_but_for_what_xml_cannot_hold(text: str) -> None:
    document = docx.Document(io.BytesIO(write_docx(DocxDocument(text, (DocxParagraph((DocxRun(text),)),)))))
    writable = "".join(
        "\ufffd" if each in "\ufffe\uffff" or (each < " " and each not in "\t\n\r") else each for each in text
    )
    assert document.paragraphs[0].text == writable.replace("\r\n", "\n").replace("\r", "\n")
