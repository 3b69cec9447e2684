"""The text of real files is read; what is locked, broken, endless or a bomb is a state and never an exception."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portalgen.content.files import format_of
from portalgen.documents import limits
from portalgen.documents.content import OpenedDocument, collect_text
from portalgen.documents.in_process import DOCUMENT_OPENERS, read_in_process
from portalgen.documents.reader import DocumentReader
from portalgen.lint.attachment_text import AttachmentText, build_attachment_text
from tests.makers.documents import (
    archive,
    changed,
    docx,
    docx_table,
    encrypted,
    make_document,
    odt,
    pack_repeated,
    pdf,
    pptx,
    rtf,
    xlsx,
)
from tests.makers.portal import png

LINES = "Kế hoạch số 00/KH-UBND\nTỐI MẬT\nĐường Hồ Xuân Hương, tỉnh Lâm Đồng"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as shared:
        yield shared


def look(reader: DocumentReader, folder: Path, name: str, data: bytes) -> AttachmentText:
    """What the reader says of a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return build_attachment_text(path, reader.read(path, name, format_of(name)))


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx", "pptx", "odt", "rtf"])
def test_vietnamese_text_of_every_document_is_read_line_by_line(
    format: str, reader: DocumentReader, tmp_path: Path
) -> None:
    found = look(reader, tmp_path, f"ke-hoach.{format}", make_document(format, LINES))
    assert (found.state, found.format, found.is_truncated) == ("read", format, False)
    assert LINES in found.text.strip()
    assert found.size == (tmp_path / f"ke-hoach.{format}").stat().st_size


@pytest.mark.parametrize("format", ["txt", "csv", "json", "vtt"])
def test_plain_files_are_read_without_their_byte_order_mark(
    format: str, reader: DocumentReader, tmp_path: Path
) -> None:
    found = look(reader, tmp_path, f"bieu.{format}", b"\xef\xbb\xbf" + LINES.encode())
    assert (found.state, found.text) == ("read", LINES)


def test_pages_and_the_author_of_the_properties_are_reported(reader: DocumentReader, tmp_path: Path) -> None:
    for format, write in (("docx", docx), ("xlsx", xlsx), ("pptx", pptx)):
        found = look(reader, tmp_path, f"a.{format}", write(f"author: Văn phòng Sở\n{LINES}"))
        assert found.creator == "Văn phòng Sở"
    assert look(reader, tmp_path, "a.pdf", pdf(LINES)).pages == 1
    assert look(reader, tmp_path, "b.xlsx", xlsx(LINES)).creator == ""


def test_headers_boxes_and_footnotes_of_word_are_read_and_a_fallback_is_not_read_twice(
    reader: DocumentReader, tmp_path: Path
) -> None:
    run = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{run.format('MẬT')}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    body = f"<w:p><w:r><w:t>Trước </w:t>{choice}<w:t>sau</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    data = changed(docx(""), {"word/document.xml": document.encode()})
    assert look(reader, tmp_path, "a.docx", data).text.split("\n") == ["Trước ", "MẬT", "sau"]


def test_text_of_opendocument_within_spans_and_spaces_is_one_line(reader: DocumentReader, tmp_path: Path) -> None:
    data = odt("Số <t:span>00</t:span>/KH<t:s/>UBND\nMẬT")
    assert look(reader, tmp_path, "a.odt", data).text == "Số 00/KH UBND\nMẬT"


class TestTables:
    ROWS = "Họ tên\tSố CMND\nNguyễn Văn Mẫu\t000000089"

    def test_a_row_of_word_is_a_line_with_tabs(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert look(reader, tmp_path, "a.docx", docx_table(self.ROWS)).text == self.ROWS

    def test_a_row_whose_cell_holds_paragraphs_is_read_paragraph_by_paragraph(
        self, reader: DocumentReader, tmp_path: Path
    ) -> None:
        data = docx_table("UBND TỈNH\tMẬT\vSố: 00/KH")
        assert look(reader, tmp_path, "a.docx", data).text == "UBND TỈNH\nMẬT\nSố: 00/KH"

    def test_an_empty_cell_of_a_sheet_keeps_its_place(self, reader: DocumentReader, tmp_path: Path) -> None:
        found = look(reader, tmp_path, "a.xlsx", xlsx("a\tb\tc\n1\t\t3"))
        assert found.text.split("\n")[1:] == ["a\tb\tc", "1\t\t3"]

    def test_a_row_of_opendocument_is_a_line_with_tabs(self, reader: DocumentReader, tmp_path: Path) -> None:
        table = 'xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        row = f'</t:p><b:table-row {table}><b:table-cell><t:p>1</t:p></b:table-cell><b:table-cell b:number-columns-repeated="2"/><b:table-cell><t:p>2</t:p></b:table-cell></b:table-row><t:p>'
        assert look(reader, tmp_path, "a.odt", odt(f"Trước{row}sau")).text == "Trước\n1\t\t\t2\nsau"


class TestPasswords:
    @pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
    def test_a_pdf_that_asks_for_a_password_is_encrypted(
        self, algorithm: str, reader: DocumentReader, tmp_path: Path
    ) -> None:
        data = encrypted(LINES, algorithm=algorithm)
        assert look(reader, tmp_path, "a.pdf", data).state == "encrypted"

    @pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
    def test_a_pdf_that_only_forbids_changes_is_read(
        self, algorithm: str, reader: DocumentReader, tmp_path: Path
    ) -> None:
        found = look(reader, tmp_path, "a.pdf", encrypted(LINES, "", algorithm))
        assert (found.state, LINES in found.text) == ("read", True)

    def test_an_office_file_with_a_password_is_encrypted(self, reader: DocumentReader, tmp_path: Path) -> None:
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage\0".encode("utf-16-le")
        assert look(reader, tmp_path, "a.docx", data).state == "encrypted"

    def test_a_zip_whose_members_are_locked_is_encrypted(self, reader: DocumentReader, tmp_path: Path) -> None:
        data = bytearray(archive({"content.xml": b"<a/>"}))
        for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(signature) + offset] |= 1
        assert look(reader, tmp_path, "a.odt", bytes(data)).state == "encrypted"


class TestBounds:
    def test_a_scan_is_empty(self, reader: DocumentReader, tmp_path: Path) -> None:
        found = look(reader, tmp_path, "a.pdf", make_document("scan", ""))
        assert (found.state, found.pages) == ("empty", 1)

    def test_a_zip_bomb_is_not_opened(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert look(reader, tmp_path, "a.docx", make_document("bomb", "")).state == "too_large"

    def test_too_many_members_are_not_opened(self, reader: DocumentReader, tmp_path: Path) -> None:
        members = {f"word/{number}.xml": b"" for number in range(limits.MAX_MEMBERS + 1)}
        assert look(reader, tmp_path, "a.docx", archive(members, zipfile.ZIP_STORED)).state == "too_large"

    @pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
    def test_entities_are_refused_with_the_file(self, codec: str, reader: DocumentReader, tmp_path: Path) -> None:
        text = (
            f'<?xml version="1.0" encoding="{codec}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
            f"<w:document {WORD}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
        )
        data = changed(docx(""), {"word/document.xml": text.encode(codec)})
        found = look(reader, tmp_path, "a.docx", data)
        assert (found.state, found.text) == ("damaged", "")

    def test_a_pdf_whose_stream_expands_is_given_up(self, reader: DocumentReader, tmp_path: Path) -> None:
        packed = pack_repeated(b"(MAU) Tj " * 1_000_000, 60)
        data = pdf("a").replace(b"4 0 obj<<", b"4 0 obj<</Filter/FlateDecode", 1)
        start, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
        found = look(reader, tmp_path, "a.pdf", data[:start] + packed + data[end:])
        assert found.state == "too_large"

    def test_a_long_text_is_cut_at_the_limit(self, reader: DocumentReader, tmp_path: Path) -> None:
        found = look(reader, tmp_path, "a.txt", make_document("long", "Quy chế\n"))
        assert (found.state, found.is_truncated, len(found.text)) == ("read", True, limits.MAX_TEXT_LENGTH)

    def test_reading_stops_at_the_limit_of_time_and_keeps_what_it_has(self) -> None:
        def endless() -> Iterator[str]:
            while True:
                yield "trang"

        found = collect_text(OpenedDocument(endless()), seconds=0.0)
        assert (found.text, found.is_truncated) == ("trang", True)

    def test_a_process_that_does_not_answer_is_ended_and_the_next_file_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(LINES))
        with DocumentReader(seconds=0.0) as reader:
            assert reader.read(path, "a.pdf", "pdf").state == "too_slow"
            reader._seconds = 40.0
            assert reader.read(path, "a.pdf", "pdf").state == "read"

    def test_a_process_that_uses_up_its_processor_time_is_ended_and_the_next_file_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(LINES))
        with DocumentReader(hard_seconds=0.01) as reader:  # to load the library takes longer
            assert reader.read(path, "a.pdf", "pdf").state == "too_slow"
            reader._hard_seconds = 40.0
            assert reader.read(path, "a.pdf", "pdf").state == "read"


class TestBadFiles:
    def test_a_missing_file_is_damaged(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert reader.read(tmp_path / "khong-co.pdf", "khong-co.pdf", "pdf").state == "damaged"

    @pytest.mark.parametrize("name", ["a.png", "a.zip", "a.doc", "a.mp4", "a"])
    def test_formats_without_text_are_not_read(self, name: str, reader: DocumentReader, tmp_path: Path) -> None:
        assert look(reader, tmp_path, name, png()).state == "not_text"

    @pytest.mark.parametrize("data", [docx(LINES), b"MZ" + b"\0" * 100, png()])
    def test_a_file_with_another_content_than_its_name_says_is_mismatched(
        self, data: bytes, reader: DocumentReader, tmp_path: Path
    ) -> None:
        assert look(reader, tmp_path, "a.pdf", data).state == "mismatched"

    def test_a_word_file_that_was_cut_off_is_mismatched(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert look(reader, tmp_path, "a.docx", docx(LINES)[:5000]).state == "mismatched"

    @pytest.mark.parametrize("format", sorted(DOCUMENT_OPENERS))
    @pytest.mark.parametrize("data", [b"", b"\0" * 50, b"PK\x03\x04" + b"x" * 50, b"%PDF-1.7\n", png()])
    def test_garbage_is_a_state(self, format: str, data: bytes, reader: DocumentReader, tmp_path: Path) -> None:
        assert look(reader, tmp_path, f"a.{format}", data).state in ("damaged", "mismatched", "empty", "read")

    @pytest.mark.parametrize("format", ["pdf", "docx", "xlsx", "pptx", "odt", "rtf"])
    def test_a_file_with_broken_bytes_never_raises(self, format: str, tmp_path: Path) -> None:
        whole, chance = make_document(format, LINES), random.Random(format)
        path = tmp_path / f"a.{format}"
        for _ in range(40):
            data = bytearray(whole)
            for _ in range(8):
                data[chance.randrange(len(data))] = chance.randrange(256)
            path.write_bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
            found = read_in_process(path, path.name, format, len(data), DOCUMENT_OPENERS[format], 20.0)
            assert found.state in ("read", "empty", "damaged", "encrypted", "too_large", "too_slow")


def test_one_process_reads_a_whole_batch(reader: DocumentReader, tmp_path: Path) -> None:
    before = reader._start_process().process.pid
    for number in range(20):
        assert look(reader, tmp_path, f"{number}.rtf", rtf(LINES)).state == "read"
    assert reader._start_process().process.pid == before
