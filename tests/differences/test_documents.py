"""What changes in an attachment is visible in words at its place, or named as not shown, however it is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.differences.document_changes import compare_documents
from portalgen.differences.document_model import DocumentDifference
from portalgen.differences.document_texts import AttachmentTexts
from portalgen.differences.formats.document_statements import describe_document_difference, list_document_text
from portalgen.differences.formats.statements import DifferenceStatement
from portalgen.documents.located.model import LocatedText, TextPiece, TextPlace
from tests.makers.documents import (
    commented_docx,
    docx,
    docx_table,
    make_document,
    odt,
    pdf,
    pdf_stream,
    pdf_with_file,
    pptx,
    revised_docx,
    rtf,
    script_pdf,
    template_docx,
    with_body,
    xlsx,
)
from tests.makers.sly_documents import (
    bound_docx,
    boxed_docx,
    drawn_pdf,
    edited_xlsx,
    field_docx,
    form_pdf,
    formula_xlsx,
    headed_docx,
    layered_pdf,
    linked_docx,
    linked_pdf,
    moved_docx,
    noted_docx,
    ods,
    paragraph,
    pictured_docx,
    run,
    scanned_pdf,
    second_slide,
    show,
    styled_docx,
    word_art_docx,
)

TEXT = "Phí cấp lại là 50.000 đồng\nNộp vào tài khoản 0123456789"
SLY = "Miễn phí cho người nhà"
SHEET = "Tên\tPhí\nCấp mới\t30000\nCấp lại\t50000"
_LINE = "Nop vao tai khoan 0123456789"


@pytest.fixture(scope="module")
def texts() -> Iterator[AttachmentTexts]:
    with AttachmentTexts(1_000) as shared:
        yield shared


class Comparer:
    """Compares bytes as files of a format."""

    def __init__(self, texts: AttachmentTexts, folder: Path) -> None:
        self.texts = texts
        self.folder = folder

    def compare(self, format: str, before: bytes | None, after: bytes) -> DocumentDifference:
        files = [self.folder / f"{name}.{format}" for name in ("before", "after")]
        if before is not None:
            files[0].write_bytes(before)
        files[1].write_bytes(after)
        found = self.texts.compare(files[0] if before is not None else None, files[1])
        assert found is not None
        return found

    def say(self, format: str, before: bytes | None, after: bytes) -> str:
        return "\n".join(map(say, describe_document_difference(self.compare(format, before, after), "vi")))


@pytest.fixture
def comparer(texts: AttachmentTexts, tmp_path: Path) -> Comparer:
    return Comparer(texts, tmp_path)


def say(each: DifferenceStatement) -> str:
    brackets = {"removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(brackets.get(span.mark, "{}").format(span.text) for span in each.spans)


def digits(data: str) -> str:
    return data.replace("0123456789", "0123456780")


@pytest.mark.parametrize(
    ("format", "before", "after", "place"),
    [
        ("pdf", pdf(TEXT), pdf(digits(TEXT)), "Trang 1: "),
        ("docx", docx(TEXT), docx(digits(TEXT)), "Đoạn 2: "),
        ("docx", docx_table("a\t0123456789\nb\tc"), docx_table("a\t0123456780\nb\tc"), "Bảng 1, hàng 1, cột 2: "),
        ("xlsx", xlsx("a\tb\nc\t0123456789"), xlsx("a\tb\nc\t0123456780"), "Trang tính «Sheet», ô B2: "),
        ("pptx", pptx(TEXT), pptx(digits(TEXT)), "Trang chiếu 1: "),
        ("odt", odt(TEXT), odt(digits(TEXT)), "Đoạn 2: "),
        ("rtf", rtf(TEXT), rtf(digits(TEXT)), "Đoạn 2: "),
        ("csv", b"a;b\nc;0123456789\n", b"a;b\nc;0123456780\n", "Ô B2: "),
        ("txt", TEXT.encode(), digits(TEXT).encode(), "Dòng 2: "),
    ],
)
def test_a_digit_of_an_account_is_told_old_beside_new_with_its_place(
    format: str, before: bytes, after: bytes, place: str, comparer: Comparer
) -> None:
    told = comparer.say(format, before, after)
    assert "[-0123456789-][+0123456780+]" in told
    assert f"\n{place}" in told


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
HANGING = b"/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</F(a.txt)/EF<</F 5 0 R>>>>>>]"
WHITE = '<w:color w:val="FEFEFE"/>'
OFF = "BDC (Mien phi) Tj EMC"
ATTEMPTS = {
    "white letters in Word": ("docx", docx(TEXT), with_body(TEXT, paragraph(run(SLY, WHITE))), f"chữ màu trắng, chỉ thấy trên nền màu: [+{SLY}"),
    "white letters by a style": ("docx", docx(TEXT), styled_docx(TEXT, SLY, WHITE), "chữ màu trắng"),
    "hidden letters in Word": ("docx", docx(TEXT), with_body(TEXT, paragraph(run(SLY, "<w:vanish/>"))), f"chữ ẩn: [+{SLY}"),
    "hidden letters by a style": ("docx", docx(TEXT), styled_docx(TEXT, SLY, "<w:vanish/>"), f"chữ ẩn: [+{SLY}"),
    "letters of one point": ("docx", docx(TEXT), with_body(TEXT, paragraph(run(SLY, '<w:sz w:val="2"/>'))), "chữ nhỏ không đọc được: [+"),
    "letters struck through": ("docx", with_body(TEXT, paragraph(run(SLY))), with_body(TEXT, paragraph(run(SLY, "<w:strike/>"))), f"chữ bị gạch ngang: [+{SLY}"),
    "a tracked deletion": ("docx", docx(TEXT), revised_docx(TEXT), "chữ đã xóa còn trong theo dõi thay đổi: [+bớt+]"),
    "the target of a link in Word": ("docx", linked_docx(TEXT, "Nộp tại đây", "https://a.gov.vn/"), linked_docx(TEXT, "Nộp tại đây", "https://b.example/"), "Đoạn 1, liên kết: Nộp tại đây → [-https://a.gov.vn/-][+https://b.example/+]"),
    "the target of a field": ("docx", field_docx(TEXT, "đây", "https://a.gov.vn/"), field_docx(TEXT, "đây", "https://b.example/"), "[+https://b.example/+]"),
    "words moved into a text box": ("docx", with_body(TEXT, paragraph(run(SLY))), boxed_docx(TEXT, SLY), f"hộp chữ, hình hoặc biểu đồ: [+{SLY}+]"),
    "words as a shape": ("docx", docx(TEXT), word_art_docx(TEXT, SLY), f"hộp chữ, hình hoặc biểu đồ: [+{SLY}+]"),
    "a footnote": ("docx", noted_docx(TEXT, "Theo giá cũ"), noted_docx(TEXT, "Theo giá mới"), "chú thích chân trang: Theo giá [-cũ-][+mới+]"),
    "a header": ("docx", headed_docx(TEXT, "Mẫu số 1"), headed_docx(TEXT, "Mẫu số 2"), "đầu trang: Mẫu số [-1-][+2+]"),
    "a comment": ("docx", docx(TEXT), commented_docx(TEXT), "nhận xét: [+xem lại số này+]"),
    "a picture of text in Word": ("docx", pictured_docx(TEXT, 1), pictured_docx(TEXT, 2), "Không hiển thị ở đây: 1 ảnh (1 mới hoặc khác trước)"),
    "a template from elsewhere": ("docx", docx(TEXT), template_docx(TEXT), "1 phần tải từ máy khác (https://vi-du.example/mau.dotm) (1 mới"),
    "letters without a fill": (
        "docx",
        docx(TEXT),
        with_body(TEXT, paragraph(run(SLY, '<w14:textFill xmlns:w14="x"><w14:noFill/></w14:textFill>'))),
        f"chữ ẩn: [+{SLY}",
    ),
    "a document whose main part has another name": (
        "docx",
        docx(TEXT),
        moved_docx(digits(TEXT)),
        "[-0123456789-][+0123456780+]",
    ),
    "a header of RTF": (
        "rtf",
        rtf(TEXT),
        rtf(TEXT).replace(b"{\\rtf1", b"{\\rtf1{\\header Mien phi}"),
        "1 đầu trang, chân trang, chú thích hoặc hộp chữ (1 mới",
    ),
    "numbers that the program counts": (
        "docx",
        with_body(TEXT, f"<w:p>{NUMBERED.format(1)}{run(SLY)}</w:p>"),
        with_body(TEXT, f"<w:p>{NUMBERED.format(2)}{run(SLY)}</w:p>"),
        "1 cách đánh số tự động (1 mới",
    ),
    "a file that hangs on a page of a PDF": (
        "pdf",
        drawn_pdf(show(_LINE)),
        drawn_pdf(show(_LINE), b"", b"", HANGING, pdf_stream(b"du lieu")),
        "1 tệp nhúng (a.txt) (1 mới",
    ),
    "data that fills a field": (
        "docx",
        bound_docx(TEXT, "50.000"),
        bound_docx(TEXT, "90.000"),
        "[-50.000-][+90.000+]",
    ),
    "rows of no height": (
        "xlsx",
        xlsx(SHEET),
        edited_xlsx(SHEET, "sheet.row_dimensions[3].height = 0.1"),
        "ô B3: nay là hàng ẩn: [+50000+]",
    ),
    "rows that are all hidden": (
        "xlsx",
        xlsx(SHEET),
        edited_xlsx(SHEET, "sheet.sheet_format.zeroHeight = True"),
        "ô B3: nay là hàng ẩn: [+50000+]",
    ),
    "a row that is hidden": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "sheet.row_dimensions[3].hidden = True"), "ô B3: nay là hàng ẩn: [+50000+]"),
    "a column that is hidden": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "sheet.column_dimensions['B'].hidden = True"), "ô B3: nay là cột ẩn: [+50000+]"),
    "a hidden row with other figures": ("xlsx", edited_xlsx(SHEET, "sheet.row_dimensions[3].hidden = True"), edited_xlsx(SHEET, "sheet.row_dimensions[3].hidden = True; sheet['B3'] = 90000"), "ô B3, hàng ẩn: [-50000-][+90000+]"),
    "a hidden sheet": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "book.create_sheet('Gốc').append(['x', 7]); book['Gốc'].sheet_state = 'veryHidden'"), "Trang tính «Gốc», ô A1, trang tính ẩn: [+x | 7+]"),
    "white figures": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "sheet['B3'].font = Font(color='FFFFFF')"), "ô B3: nay là chữ màu trắng"),
    "a format that shows nothing": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "sheet['B3'].number_format = ';;;'"), "ô có định dạng không hiện gì"),
    "a format that adds words": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "sheet['B3'] = 50000; sheet['B3'].number_format = '0\" triệu\"'"), '[+50000 [0" triệu"]+]'),
    "a formula behind the same result": ("xlsx", formula_xlsx(SHEET, "B2+1", "5"), formula_xlsx(SHEET, "B2+2", "5"), "ô D1: [-5 [=B2+1]-][+5 [=B2+2]+]"),
    "the link of a cell": ("xlsx", edited_xlsx(SHEET, "sheet['A2'].hyperlink = 'https://a.gov.vn/'"), edited_xlsx(SHEET, "sheet['A2'].hyperlink = 'https://b.example/'"), "ô A2, liên kết: → [-https://a.gov.vn/-][+https://b.example/+]"),
    "the comment of a cell": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "sheet['B3'].comment = Comment('thu thêm 5%', 'a')"), "ô B3, nhận xét: [+thu thêm 5%+]"),
    "a list of choices": ("xlsx", xlsx(SHEET), edited_xlsx(SHEET, "from openpyxl.worksheet.datavalidation import DataValidation; d = DataValidation(type='list', formula1='\"x,y\"'); sheet.add_data_validation(d); d.add('B3')"), "1 danh sách chọn hoặc ràng buộc nhập (Sheet) (1 mới"),
    "a hidden slide": (
        "pptx",
        pptx(TEXT),
        second_slide(TEXT, SLY, is_hidden=True),
        f"Trang chiếu 2, trang chiếu ẩn: [+{SLY}+]",
    ),
    "the notes of a slide": (
        "pptx",
        second_slide(TEXT, SLY, notes="Nói 1"),
        second_slide(TEXT, SLY, notes="Nói 2"),
        "Trang chiếu 2, ghi chú của người trình bày: Nói [-1-][+2+]",
    ),
    "a hidden row of OpenDocument": ("ods", ods("a\t1\nb\t2"), ods("a\t1\n!b\t2"), "ô B2: nay là hàng ẩn: [+2+]"),
    "a scan for another": ("pdf", scanned_pdf(1), scanned_pdf(2), "Không hiển thị ở đây: 1 ảnh (1 mới hoặc khác trước)"),
    "a layer that is off": ("pdf", layered_pdf(show(_LINE)), layered_pdf(show(_LINE) + f" BT /F1 12 Tf 50 700 Td /OC /L1 {OFF} ET"), "chữ ở lớp đang tắt: [+Mien phi+]"),
    "letters without ink": ("pdf", drawn_pdf(show(_LINE)), drawn_pdf(show(_LINE) + " " + show("Mien phi", before="3 Tr")), "chữ không có mực"),
    "white letters in a PDF": ("pdf", drawn_pdf(show(_LINE)), drawn_pdf(show(_LINE) + " " + show("Mien phi", before="1 1 1 rg")), "chữ màu trắng, chỉ thấy trên nền màu: [+Mien phi+]"),
    "letters beyond the page": ("pdf", drawn_pdf(show(_LINE)), drawn_pdf(show(_LINE) + " BT /F1 12 Tf 50 2000 Td (Mien phi) Tj ET"), "chữ ngoài mép trang: [+Mien phi+]"),
    "tiny letters in a PDF": ("pdf", drawn_pdf(show(_LINE)), drawn_pdf(show(_LINE) + " BT /F1 1 Tf 50 500 Td (Mien phi) Tj ET"), "chữ nhỏ không đọc được: [+Mien phi+]"),
    "the target of a link in a PDF": ("pdf", linked_pdf(_LINE, "https://a.gov.vn/"), linked_pdf(_LINE, "https://b.example/"), "[-https://a.gov.vn/-][+https://b.example/+]"),
    "the value of a field": ("pdf", form_pdf(_LINE, "50000"), form_pdf(_LINE, "90000"), "Ô biểu mẫu: so: [-50000-][+90000+]"),
    "letters as lines": ("pdf", drawn_pdf(show(_LINE)), drawn_pdf(show(_LINE) + " 10 10 m 90 90 l S"), "trang 1 có chữ như cũ nhưng nét vẽ"),
    "a file within a PDF": ("pdf", pdf_with_file("a.xml", b"1"), pdf_with_file("a.xml", b"2"), "1 tệp nhúng (a.xml) (1 mới"),
    "a script": ("pdf", pdf(TEXT), script_pdf(TEXT), "1 đoạn mã JavaScript (1 mới"),
}  # fmt: skip


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_slips_through(attempt: str, comparer: Comparer) -> None:
    format, before, after, expected = ATTEMPTS[attempt]
    assert expected in comparer.say(format, before, after)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_is_hidden_in_a_new_file_is_told_as_well(attempt: str, comparer: Comparer) -> None:
    format, _, after, _ = ATTEMPTS[attempt]
    found = comparer.compare(format, None, after)
    told = comparer.say(format, None, after)
    assert found.is_new and found.changes == ()
    assert all(each.text[:40] in told for each in (*found.hidden_pieces, *found.links))
    assert describe_document_difference(found, "en")


@pytest.mark.parametrize(
    ("maker", "format", "sentence"),
    [
        ("encrypted", "pdf", "có mật khẩu"),
        ("damaged", "pdf", "tệp hỏng"),
        ("bomb", "docx", "giải nén ra quá lớn"),
        ("doc", "doc", "loại tệp này không đọc được thành chữ"),
        ("scan", "pdf", "không có chữ, như bản quét hoặc ảnh"),
    ],
)
def test_what_cannot_be_read_is_said(maker: str, format: str, sentence: str, comparer: Comparer) -> None:
    data = make_document(maker, TEXT)
    assert sentence in comparer.say(format, None, data)
    if maker != "scan":
        assert f"{sentence}" in comparer.say(format, pdf(TEXT) if format == "pdf" else docx(TEXT), data)


def test_a_text_that_is_the_same_is_said_to_be_and_the_rest_is_named(comparer: Comparer) -> None:
    told = comparer.say("docx", docx(TEXT), docx(f"author: Mẫu\n{TEXT}"))
    assert told == "Chữ trong tệp giữ nguyên\nKhông hiển thị ở đây: chỉ cách trình bày hoặc thuộc tính của tệp khác"


def test_all_text_of_a_new_file_is_there_as_a_value_and_its_beginning_in_words(comparer: Comparer) -> None:
    lines = [f"Điều {number}. Nội dung của điều này" for number in range(400)]
    found = comparer.compare("docx", None, docx("\n".join(lines)))
    assert found.after is not None
    assert [each.text for each in found.after.pieces] == lines
    told = comparer.say("docx", None, docx("\n".join(lines)))
    assert "Điều 0." in told and len(told) < 2_000


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        ("import datetime; sheet['B3'] = datetime.date(2026, 1, 5)", "2026-01-05"),
        ("import datetime; sheet['B3'] = datetime.datetime(2026, 1, 5, 16, 30)", "2026-01-05 16:30:00"),
        ("sheet['B3'] = 0.1 + 0.2", "0.3"),
        ("sheet['B3'] = 0.05; sheet['B3'].number_format = '0%'", "0.05 (%)"),
        ("sheet['B3'] = True", "TRUE"),
        ("sheet['B3'] = 1234567; sheet['B3'].number_format = '#,##0,'", "1234567 [#,##0,]"),
    ],
)
def test_a_cell_says_what_people_read_in_it(edit: str, text: str, comparer: Comparer) -> None:
    found = comparer.compare("xlsx", None, edited_xlsx(SHEET, edit))
    assert found.after is not None
    assert [each.text for each in found.after.pieces if each.place.cell == "B3"] == [text]


def test_all_text_of_a_file_is_listed_with_its_places(comparer: Comparer) -> None:
    found = comparer.compare("xlsx", None, edited_xlsx(SHEET, "sheet.row_dimensions[3].hidden = True"))
    assert found.after is not None
    assert [say(each) for each in list_document_text(found.after.pieces, "vi")] == [
        "Trang tính «Sheet», tên trang tính: Sheet",
        "Trang tính «Sheet», ô A1: Tên | Phí",
        "Trang tính «Sheet», ô A2: Cấp mới | 30000",
        "Trang tính «Sheet», ô A3, hàng ẩn: Cấp lại | 50000",
    ]


def test_a_row_that_was_put_in_moves_the_others_and_changes_nothing_else(comparer: Comparer) -> None:
    found = comparer.compare("xlsx", xlsx(SHEET), xlsx(SHEET.replace("Cấp mới", "Tra cứu\t10000\nCấp mới")))
    assert [[run.text for run in each.runs] for each in found.changes] == [["Tra cứu | 10000"]]


def test_a_column_that_was_put_in_is_told_once(comparer: Comparer) -> None:
    wider = "Tên\tMã\tPhí\nCấp mới\tM1\t30000\nCấp lại\tM2\t70000"
    found = comparer.compare("xlsx", xlsx(SHEET), xlsx(wider))
    assert [[run.text for run in each.runs] for each in found.changes] == [["Mã | M1 | M2"], ["50000", "70000"]]


def test_a_change_that_repeats_is_told_once_with_its_places(comparer: Comparer) -> None:
    sheet = "\n".join(f"Hàng {number}\tx" for number in range(12))
    told = comparer.say("xlsx", xlsx(sheet), xlsx(sheet.replace("\tx", "\ty")))
    assert (
        told.count("[-x-][+y+]") == 1 and "12 chỗ như nhau (trang tính «Sheet», ô B1; trang tính «Sheet», ô B2" in told
    )


def test_of_very_many_changes_those_of_numbers_are_told_first_and_the_rest_is_counted(comparer: Comparer) -> None:
    rows = [f"{'abcdefghij'[row % 10]}{'klmnopqrst'[row // 10 % 10]}{row}\tx\t{row}" for row in range(400)]
    others = [row.replace("\tx\t", "\tchữ mới\t") for row in rows]
    others[399] = others[399].replace("\t399", "\t999")
    told = comparer.say("xlsx", xlsx("\n".join(rows)), xlsx("\n".join(others)))
    assert "[-399-][+999+]" in told
    texts = [
        f"Điều {row}: bên {'ABCDEFGH'[row % 8]} chịu phí nộp hồ sơ thứ {row} cho cơ quan {row}" for row in range(300)
    ]
    for word, count in (("cùng", 60), ("không", 240)):
        changed_texts = "\n".join(each.replace("chịu", f"{word} chịu") for each in texts)
        told = comparer.say("docx", docx("\n".join(texts)), docx(changed_texts))
        assert told.count(f"[+{word}+]") == count and f"… và {300 - count} chỗ khác nữa" in told


def test_a_text_that_is_wholly_another_one_is_cut_and_counted(comparer: Comparer) -> None:
    told = comparer.say("txt", b"mot hai ba bon nam " * 400, "sáu bảy tám chín ".encode() * 900)
    assert len(told) < 6_000 and "(còn 3300 chữ)" in told


def test_each_content_is_read_once_and_too_many_are_named(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("Một" if name != "c" else "Hai", "utf-8")
    with AttachmentTexts(1) as texts:
        first, again, other = (texts.compare(None, tmp_path / f"{name}.txt") for name in ("a", "b", "c"))
    assert first is again
    assert other is not None and "quá nhiều tệp" in say(describe_document_difference(other, "vi")[0])


def test_long_texts_are_compared_in_steps_that_grow_with_their_length(comparer: Comparer) -> None:
    lines = [f"Dòng {number} của văn bản dài này" for number in range(30_000)]
    before = "\n".join(lines).encode()
    lines[15_000] = "Dòng 15000 của văn bản rất dài này"
    found = comparer.compare("txt", before, "\n".join(lines).encode())
    assert [(run.kind, run.text.strip()) for run in found.changes[0].runs if run.kind != "same"] == [("added", "rất")]
    assert found.changes[0].after is not None and found.changes[0].after.line == 15_001


WORDS = st.lists(st.sampled_from(["phí", "0123", "0132", "5.000", "không", "đồng"]), max_size=6)


def document(pieces: list[TextPiece]) -> LocatedText:
    return LocatedText("a.txt", "txt", 1, "read", tuple(pieces))


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_word_that_came_or_went_stands_in_a_change(before: list[list[str]], after: list[list[str]]) -> None:
    sides = [
        document([TextPiece(" ".join(words), TextPlace(line=number)) for number, words in enumerate(lines, 1) if words])
        for lines in (before, after)
    ]
    found = compare_documents(*sides)
    counts = [Counter(word for words in lines for word in words) for lines in (before, after)]
    assert not counts[1] - counts[0] - words_of(found, "added")
    assert not counts[0] - counts[1] - words_of(found, "removed")


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_cell_that_came_or_went_stands_in_a_change(before: list[list[str]], after: list[list[str]]) -> None:
    sides = [
        document(
            [
                TextPiece(word, TextPlace(cell=f"{column}/{row}", row=row, column=column))
                for row, words in enumerate(rows, 1)
                for column, word in enumerate(words, 1)
            ]
        )
        for rows in (before, after)
    ]
    found = compare_documents(*sides)
    counts = [Counter(word for words in rows for word in words) for rows in (before, after)]
    assert not counts[1] - counts[0] - words_of(found, "added")
    assert not counts[0] - counts[1] - words_of(found, "removed")


def words_of(found: DocumentDifference, kind: str) -> Counter[str]:
    return Counter(
        word
        for each in found.changes
        for run in each.runs
        if run.kind == kind
        for word in run.text.split()
        if word != "|"
    )
