"""`write_docx`: a Word document from paragraphs and tables, with bytes determined by its content alone.

python-docx writes it. The package is packed again with fixed times, and its properties name no person, machine or time.
Rows are made from XML elements, since python-docx tables count all their cells again on each access.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from portalgen.frozen import frozen

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle as Style

Alignment = Literal["", "center", "right", "both"]
ParagraphStyle = Literal["", "Title", "Heading1", "Heading2"]

_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip file."""
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters not allowed in XML 1.0."""
_SIDES_OF_A4: Final = 210, 297
"""In mm."""
_MARGINS: Final = MappingProxyType({"top": 20, "right": 15, "bottom": 20, "left": 30})
"""In mm, for official papers (NĐ 30/2020)."""
_FONT: Final = "Times New Roman"
_SIZE: Final = 13
"""Of the text, in points."""
_TWIPS: Final = 635
"""EMU in a twentieth of a point, the unit of cell widths."""
_STYLES: Final = MappingProxyType({"Title": "Title", "Heading1": "Heading 1", "Heading2": "Heading 2"})
"""Style names in python-docx."""


@frozen
class DocxRun:
    """Words in the same format; `size` is in half points, 0 for the document's size."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    size: int = 0


@frozen
class DocxParagraph:
    """A paragraph; with `is_dotted` a line of dots to the margin, to be filled in by hand."""

    runs: tuple[DocxRun, ...] = ()
    style: ParagraphStyle = ""
    align: Alignment = ""
    is_dotted: bool = False
    is_ruled: bool = False
    """True if a short rule is drawn below it, as below the names at the head of an official paper."""
    is_tight: bool = False
    """True if there is no space above and below, as in cells."""
    begins_page: bool = False
    """True if it begins a new page."""


@frozen
class DocxCell:
    """A cell; `span` is how many columns it takes."""

    paragraphs: tuple[DocxParagraph, ...]
    span: int = 1


@frozen
class DocxRow:
    """A row; with `is_header` it is repeated on each page."""

    cells: tuple[DocxCell, ...]
    is_header: bool = False


@frozen
class DocxTable:
    """A table. `weights` are the relative widths of its columns."""

    rows: tuple[DocxRow, ...]
    weights: tuple[int, ...]
    has_borders: bool = True


@frozen
class DocxDocument:
    """Input of `write_docx`: pages of A4 with their number at the top from the second on."""

    title: str
    blocks: tuple[DocxParagraph | DocxTable, ...]
    language: str = "vi-VN"
    is_landscape: bool = False


def write_docx(document: DocxDocument) -> bytes:
    """Return the bytes of the file."""
    made = docx.Document()
    _set_styles(made, document.language)
    room = _set_page(made, is_landscape=document.is_landscape)
    for block in document.blocks:
        if isinstance(block, DocxParagraph):
            style = _STYLES.get(block.style)
            _fill_paragraph(made.add_paragraph(style=style)._p, block, room)
        else:
            _add_table(made, block, room)
    if document.blocks and isinstance(document.blocks[-1], DocxTable):
        made.add_paragraph()  # Word requires a paragraph after the last table
    _set_properties(made, document)
    output = io.BytesIO()
    made.save(output)
    return _pack_again(output)


def _set_properties(made: Document, document: DocxDocument) -> None:
    """Set only title and language; author, program and time stay out."""
    properties = made.core_properties
    for name in ("author", "comments", "last_modified_by", "keywords", "subject", "category"):
        setattr(properties, name, "")
    properties.title, properties.language, properties.revision = _clean(document.title), document.language, 1
    properties.created = properties.modified = datetime(*_FIXED_TIME[:3])


def _set_styles(made: Document, language: str) -> None:
    normal = _style(made, "Normal", _SIZE)
    normal.element.rPr.append(_element("w:lang", val=language))
    normal.paragraph_format.line_spacing = 1.1
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(3)
    for name, size, before, after in (("Title", 14, 6, 6), ("Heading 1", 14, 12, 4), ("Heading 2", _SIZE, 8, 3)):
        style = _style(made, name, size)
        style.font.bold = True
        style.font.color.rgb = None
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        for border in style.element.pPr.findall(_name("w:pBdr")):
            style.element.pPr.remove(border)
    made.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(made: Document, name: str, size: int) -> Style:
    """Return a paragraph style in the document's font, without the template's fonts."""
    style: Any = made.styles[name]
    properties = style.element.get_or_add_rPr()
    for each in list(properties):
        properties.remove(each)
    style.font.size = Pt(size)
    fonts = _element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _FONT))
    properties.insert(0, fonts)
    found: Style = style
    return found


def _set_page(made: Document, *, is_landscape: bool) -> int:
    """Make the pages A4 with their number at the top from the second on; return the width of their text in twips."""
    section = made.sections[0]
    width, height = reversed(_SIDES_OF_A4) if is_landscape else _SIDES_OF_A4
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side, size in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number._p.get_or_add_pPr().append(_element("w:jc", val="center"))
    for kind in ("begin", "", "end"):
        run = number.add_run()._r
        run.append(_element("w:fldChar", fldCharType=kind) if kind else _instruction(" PAGE "))
    return (Mm(width) - Mm(_MARGINS["left"]) - Mm(_MARGINS["right"])) // _TWIPS


def _instruction(text: str) -> Any:
    element = _element("w:instrText")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _fill_paragraph(element: Any, paragraph: DocxParagraph, room: int) -> None:
    """Add runs and properties to a paragraph's element, with properties in the order required by the schema."""
    properties = [
        *_page_break(paragraph),
        *_rule(paragraph),
        *_dots(paragraph, room),
        *_spacing(paragraph),
        *_rule_indent(paragraph),
        *([_element("w:jc", val=paragraph.align)] if paragraph.align else []),
    ]
    if properties:
        element.get_or_add_pPr().extend(properties)
    for run in paragraph.runs:
        made = element.add_r()
        if run.is_bold or run.is_italic or run.size:
            marks = [*(["w:b"] if run.is_bold else []), *(["w:i"] if run.is_italic else [])]
            sizes = [_element(name, val=str(run.size)) for name in ("w:sz", "w:szCs")] if run.size else []
            made.get_or_add_rPr().extend([*map(_element, marks), *sizes])
        made.text = _clean(run.text)
    if paragraph.is_dotted:
        element.add_r().text = "\t"


def _page_break(paragraph: DocxParagraph) -> Iterable[Any]:
    if paragraph.begins_page:
        yield _element("w:pageBreakBefore")


def _rule(paragraph: DocxParagraph) -> Iterable[Any]:
    if paragraph.is_ruled:
        border = _element("w:pBdr")
        border.append(_element("w:bottom", val="single", sz="6", space="1", color="auto"))
        yield border


def _dots(paragraph: DocxParagraph, room: int) -> Iterable[Any]:
    if paragraph.is_dotted:
        tabs = _element("w:tabs")
        tabs.append(_element("w:tab", val="right", leader="dot", pos=str(room)))
        yield tabs


def _spacing(paragraph: DocxParagraph) -> Iterable[Any]:
    if paragraph.is_tight:
        yield _element("w:spacing", before="0", after="0", line="240", lineRule="auto")


def _rule_indent(paragraph: DocxParagraph) -> Iterable[Any]:
    if paragraph.is_ruled:
        yield _element("w:ind", left="700", right="700")


def _add_table(made: Document, table: DocxTable, room: int) -> None:
    widths = _split_room(table.weights, room)
    style = "Table Grid" if table.has_borders else "Normal Table"
    element: Any = made.add_table(rows=0, cols=len(widths), style=style)._tbl
    element.autofit = False
    for column, width in zip(element.tblGrid.gridCol_lst, widths, strict=True):
        column.set(_name("w:w"), str(width))
    for row in table.rows:
        _fill_row(element.add_tr(), row, widths)


def _split_room(weights: Iterable[int], room: int) -> list[int]:
    """Return whole widths in the relation of `weights`, together not wider than `room`."""
    parts = [max(each, 1) for each in weights]
    return [room * each // sum(parts) for each in parts]


def _fill_row(element: Any, row: DocxRow, widths: list[int]) -> None:
    properties = element.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if row.is_header:
        properties.append(_element("w:tblHeader"))
    place = 0
    for cell in row.cells:
        width = sum(widths[place : place + cell.span])
        place += cell.span
        made = element.add_tc()
        made.get_or_add_tcPr().append(_element("w:tcW", w=str(width), type="dxa"))
        if cell.span > 1:
            made.grid_span = cell.span
        paragraphs = cell.paragraphs or (DocxParagraph(),)
        for number, paragraph in enumerate(paragraphs):
            _fill_paragraph(made.p_lst[0] if number == 0 and made.p_lst else made.add_p(), paragraph, width)


def _element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes of the same namespace."""
    return OxmlElement(name, {_name(f"w:{key}"): value for key, value in attributes.items()})


def _name(written: str) -> str:
    return qn(written)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _pack_again(written: io.BytesIO) -> bytes:
    """Return the package with its parts sorted by name, all with the same time."""
    output = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(output, "w", compresslevel=9) as package:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(entry, source.read(name))
    return output.getvalue()
