"""Documents in which somebody tries to slip something past a reader: hidden, white, beside the page, in a picture."""

from __future__ import annotations

from io import BytesIO

from tests.makers.documents import archive, changed, docx, pdf_stream, pdf_with, pptx, with_body, xlsx
from tests.makers.portal import png

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_IDS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def moved_docx(text: str) -> bytes:
    """A Word document whose main part has another name than usual, as some servers write it."""
    import zipfile

    with zipfile.ZipFile(BytesIO(docx(text))) as file:
        members = {name: file.read(name) for name in file.namelist()}
    moved = {name.replace("document.xml", "document2.xml"): data for name, data in members.items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        moved[name] = moved[name].replace(b"word/document.xml", b"word/document2.xml")
    return archive(moved)


def run(text: str, properties: str = "") -> str:
    """A run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of Word."""
    return f"<w:p>{''.join(runs)}</w:p>"


def bound_docx(text: str, value: str) -> bytes:
    """A Word document with a field that a program fills with this value when it is opened."""
    field = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a/b"/></w:sdtPr><w:sdtContent>{run("?")}</w:sdtContent></w:sdt>'
    return changed(with_body(text, paragraph(field)), {"customXml/item1.xml": f"<a><b>{value}</b></a>".encode()})


def linked_docx(text: str, words: str, target: str) -> bytes:
    """A Word document that begins with a link."""
    link = paragraph(f'<w:hyperlink {_IDS} r:id="rIdLink">{run(words)}</w:hyperlink>')
    data = with_body(text, link)
    row = f'<Relationship Id="rIdLink" Type="{_TYPE}/hyperlink" Target="{target}" TargetMode="External"/>'
    return _with_relationship(data, "word/_rels/document.xml.rels", row)


def field_docx(text: str, words: str, target: str) -> bytes:
    """A Word document that begins with a link that a field makes."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{target}" </w:instrText></w:r>'
    return with_body(text, paragraph(marks[0], instruction, marks[1], run(words), marks[2]))


def boxed_docx(text: str, words: str) -> bytes:
    """A Word document whose first paragraph holds a text box."""
    box = f"<w:pict><w:txbxContent>{paragraph(run(words))}</w:txbxContent></w:pict>"
    return with_body(text, paragraph(f"<w:r>{box}</w:r>"))


def word_art_docx(text: str, words: str) -> bytes:
    """A Word document with words that are drawn as a shape."""
    shape = (
        f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{words}"/></v:shape></w:pict>'
    )
    return with_body(text, paragraph(f"<w:r>{shape}</w:r>"))


def noted_docx(text: str, words: str) -> bytes:
    """A Word document with a footnote."""
    notes = f'<w:footnotes {_WORDS}><w:footnote w:id="2">{paragraph(run(words))}</w:footnote></w:footnotes>'
    return changed(docx(text), {"word/footnotes.xml": notes.encode()})


def headed_docx(text: str, words: str) -> bytes:
    """A Word document with a header."""
    from docx import Document

    document = Document(BytesIO(docx(text)))
    document.sections[0].header.paragraphs[0].text = words
    return _written(document)


def pictured_docx(text: str, shade: int) -> bytes:
    """A Word document with a picture."""
    from docx import Document

    document = Document(BytesIO(docx(text)))
    document.add_picture(BytesIO(png(shade=shade)))
    return _written(document)


def styled_docx(text: str, words: str, properties: str) -> bytes:
    """A Word document whose first paragraph has a style with these properties of runs."""
    data = with_body(text, f'<w:p><w:pPr><w:pStyle w:val="Sly"/></w:pPr>{run(words)}</w:p>')
    style = f'<w:style w:type="paragraph" w:styleId="Sly"><w:rPr>{properties}</w:rPr></w:style></w:styles>'
    styles = _member(data, "word/styles.xml").replace(b"</w:styles>", style.encode())
    return changed(data, {"word/styles.xml": styles})


def edited_xlsx(text: str, edit: str) -> bytes:
    """A workbook that `edit` changed: `book` and `sheet` are names in it."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    book = load_workbook(BytesIO(xlsx(text)))
    sheet = book.active
    names = {"book": book, "sheet": sheet, "Comment": Comment, "Font": Font, "PatternFill": PatternFill}
    exec(edit, names)
    return _written(book)


def second_slide(text: str, words: str, *, is_hidden: bool = False, notes: str = "") -> bytes:
    """A presentation with another slide, which may be hidden, and with speaker's notes."""
    from pptx import Presentation
    from pptx.util import Cm

    presentation = Presentation(BytesIO(pptx(text)))
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_textbox(Cm(1), Cm(1), Cm(20), Cm(10)).text_frame.text = words
    if is_hidden:
        slide._element.set("show", "0")
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    return _written(presentation)


def ods(rows: str) -> bytes:
    """An OpenDocument workbook of one sheet; a row that begins with `!` is hidden."""
    spaces = {"office": "office", "text": "text", "table": "table"}
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"' for key, value in spaces.items()
    )
    lines = []
    for row in rows.split("\n"):
        hidden = ' table:visibility="collapse"' if row.startswith("!") else ""
        cells = (
            f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row.lstrip("!").split("\t")
        )
        lines.append(f"<table:table-row{hidden}>{''.join(cells)}</table:table-row>")
    table = f'<office:spreadsheet><table:table table:name="S">{"".join(lines)}</table:table></office:spreadsheet>'
    content = f"<office:document-content {names}><office:body>{table}</office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": content.encode()})


def formula_xlsx(text: str, formula: str, value: str) -> bytes:
    """A workbook whose cell D1 has a formula and the result that was last computed."""
    data = xlsx(text)
    sheet = _member(data, "xl/worksheets/sheet1.xml")
    cell = f'<c r="D1"><f>{formula}</f><v>{value}</v></c></row>'
    return changed(data, {"xl/worksheets/sheet1.xml": sheet.replace(b"</row>", cell.encode(), 1)})


def drawn_pdf(content: str, catalogue: bytes = b"", resources: bytes = b"", page: bytes = b"", *more: bytes) -> bytes:
    """A PDF with one page of this content in Helvetica (`/F1`); `more` are its objects from 5 on."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    own = b"/Contents 4 0 R/Resources<</Font<</F1 %s>>%s>>%s" % (font, resources, page)
    return pdf_with(catalogue, own, pdf_stream(content.encode()), *more)


def layered_pdf(content: str) -> bytes:
    """A PDF with a layer `/L1` that is switched off."""
    catalogue = b"/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>"
    return drawn_pdf(content, catalogue, b"/Properties<</L1 5 0 R>>", b"", b"<</Type/OCG/Name(L)>>")


def scanned_pdf(shade: int) -> bytes:
    """A PDF with a picture for a page."""
    picture = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    return drawn_pdf(
        "q 595 0 0 842 0 0 cm /I Do Q", b"", b"/XObject<</I 5 0 R>>", b"", pdf_stream(bytes([shade]), picture)
    )


def linked_pdf(text: str, target: str) -> bytes:
    """A PDF with a link upon its page."""
    link = f"/Annots[<</Type/Annot/Subtype/Link/Rect[50 780 200 800]/A<</S/URI/URI({target})>>>>]"
    return drawn_pdf(show(text), page=link.encode())


def form_pdf(text: str, value: str) -> bytes:
    """A PDF with a field that is filled in."""
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/V({value})/Rect[0 0 50 20]>>".encode()
    return drawn_pdf(show(text), b"/AcroForm<</Fields[5 0 R]>>", b"", b"/Annots[5 0 R]", field)


def show(*lines: str, before: str = "") -> str:
    """The content of a page that shows these lines."""
    return f"BT /F1 12 Tf 14 TL 50 800 Td {before} {' '.join(f'({line}) Tj T*' for line in lines)} ET"


def _with_relationship(data: bytes, name: str, row: str) -> bytes:
    known = _member(data, name).decode()
    return changed(data, {name: known.replace("</Relationships>", f"{row}</Relationships>").encode()})


def _member(data: bytes, name: str) -> bytes:
    import zipfile

    with zipfile.ZipFile(BytesIO(data)) as file:
        return file.read(name)


def _written(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]  # of any library
    return out.getvalue()
