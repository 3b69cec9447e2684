"""What documents carry beside their text, in real files; and files that only look as if they did."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from portalgen.documents import limits, pdf_features
from portalgen.documents.features import DocumentFeature, FeatureLog
from portalgen.documents.model import DocumentText
from portalgen.documents.office_features import is_remote
from portalgen.documents.programs import is_program
from portalgen.documents.reader import DocumentReader
from tests.makers.documents import (
    archive,
    changed,
    commented_docx,
    docx,
    encrypted,
    hidden_xlsx,
    odt,
    pdf,
    pdf_stream,
    pdf_with,
    pdf_with_file,
    pptx,
    relationships,
    revised_docx,
    scan,
    script_pdf,
    template_docx,
    with_body,
    xlsx,
)

TEXT = "Quy chế làm việc của cơ quan."
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OLE = "\1Ole10Native".encode("utf-16-le")


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as one:
        yield one


def look(reader: DocumentReader, folder: Path, name: str, data: bytes) -> DocumentText:
    path = folder / name
    path.write_bytes(data)
    return reader.read(path, name, path.suffix[1:])


def kinds(reader: DocumentReader, folder: Path, name: str, data: bytes) -> dict[str, int]:
    found = look(reader, folder, name, data)
    assert found.state in ("read", "empty") and not found.is_truncated, found
    return {each.kind: each.count for each in found.features}


def formulas_of(xml: str) -> bytes:
    """A workbook whose sheet holds this XML before its cells."""
    data = xlsx("a\tb\nc\td")
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml")
    return changed(data, {"xl/worksheets/sheet1.xml": sheet.replace(b"<sheetData>", xml.encode() + b"<sheetData>", 1)})


class TestPdf:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (script_pdf(TEXT), "script"),
            (pdf_with(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "script"),
            (pdf_with(b"/OpenAction<</S/J#61va#53cript/J#53(app.alert(1))>>"), "script"),
            (
                pdf_with(b"/AA<</WC 4 0 R>>", b"", b"<</S/GoTo/D[3 0 R/Fit]/Next[5 0 R]>>", b"<</S/JavaScript/JS(1)>>"),
                "script",
            ),
            (pdf_with(b"", b"/Annots[<</Subtype/Link/A<</S/JavaScript/JS(1)>>>>]"), "script"),
            (pdf_with(b"", b"/Annots[<</Subtype/Screen/A<</S/Rendition/JS(1)>>>>]"), "script"),
            (pdf_with(b"/AcroForm<</Fields[<</T(a)/AA<</K<</S/JavaScript/JS(1)>>>>>>]>>"), "script"),
            (
                pdf_with(b"/AcroForm<</XFA 4 0 R>>", b"", pdf_stream(b"<xdp><script>xfa.host.beep()</script></xdp>")),
                "script",
            ),
            (
                pdf_with(
                    b"/AcroForm<</XFA[(a)4 0 R(b)5 0 R]>>",
                    b"",
                    pdf_stream(b"<xdp><x:scr"),
                    pdf_stream(b"ipt >a</x:script>"),
                ),
                "script",
            ),
            (pdf_with(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "launch"),
            (pdf_with(b"", b"/Annots[<</Subtype/Link/A<</S/Launch/Win<</F(cmd.exe)>>>>>>]"), "launch"),
            (pdf_with_file("cai-dat.exe", b"x"), "program"),
            (pdf_with_file("hoa-don.xml", b"MZ\x90\0" + b"\0" * 80), "program"),
            (pdf_with_file("hoa-don.pdf\u202e.scr", b"x"), "program"),
            (
                pdf_with(
                    b"",
                    b"/Annots[<</Subtype/FileAttachment/FS<</Type/Filespec/F(a.txt)/EF<</F 4 0 R>>>>>>]",
                    pdf_stream(zlib.compress(b"\x7fELF" + b"\0" * 900_000), b"/Filter/FlateDecode"),
                ),
                "program",
            ),
        ],
    )
    def test_code_and_programs_are_found_wherever_they_hang(
        self, reader: DocumentReader, tmp_path: Path, data: bytes, kind: str
    ) -> None:
        assert kinds(reader, tmp_path, "a.pdf", data) == {kind: 1}

    def test_they_are_found_in_object_streams_and_behind_an_empty_password(
        self, reader: DocumentReader, tmp_path: Path
    ) -> None:
        action = b"<</S/JavaScript/JS(app.alert(1))>>"
        packed = zlib.compress(b"4 0 " + action)
        objects = {
            1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            5: pdf_stream(packed, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"),
        }
        out, places = BytesIO(b"%PDF-1.7\n"), {}
        out.seek(0, 2)
        for number, each in objects.items():
            places[number] = out.tell()
            out.write(b"%d 0 obj%s endobj\n" % (number, each))
        start = out.tell()
        rows = b"\0\0\0\0\0" + b"".join(b"\1" + places[n].to_bytes(3, "big") + b"\0" for n in (1, 2, 3))
        rows += b"\2" + (5).to_bytes(3, "big") + b"\0" + b"\1" + places[5].to_bytes(3, "big") + b"\0"
        table = pdf_stream(rows, b"/Type/XRef/Size 6/W[1 3 1]/Root 1 0 R")
        out.write(b"6 0 obj%s endobj\nstartxref\n%d\n%%%%EOF\n" % (table, start))
        assert kinds(reader, tmp_path, "a.pdf", out.getvalue()) == {"script": 1}

    @pytest.mark.parametrize(
        "data",
        [
            pdf(TEXT),
            scan(""),
            pdf_with(b"/OpenAction[3 0 R/Fit]"),
            pdf_with(b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>/Names<</JavaScript<</Names[]>>>>"),
            pdf_with(b"", b"/Annots[<</Subtype/Link/A<</S/URI/URI(https://lamdong.gov.vn/)>>/Contents(javascript)>>]"),
            pdf_with(
                b"/AcroForm<</Fields[<</FT/Sig/T(ky)/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>]/SigFlags 3>>"
            ),
            pdf_with(b"/AcroForm<</XFA 4 0 R>>", b"", pdf_stream(b"<xdp><description>script</description></xdp>")),
            pdf_with_file("factur-x.xml", b"<?xml version='1.0'?><Invoice/>"),
            pdf_with_file("ban-ky.pdf", pdf(TEXT)),
            pdf_with_file("so-lieu.xlsx", xlsx("1\t2")),
            pdf_with(
                b"",
                b"/Annots[<</Subtype/Stamp/T(Van thu)>><</Subtype/FreeText/T(So)/Contents(Da ky)>><</Subtype/Widget>>]",
            ),
        ],
    )
    def test_ordinary_files_signatures_and_invoices_are_silent(
        self, reader: DocumentReader, tmp_path: Path, data: bytes
    ) -> None:
        assert kinds(reader, tmp_path, "a.pdf", data) == {}

    def test_notes_of_reviewers_are_found_with_their_pages(self, reader: DocumentReader, tmp_path: Path) -> None:
        notes = b"/Annots[<</Subtype/Text/T(Nguyen Van Mau)/Contents(sua)>><</Subtype/Highlight>><</Subtype/Popup>>]"
        found = look(reader, tmp_path, "a.pdf", pdf_with(b"", notes))
        assert found.features == (DocumentFeature("comment", 2, "page", ("1",), True),)

    def test_what_nobody_could_open_has_no_second_finding(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert look(reader, tmp_path, "a.pdf", encrypted(TEXT)).features == ()
        assert look(reader, tmp_path, "a.pdf", script_pdf(TEXT)[:200]).features == ()

    def test_an_endless_file_is_looked_at_for_a_bounded_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from pypdf import PdfReader

        deep = pdf_with(b"/A" + b"[" * 50 + b"1 " * 5_000 + b"]" * 50 + b"/OpenAction<</S/JavaScript/JS(1)>>")
        log = FeatureLog()
        assert pdf_features.find_pdf_features(PdfReader(BytesIO(deep)), log)
        monkeypatch.setattr(pdf_features, "MAX_PDF_OBJECTS", 1_000)
        assert not pdf_features.find_pdf_features(PdfReader(BytesIO(deep)), log)
        assert limits.MAX_PDF_OBJECTS > 1_000


class TestWord:
    @pytest.mark.parametrize(
        ("data", "features"),
        [
            (template_docx(TEXT), (DocumentFeature("remote", 1, "address", ("https://vi-du.example/mau.dotm",)),)),
            (revised_docx(TEXT), (DocumentFeature("revision", 2, has_names=True),)),
            (revised_docx(TEXT, "Author"), (DocumentFeature("revision", 2),)),
            (commented_docx(TEXT), (DocumentFeature("comment", 1, has_names=True),)),
            (
                with_body(
                    TEXT,
                    '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k&quot; "/></w:p>',
                ),
                (DocumentFeature("dde", 1),),
            ),
            (
                with_body(
                    TEXT,
                    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DD</w:instrText></w:r>'
                    '<w:r><w:instrText>E excel</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
                ),
                (DocumentFeature("dde", 1),),
            ),
        ],
    )
    def test_what_word_fetches_and_remembers_is_found(
        self, reader: DocumentReader, tmp_path: Path, data: bytes, features: tuple[DocumentFeature, ...]
    ) -> None:
        assert look(reader, tmp_path, "a.docx", data).features == features

    @pytest.mark.parametrize(
        "data",
        [
            docx(TEXT),
            template_docx(TEXT, "file:///C:\\Users\\Van%20phong\\Mau.dotm"),
            changed(
                docx(TEXT),
                {
                    "word/_rels/footer9.xml.rels": relationships(
                        f'<Relationship Id="a" Type="{_TYPE}/hyperlink" Target="https://lamdong.gov.vn/" TargetMode="External"/>'
                    )
                },
            ),
            with_body(
                TEXT, '<w:p><w:fldSimple w:instr=" DATE \\@ dd/MM/yyyy "/><w:fldSimple w:instr=" REF DDE_1 "/></w:p>'
            ),
            with_body(TEXT, "<w:p><w:r><w:t>DDEAUTO cmd, macro, JavaScript, =1+1</w:t></w:r></w:p>"),
            changed(
                docx(TEXT), {"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + b"\0" * 600 + b"Equation Native"}
            ),
            changed(docx(TEXT), {"word/embeddings/bang.xlsx": xlsx("1")}),
        ],
    )
    def test_ordinary_documents_are_silent(self, reader: DocumentReader, tmp_path: Path, data: bytes) -> None:
        assert kinds(reader, tmp_path, "a.docx", data) == {}

    @pytest.mark.parametrize(
        "members",
        [
            {"word/embeddings/oleObject1.bin": _OLE + b"\2\0cai-dat.exe\0C:\\tam\\cai-dat.exe\0"},
            {"word/embeddings/oleObject1.bin": b"MZ\x90\0" + b"\0" * 80},
            {"word/embeddings/bang.xlsm": b"PK"},
        ],
    )
    def test_embedded_programs_are_found(
        self, reader: DocumentReader, tmp_path: Path, members: dict[str, bytes]
    ) -> None:
        assert kinds(reader, tmp_path, "a.docx", changed(docx(TEXT), members)) == {"program": 1}

    def test_a_part_that_cannot_be_read_is_told_and_the_text_is_read_all_the_same(
        self, reader: DocumentReader, tmp_path: Path
    ) -> None:
        found = look(reader, tmp_path, "a.docx", changed(docx(TEXT), {"word/hong.xml": b"<a"}))
        assert (found.state, found.text, found.is_truncated) == ("read", TEXT, True)


class TestSheetsAndSlides:
    def test_hidden_sheets_are_found_by_name(self, reader: DocumentReader, tmp_path: Path) -> None:
        found = look(reader, tmp_path, "a.xlsx", hidden_xlsx(TEXT))
        assert found.features == (DocumentFeature("hidden_sheet", 2, "sheet", ("Số gốc", "Tạm")),)

    def test_hidden_rows_and_columns_are_counted_and_the_empty_rest_of_a_sheet_is_not(
        self, reader: DocumentReader, tmp_path: Path
    ) -> None:
        from openpyxl import load_workbook

        book = load_workbook(BytesIO(xlsx("a\tb\nc\td\ne\tf")))
        book.active.title = "Bảng"
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        out = BytesIO()
        book.save(out)
        found = look(reader, tmp_path, "a.xlsx", out.getvalue())
        assert found.features == (
            DocumentFeature("hidden_row", 1, "sheet", ("Bảng",)),
            DocumentFeature("hidden_column", 1, "sheet", ("Bảng",)),
        )
        rest = formulas_of('<cols><col min="3" max="16384" width="9" hidden="1"/></cols>')
        assert kinds(reader, tmp_path, "b.xlsx", rest) == {}

    def test_comments_of_cells_are_found_with_their_cells(self, reader: DocumentReader, tmp_path: Path) -> None:
        from openpyxl import load_workbook
        from openpyxl.comments import Comment

        book = load_workbook(BytesIO(xlsx("a\tb\nc\td")))
        book.active["B2"].comment = Comment("xem lại", "Nguyễn Văn Mẫu")
        out = BytesIO()
        book.save(out)
        found = look(reader, tmp_path, "a.xlsx", out.getvalue())
        assert found.features == (DocumentFeature("comment", 1, "cell", ("Sheet!B2",), True),)

    @pytest.mark.parametrize(
        ("members", "features"),
        [
            ({"xl/macrosheets/sheet1.xml": b"<xm:macrosheet xmlns:xm='a'/>"}, {"macro": 1}),
            (
                {
                    "xl/externalLinks/externalLink1.xml": b"<externalLink xmlns='a'><ddeLink ddeService='cmd'/></externalLink>"
                },
                {"dde": 1},
            ),
            (
                {
                    "xl/externalLinks/externalLink1.xml": b"<externalLink xmlns='a'><externalBook/></externalLink>",
                    "xl/externalLinks/_rels/externalLink1.xml.rels": relationships(
                        f'<Relationship Id="a" Type="{_TYPE}/externalLinkPath" Target="file:///\\\\may-chu\\so\\a.xlsx" TargetMode="External"/>'
                    ),
                },
                {"remote": 1},
            ),
            (
                {
                    "xl/externalLinks/externalLink1.xml": b"<externalLink xmlns='a'><externalBook/></externalLink>",
                    "xl/externalLinks/_rels/externalLink1.xml.rels": relationships(
                        f'<Relationship Id="a" Type="{_TYPE}/externalLinkPath" Target="file:///D:\\So%20lieu\\2025.xlsx" TargetMode="External"/>'
                    ),
                },
                {},
            ),
            (
                {"xl/revisions/revisionHeaders.xml": b"<headers xmlns='a'><header userName='Mau'/></headers>"},
                {"revision": 1},
            ),
        ],
    )
    def test_old_macros_links_and_logs_of_workbooks_are_found(
        self, reader: DocumentReader, tmp_path: Path, members: dict[str, bytes], features: dict[str, int]
    ) -> None:
        assert kinds(reader, tmp_path, "a.xlsx", changed(xlsx("1\t2"), members)) == features

    def test_ordinary_sheets_and_slides_are_silent(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert kinds(reader, tmp_path, "a.xlsx", xlsx("a\t=SUM(A1:A2)\n-5\t+84 263 3822")) == {}
        assert kinds(reader, tmp_path, "a.pptx", pptx(TEXT)) == {}

    def test_hidden_slides_and_comments_on_slides_are_found(self, reader: DocumentReader, tmp_path: Path) -> None:
        from pptx import Presentation

        presentation = Presentation(BytesIO(pptx(TEXT)))
        presentation.slides[0]._element.set("show", "0")
        out = BytesIO()
        presentation.save(out)
        data = changed(
            out.getvalue(), {"ppt/comments/comment1.xml": b"<p:cmLst xmlns:p='a'><p:cm authorId='0'/></p:cmLst>"}
        )
        found = look(reader, tmp_path, "a.pptx", data)
        assert found.features == (
            DocumentFeature("hidden_slide", 1, "slide", ("1",)),
            DocumentFeature("comment", 1, has_names=True),
        )


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    [
        *(f'xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "presentation")),
        f'xmlns:draw="{ODF}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
STYLE = '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'


def opened(body: str, **members: bytes) -> bytes:
    content = f"<office:document-content {NAMES}>{STYLE}<office:body>{body}</office:body></office:document-content>"
    type = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive(
        {"mimetype": type, "content.xml": content.encode(), **{k.replace("__", "/"): v for k, v in members.items()}}
    )


class TestOpenDocument:
    @pytest.mark.parametrize(
        ("data", "features"),
        [
            (
                opened(
                    '<table:table table:name="Gốc" table:style-name="ta2"><table:table-row/></table:table><table:table table:name="Bảng" table:style-name="ta1"/>'
                ),
                (DocumentFeature("hidden_sheet", 1, "sheet", ("Gốc",)),),
            ),
            (
                opened(
                    '<table:table table:name="Bảng"><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
                    '<table:table-row table:visibility="filter"/><table:table-row table:visibility="collapse" table:number-rows-repeated="1048576"/></table:table>'
                ),
                (
                    DocumentFeature("hidden_row", 1, "sheet", ("Bảng",)),
                    DocumentFeature("hidden_column", 2, "sheet", ("Bảng",)),
                ),
            ),
            (
                opened(
                    "<text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>Mẫu</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
                ),
                (DocumentFeature("revision", 1, has_names=True),),
            ),
            (
                opened("<text:p><office:annotation><dc:creator>Mẫu</dc:creator></office:annotation></text:p>"),
                (DocumentFeature("comment", 1, has_names=True),),
            ),
            (
                opened('<text:section-source xlink:href="https://vi-du.example/a.odt"/>'),
                (DocumentFeature("remote", 1, "address", ("https://vi-du.example/a.odt",)),),
            ),
            (opened("<office:dde-source/>"), (DocumentFeature("dde", 1),)),
            (
                opened("", Basic__Standard__Module1__xml=b"").replace(b"Module1/xml", b"Module1.xml"),
                (DocumentFeature("macro", 1),),
            ),
        ],
    )
    def test_what_an_open_document_carries_is_found(
        self, reader: DocumentReader, tmp_path: Path, data: bytes, features: tuple[DocumentFeature, ...]
    ) -> None:
        assert look(reader, tmp_path, "a.ods", data).features == features

    def test_an_ordinary_one_is_silent(self, reader: DocumentReader, tmp_path: Path) -> None:
        assert kinds(reader, tmp_path, "a.odt", odt(TEXT)) == {}
        inner = opened('<draw:object xlink:href="./Object 1"/><text:a xlink:href="https://lamdong.gov.vn/">a</text:a>')
        assert kinds(reader, tmp_path, "a.ods", inner) == {}
        empty = archive({"mimetype": b"a", "content.xml": b"<a/>", "Basic/Standard/script-lb.xml": b"<a/>"})
        assert kinds(reader, tmp_path, "b.odt", empty) == {}


@pytest.mark.parametrize(
    ("target", "remote"),
    [
        ("https://a.example/x.dotm", True),
        ("\\\\may-chu\\mau.dotm", True),
        ("file://may-chu/mau.dotm", True),
        ("file:////may-chu/mau.dotm", True),
        ("file:///\\\\may-chu\\mau.dotm", True),
        ("file:///C:\\mau.dotm", False),
        ("file:///home/a/mau.dotm", False),
        ("file://localhost/c/mau.dotm", False),
        ("C:\\mau.dotm", False),
        ("../so-lieu.xlsx", False),
    ],
)
def test_a_target_on_another_machine_is_known_by_its_form(target: str, remote: bool) -> None:
    assert is_remote(target) is remote


def test_programs_are_known_by_name_and_by_their_first_bytes() -> None:
    assert all(is_program(name, b"") for name in ("a.EXE", "a.pdf.lnk", "a.js ", "C:\\x\\a.bat", "a.x\u200bls.scr"))
    assert not any(is_program(name, b"") for name in ("a.pdf", "exe", "js.txt", "a.tar.gz", ""))
    assert not is_program("a.txt", b"MZ la ten viet tat cua mot vung trong van ban nay va con dai hon nua nua nua")
