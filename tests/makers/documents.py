"""Real files for tests and for the examples of rules: `made("pdf", "Kế hoạch")` are the bytes of a PDF that says so."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from typing import Final

from tests.makers.portal import png

_DAY: Final = (2026, 1, 5, 8, 0, 0)


def make_document(form: str, text: str) -> bytes:
    """A file of this form whose lines are those of `text`; `scan`, `encrypted` and `damaged` are PDFs,
    `bomb` is a docx, `long` a text of more than two million characters."""
    return MAKERS[form](text)


def pdf(text: str) -> bytes:
    """A PDF with a text layer: a composite font without glyphs, whose ToUnicode map says what each code means."""
    letters = sorted(set(text) - {"\n"})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    lines = text.rstrip("\n").split("\n")
    shown = "".join(f"<{''.join(f'{codes[letter]:04x}' for letter in line)}> Tj T*\n" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 50 800 Td\n{shown}ET".encode()
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(content),
        b"<</Type/Font/Subtype/Type0/BaseFont/Sample/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Sample/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        _stream(_unicode_map(codes)),
    )


def _unicode_map(codes: Mapping[str, int]) -> bytes:
    rows = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}endbfchar\nendcmap end end"
    ).encode()


def _stream(data: bytes, words: bytes = b"") -> bytes:
    return b"<<" + words + b"/Length %d>>stream\n%s\nendstream" % (len(data), data)


def _pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def pdf_with(catalogue: bytes = b"", page: bytes = b"", *objects: bytes) -> bytes:
    """A PDF with one empty page and more entries in its catalogue and its page; `objects` have the numbers from 4."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % page,
        *objects,
    )


def pdf_stream(data: bytes, words: bytes = b"") -> bytes:
    """A stream as an object of a PDF."""
    return _stream(data, words)


def script_pdf(text: str) -> bytes:
    """A PDF that runs JavaScript when it is opened."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.actions import JavaScript

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text))))
    writer.add_open_action(JavaScript("app.alert('xin chao');"))
    return _written(writer.write)


def pdf_with_file(name: str, data: bytes) -> bytes:
    """A PDF with a file within it."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Hóa đơn"))))
    writer.add_attachment(name, data)
    return _written(writer.write)


def scan(_text: str) -> bytes:
    """A PDF with one page that is a picture."""
    picture = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        _stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        _stream(b"\x80", picture),
    )


def encrypted(text: str, password: str = "mat-khau-mau", algorithm: str = "AES-256") -> bytes:
    """A PDF that asks for a password; with an empty one it only forbids changes."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text))))
    writer.encrypt(password, "chu-so-huu-mau", algorithm=algorithm)
    return _written(writer.write)


@cache
def docx(text: str) -> bytes:
    """A Word document, a paragraph a line. A first line `author: …` names its author. Made once for each text."""
    from docx import Document

    document = Document()
    author, lines = _author(text)
    document.core_properties.author = author
    for line in lines:
        document.add_paragraph(line)
    return _written(document.save)


def docx_table(text: str) -> bytes:
    """A Word document with one table, a row a line, cells apart by tabs, their paragraphs by `\\v`."""
    from docx import Document

    rows = [line.split("\t") for line in text.split("\n")]
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            first, *others = words.split("\v")
            cell.text = first
            for other in others:
                cell.add_paragraph(other)
    return _written(document.save)


def xlsx(text: str) -> bytes:
    """A workbook, a row a line, cells apart by tabs."""
    from openpyxl import Workbook

    book = Workbook()
    author, lines = _author(text)
    book.properties.creator = author
    for line in lines:
        book.active.append(line.split("\t"))
    return _written(book.save)


def pptx(text: str) -> bytes:
    """A presentation with one slide, a paragraph a line."""
    from pptx import Presentation
    from pptx.util import Cm

    presentation = Presentation()
    author, lines = _author(text)
    presentation.core_properties.author = author
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_textbox(Cm(1), Cm(1), Cm(20), Cm(10)).text_frame.text = "\n".join(lines)
    return _written(presentation.save)


def odt(text: str) -> bytes:
    """An OpenDocument text, a paragraph a line."""
    words = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    lines = "".join(f"<t:p>{line}</t:p>" for line in text.rstrip("\n").split("\n"))
    content = f"<o:document-content {words}><o:body><o:text>{lines}</o:text></o:body></o:document-content>"
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def template_docx(text: str, target: str = "https://vi-du.example/mau.dotm") -> bytes:
    """A Word document whose template lies at `target`."""
    relationship = (
        f'<Relationship Id="rId1" Type="{_RELATIONSHIPS}/attachedTemplate" Target="{target}" TargetMode="External"/>'
    )
    return changed(docx(text), {"word/_rels/settings.xml.rels": relationships(relationship)})


_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(*rows: str) -> bytes:
    """A part of relationships."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(rows)}</Relationships>'.encode()


def revised_docx(text: str, author: str = "Nguyễn Văn Mẫu") -> bytes:
    """A Word document with one insertion and one deletion that are tracked."""
    mark = f'w:author="{author}" w:date="2026-01-05T08:00:00Z"'
    changes = (
        f'<w:p><w:ins w:id="1" {mark}><w:r><w:t>thêm</w:t></w:r></w:ins>'
        f'<w:del w:id="2" {mark}><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>'
    )
    return with_body(text, changes)


def with_body(text: str, xml: str) -> bytes:
    """A Word document that begins with this XML."""
    data = docx(text)
    body = _members(data)["word/document.xml"].replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)
    return changed(data, {"word/document.xml": body})


def commented_docx(text: str, author: str = "Nguyễn Văn Mẫu") -> bytes:
    """A Word document with a comment."""
    from docx import Document

    document = Document(BytesIO(docx(text)))
    document.add_comment(document.paragraphs[0].runs, "xem lại số này", author)
    return _written(document.save)


def hidden_xlsx(text: str) -> bytes:
    """A workbook with a hidden sheet, and one that only a program shows again."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(xlsx(text)))
    for title, state in (("Số gốc", "hidden"), ("Tạm", "veryHidden")):
        book.create_sheet(title).sheet_state = state
    return _written(book.save)


def rtf(text: str) -> bytes:
    """An RTF, a paragraph a line."""
    lines = text.rstrip("\n").split("\n")
    letters = ("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in lines)
    return ("{\\rtf1\\ansi\\uc1 " + "\\par ".join(letters) + "\\par}").encode()


def doc(_text: str) -> bytes:
    """The beginning of a Word 97 file: enough to know it by."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument\0".encode("utf-16-le")


def bomb(_text: str) -> bytes:
    """A docx of a few hundred kilobytes with a member that unpacks to 300 MB."""
    chunk, times = bytes(3_000_000), 100
    stream = pack_repeated(chunk, times)[_ZLIB_HEAD:-_ZLIB_END]
    whole = zipfile.ZipInfo("word/media/image1.bmp", _DAY)
    out = BytesIO(archive(_members(docx(""))))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr(whole, stream, zipfile.ZIP_STORED)
        # What was stored is said to be what it is: compressed.
        whole.compress_type, whole.file_size, whole.CRC = zipfile.ZIP_DEFLATED, len(chunk) * times, 0
        for _ in range(times):
            whole.CRC = zlib.crc32(chunk, whole.CRC)
        out.seek(whole.header_offset)
        out.write(whole.FileHeader())
    return out.getvalue()


_ZLIB_HEAD, _ZLIB_END = 2, 4


def pack_repeated(chunk: bytes, times: int) -> bytes:
    """`chunk`, `times` times one after the other, as zlib compresses it; the chunk itself is compressed once alone."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)  # after which nothing refers to what was before
    end, check = zlib.compressobj(9, wbits=-zlib.MAX_WBITS).flush(), 1
    for _ in range(times):
        check = zlib.adler32(chunk, check)
    return b"\x78\xda" + block * times + end + check.to_bytes(4, "big")


def archive(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression, compresslevel=1) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, _DAY), data, compression)
    return out.getvalue()


def changed(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """A zip with some members replaced or added."""
    return archive({**_members(data), **members})


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _author(text: str) -> tuple[str, list[str]]:
    lines = text.rstrip("\n").split("\n")
    mark = "author: "
    return (lines[0].removeprefix(mark), lines[1:]) if lines[0].startswith(mark) else ("", lines)


def _written(save: Callable[[BytesIO], object]) -> bytes:
    """The file that `save` writes; all members of a zip are of one day, so that a document is the same in each second."""
    out = BytesIO()
    save(out)
    data = out.getvalue()
    return archive(_members(data)) if data.startswith(b"PK") else data  # a PDF may hold an archive


MAKERS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "pdf": pdf,
    "scan": scan,
    "encrypted": encrypted,
    "scriptpdf": script_pdf,
    "templatedocx": template_docx,
    "reviseddocx": revised_docx,
    "commenteddocx": commented_docx,
    "hiddenxlsx": hidden_xlsx,
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "odt": odt,
    "rtf": rtf,
    "doc": doc,
    "bomb": bomb,
    "damaged": lambda _text: b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 9 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "long": lambda text: text.encode() * (2_000_000 // len(text) + 1),
    "png": lambda _text: png(),
}
