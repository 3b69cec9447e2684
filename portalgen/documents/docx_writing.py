"""`write_docx`: a Word document from paragraphs and tables, its bytes decided by what it holds alone.

What it writes is the least that Office Open XML (ECMA-376) asks for: no field, no macro, no link, no property that tells
of a machine or of a time. python-docx reads such files in the tests; writing with it would put the clock into the file,
and takes minutes for ten thousand rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal
from xml.sax.saxutils import escape

Alignment = Literal["", "center", "right", "both"]
ParagraphStyle = Literal["", "Title", "Heading1", "Heading2"]

_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
_SHORT_SIDE, _LONG_SIDE = 11906, 16838
"""A4 in twentieths of a point, as all measures below are."""
_MARGINS: Final = MappingProxyType({"top": 1134, "right": 850, "bottom": 1134, "left": 1701})
"""20, 15, 20 and 30 mm: what an official paper has (NĐ 30/2020)."""
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class DocxRun:
    """Words in one form; `size` is in half points, 0 for that of the document."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """A paragraph; with `is_dotted` a line of dots to the margin, to be filled in by hand."""

    runs: tuple[DocxRun, ...] = ()
    style: ParagraphStyle = ""
    align: Alignment = ""
    is_dotted: bool = False
    is_ruled: bool = False
    """Whether a short rule stands below it, as below the names at the head of an official paper."""
    is_tight: bool = False
    """Whether nothing is left free above and below, as in cells."""
    begins_page: bool = False
    """Whether it stands at the top of a new page."""


@dataclass(frozen=True, slots=True)
class DocxCell:
    """A cell; `span` is how many columns it takes."""

    paragraphs: tuple[DocxParagraph, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class DocxRow:
    """A row; one `is_header` is repeated on each page."""

    cells: tuple[DocxCell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class DocxTable:
    """A table. `weights` are the widths of its columns, one to another."""

    rows: tuple[DocxRow, ...]
    weights: tuple[int, ...]
    has_borders: bool = True


@dataclass(frozen=True, slots=True)
class DocxDocument:
    """What `write_docx` writes: pages of A4 with their number at the top from the second on."""

    title: str
    blocks: tuple[DocxParagraph | DocxTable, ...]
    language: str = "vi-VN"
    is_landscape: bool = False


def write_docx(document: DocxDocument) -> bytes:
    """Return the bytes of the file."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, text in _parts(document):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode("utf-8"))
    return output.getvalue()


def _parts(document: DocxDocument) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _CONTENT_TYPES
    yield "_rels/.rels", _RELATIONS
    yield "docProps/core.xml", _core_properties(document)
    yield "word/document.xml", _main_part(document)
    yield "word/_rels/document.xml.rels", _DOCUMENT_RELATIONS
    yield "word/header1.xml", _HEADER
    yield "word/settings.xml", _SETTINGS
    yield "word/styles.xml", _STYLES.replace("vi-VN", _text(document.language))


def _main_part(document: DocxDocument) -> str:
    width, height = (_LONG_SIDE, _SHORT_SIDE) if document.is_landscape else (_SHORT_SIDE, _LONG_SIDE)
    room = width - _MARGINS["left"] - _MARGINS["right"]
    body = "".join(_block(each, room) for each in document.blocks)
    if document.blocks and isinstance(document.blocks[-1], DocxTable):
        body += "<w:p/>"  # Word wants a paragraph behind the last table
    turned = ' w:orient="landscape"' if document.is_landscape else ""
    margins = " ".join(f'w:{side}="{size}"' for side, size in _MARGINS.items())
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f'{_HEAD}<w:document {_W} xmlns:r="{_R}"><w:body>{body}{section}</w:body></w:document>'


def _block(block: DocxParagraph | DocxTable, room: int) -> str:
    return _paragraph(block, room) if isinstance(block, DocxParagraph) else _table(block, room)


def _paragraph(paragraph: DocxParagraph, room: int) -> str:
    runs = "".join(map(_run, paragraph.runs))
    if paragraph.is_dotted:
        runs += "<w:r><w:tab/></w:r>"
    properties = "".join(_paragraph_properties(paragraph, room))
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def _paragraph_properties(paragraph: DocxParagraph, room: int) -> Iterator[str]:
    """Yield them in the order that the schema asks for."""
    if paragraph.style:
        yield f'<w:pStyle w:val="{paragraph.style}"/>'
    if paragraph.begins_page:
        yield "<w:pageBreakBefore/>"
    if paragraph.is_ruled:
        yield '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    if paragraph.is_dotted:
        yield f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{room}"/></w:tabs>'
    if paragraph.is_tight:
        yield '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    if paragraph.is_ruled:
        yield '<w:ind w:left="700" w:right="700"/>'
    if paragraph.align:
        yield f'<w:jc w:val="{paragraph.align}"/>'


def _run(run: DocxRun) -> str:
    bold = "<w:b/>" if run.is_bold else ""
    italic = "<w:i/>" if run.is_italic else ""
    size = f'<w:sz w:val="{run.size}"/><w:szCs w:val="{run.size}"/>' if run.size else ""
    properties = f"<w:rPr>{bold}{italic}{size}</w:rPr>" if bold or italic or size else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{_text(run.text)}</w:t></w:r>'


def _table(table: DocxTable, room: int) -> str:
    widths = _split_room(table.weights, room)
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = f"<w:tblBorders>{''.join(map(line.format, sides))}</w:tblBorders>" if table.has_borders else ""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(_row(each, widths) for each in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _split_room(weights: Iterable[int], room: int) -> list[int]:
    """Return whole widths in the relation of `weights`, together not wider than `room`."""
    parts = [max(each, 1) for each in weights]
    return [room * each // sum(parts) for each in parts]


def _row(row: DocxRow, widths: list[int]) -> str:
    cells, place = [], 0
    for cell in row.cells:
        width = sum(widths[place : place + cell.span])
        cells.append(_cell(cell, width))
        place += cell.span
    header = "<w:tblHeader/>" if row.is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: DocxCell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    paragraphs = "".join(_paragraph(each, width) for each in cell.paragraphs) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{paragraphs}</w:tc>'


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text), {'"': "&quot;"})


def _core_properties(document: DocxDocument) -> str:
    """Title and language alone: who wrote it, on what and when is nobody's business."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(document.title)}</dc:title><dc:language>{_text(document.language)}</dc:language>"
        "</cp:coreProperties>"
    )


_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_TYPE}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_R}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_R}/header" Target="header1.xml"/>'
    "</Relationships>"
)
_SETTINGS: Final = (
    f'{_HEAD}<w:settings {_W}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_HEADER: Final = (
    f'{_HEAD}<w:hdr {_W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_STYLES: Final = (
    f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/>'
    '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    "</w:styles>"
)
