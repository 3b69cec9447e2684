"""Word (ECMA-376, WordprocessingML): numbered paragraphs and cells, and every hidden text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from portalgen.documents.located.model import DocumentPart, TextMark, TextPiece, TextPlace
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.located.package import (
    OfficePackage,
    Relationship,
    attribute,
    child,
    local_name,
    note_office_members,
)
from portalgen.documents.located.word_styles import PLAIN_LOOK, LookReader, TextLook, read_styles
from portalgen.frozen import frozen
from portalgen.store.digest import digest_texts

_PARTS: Final[tuple[tuple[re.Pattern[str], DocumentPart], ...]] = (
    (re.compile(r"header\d*\.xml"), "header"),
    (re.compile(r"footer\d*\.xml"), "footer"),
    (re.compile(r"footnotes\d*\.xml"), "footnote"),
    (re.compile(r"endnotes\d*\.xml"), "endnote"),
    (re.compile(r"comments\d*\.xml"), "comment"),
    (re.compile(r"(?:diagrams/data|charts/chart|charts/chartEx|drawings/drawing)\d*\.xml"), "text_box"),
    (
        re.compile(
            r"(?!styles|stylesWithEffects|numbering|settings|webSettings|fontTable|people|comments(?:Extended|Ids|Extensible))"
            r"[^/]+\.xml"
        ),
        "text_box",
    ),
)
"""The part of a document by its name in the folder of the main part; the first match counts.

An unlisted part is read as well, since an office program may show it.
"""
_DATA: Final = re.compile(r"customXml/item\d+\.xml|docProps/core\.xml")
_DATES: Final = frozenset(("created", "modified", "lastPrinted", "revision", "lastModifiedBy"))
"""Properties changed by every save."""
_TRACKED: Final[Mapping[str, TextMark]] = {
    "ins": "inserted",
    "moveTo": "inserted",
    "del": "deleted",
    "moveFrom": "deleted",
}
_TEXTS: Final = frozenset(("t", "delText"))
_LETTERS: Final[Mapping[str, str]] = {
    "tab": " ",
    "ptab": " ",
    "br": " ",
    "cr": " ",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_HYPERLINK: Final = re.compile(r"\s*HYPERLINK\s+(?:\\l\s+)?\"?(?P<target>[^\"\s]+)", re.IGNORECASE)
_USUAL_FIELDS: Final = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TC"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "SYMBOL", "EQ", "XE", "INDEX", "HYPERLINK", "=", "ADVANCE"),
    )
)
"""Fields with text from the document itself."""
_FORMS: Final = frozenset(("ffData", "dropDownList", "comboBox", "date", "checkbox"))


def open_word(path: Path) -> LocatedDocument:
    """A docx: the body, then headers, footers, notes, comments and diagrams."""
    package = OfficePackage(path)
    main = package.find_main_part()
    document = LocatedDocument()
    note_office_members(path, package, document)
    document.pieces = _pieces(package, main, document)
    return document


def _pieces(package: OfficePackage, main: str, document: LocatedDocument) -> Iterator[TextPiece]:
    style_part, numbering_part = (_find_part(package, main, type) for type in ("styles", "numbering"))
    styles = read_styles(package.tree(style_part)) if style_part else LookReader({})
    numbered: list[str] = []
    for name, part in _list_parts(package, main):
        reader = _PartReader(part, package.relationships(name), styles, document, numbered)
        yield from reader.read(package.tree(name))
    yield from _bound_texts(package, main)
    if numbered:
        rules = package.data(numbering_part).hex() if numbering_part else ""
        document.note("numbering", digest_texts(rules, *numbered))


def _bound_texts(package: OfficePackage, main: str) -> Iterator[TextPiece]:
    """Yield the data beside the document that fills fields when it is opened, regardless of their content."""
    if b"dataBinding" not in package.data(main):
        return
    for name in package.names:
        if _DATA.fullmatch(name):
            for each in package.tree(name).iter():
                if local_name(each.tag) not in _DATES:
                    yield TextPiece(each.text or "", TextPlace(), "form")


def _list_parts(package: OfficePackage, main: str) -> Iterator[tuple[str, DocumentPart]]:
    yield main, "body"
    folder = f"{main.rpartition('/')[0]}/"
    for name in package.names:
        own = name.removeprefix(folder)
        part = next((each for pattern, each in _PARTS if pattern.fullmatch(own)), None)
        if part is not None and name != main and name.startswith(folder):
            yield name, part


def _find_part(package: OfficePackage, main: str, type: str) -> str:
    """Return the part that the main part names for a purpose; "" if none."""
    found = (each.target for each in package.relationships(main).values() if each.type == type)
    return next((name for name in found if name in package.names), "")


@frozen
class _Around:
    """The position and look of the elements below."""

    part: DocumentPart
    place: TextPlace = TextPlace()
    mark: TextMark = ""
    look: TextLook = PLAIN_LOOK
    is_shaded: bool = False


@dataclass
class _Paragraph:
    """The texts of a paragraph by their marks, and its links."""

    texts: dict[TextMark, list[str]] = field(default_factory=dict)
    links: list[tuple[list[str], str]] = field(default_factory=list)
    boxes: list[tuple[Element, _Around]] = field(default_factory=list)
    open_link: list[str] | None = None

    def add(self, text: str, mark: TextMark) -> None:
        others = self.texts.setdefault(mark, [])
        others.append(text)
        if self.open_link is not None:
            self.open_link.append(text)

    def end_stretch(self, mark: TextMark) -> None:
        """Put a space after text with a mark: the next text with it is not adjacent."""
        if mark and mark in self.texts:
            self.texts[mark].append(" ")


class _PartReader:
    """Reads a part of a document."""

    def __init__(
        self,
        part: DocumentPart,
        targets: Mapping[str, Relationship],
        styles: LookReader,
        document: LocatedDocument,
        numbered: list[str],
    ) -> None:
        self._part: DocumentPart = part
        self._targets = targets
        self._styles = styles
        self._document = document
        self._numbered = numbered
        self._paragraphs = 0
        self._tables = 0
        self._field: list[str] = []
        self._fields: list[str] = []
        """The targets of links begun by field codes; "" for other fields."""

    def read(self, root: Element) -> Iterator[TextPiece]:
        yield from self._read_block(root, _Around(self._part))

    def _read_block(self, element: Element, around: _Around) -> Iterator[TextPiece]:
        name = local_name(element.tag)
        if name == "p":
            yield from self._read_paragraph(element, around)
        elif name == "tbl":
            yield from self._read_table(element, around)
        elif name in _FORMS:
            self._document.note("form")
        else:
            below = replace(around, mark=_TRACKED.get(name, around.mark))
            for each in element:
                yield from self._read_block(each, below)

    def _read_table(self, table: Element, around: _Around) -> Iterator[TextPiece]:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_below(table, "tr"), 1):
            properties = child(row, "trPr")
            mark = around.mark
            for each in properties if properties is not None else ():
                mark = _TRACKED.get(local_name(each.tag), "hidden" if local_name(each.tag) == "hidden" else mark)
            for column, cell in enumerate(_below(row, "tc"), 1):
                place = TextPlace(table=number, row=row_number, column=column)
                inside = replace(around, place=place, mark=mark, is_shaded=around.is_shaded or _is_shaded(cell, "tcPr"))
                for each in cell:
                    yield from self._read_block(each, inside)

    def _read_paragraph(self, element: Element, around: _Around) -> Iterator[TextPiece]:
        properties = child(element, "pPr")
        look = self._styles.of_paragraph(properties)
        is_shaded = around.is_shaded or _is_shaded(element, "pPr")
        if (numbering := child(properties, "numPr")) is not None:
            self._numbered.append("".join(attribute(each, "val") + "/" for each in numbering))
        paragraph = _Paragraph()
        inside = replace(around, look=look, is_shaded=is_shaded)
        for each in element:
            self._read_inline(each, inside, paragraph)
        place = around.place
        if not place.table and any("".join(texts).strip() for texts in paragraph.texts.values()):
            self._paragraphs += 1
            place = TextPlace(paragraph=self._paragraphs)
        for mark, texts in paragraph.texts.items():
            yield TextPiece("".join(texts), place, around.part, mark)
        for words, target in paragraph.links:
            yield TextPiece(f"{''.join(words)} → {target}", place, "link")
        for box, outside in paragraph.boxes:
            for each in box:
                yield from self._read_block(each, replace(outside, place=place))

    def _read_inline(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        name = local_name(element.tag)
        if name in _TRACKED:
            around = replace(around, mark=_TRACKED[name])
        read = _INLINE.get(name)
        if read is not None:
            read(self, element, around, paragraph)
        elif name in _TEXTS:
            paragraph.add(element.text or "", around.mark)
        elif name in _LETTERS:
            paragraph.add(_LETTERS[name], around.mark)
        elif name in _FORMS:
            self._document.note("form")
        elif not name.endswith(("Pr", "PrChange")) or name == "sdtPr":
            self._read_inline_children(element, around, paragraph)

    def _read_symbol(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        paragraph.add(_symbol(element), around.mark)

    def _read_instruction(self, element: Element, _around: _Around, _paragraph: _Paragraph) -> None:
        self._field.append(element.text or "")

    def _read_simple_field(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        self._begin_field(attribute(element, "instr"), paragraph)
        self._read_inline_children(element, around, paragraph)
        self._end_field(paragraph)

    def _read_box(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        paragraph.boxes.append((element, replace(around, part=_box_in(around.part), look=PLAIN_LOOK)))

    def _read_letters_as_shape(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        box = replace(around, part=_box_in(around.part))
        paragraph.boxes.append((_as_paragraph(attribute(element, "string"), element), box))

    def _read_object(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        self._document.note("object")
        self._read_inline_children(element, around, paragraph)

    def _read_inline_children(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        for each in element:
            self._read_inline(each, around, paragraph)

    def _read_run(self, run: Element, around: _Around, paragraph: _Paragraph) -> None:
        properties = child(run, "rPr")
        look = self._styles.of_run(properties, around.look)
        mark = around.mark or look.mark(is_shaded=around.is_shaded or _is_shaded(run, "rPr"))
        for each in run:
            self._read_inline(each, replace(around, mark=mark), paragraph)
        # The next run with the same mark may be adjacent: only another mark between separates them.
        for other in paragraph.texts:
            if other != mark:
                paragraph.end_stretch(other)

    def _read_link(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        known = self._targets.get(attribute(element, "id"))
        anchor = attribute(element, "anchor")
        target = (known.target if known is not None else "") + (f"#{anchor}" if anchor else "")
        words: list[str] = []
        outer, paragraph.open_link = paragraph.open_link, words
        self._read_inline_children(element, around, paragraph)
        paragraph.open_link = outer
        if target and not target.startswith("#_"):
            paragraph.links.append((words, target))

    def _read_field_mark(self, element: Element, _around: _Around, paragraph: _Paragraph) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._field.clear()
        elif kind == "separate":
            self._begin_field("".join(self._field), paragraph)
            self._field.clear()
        elif kind == "end":
            if self._field:  # a field without a result
                self._begin_field("".join(self._field), paragraph)
                self._field.clear()
            self._end_field(paragraph)

    def _begin_field(self, instruction: str, paragraph: _Paragraph) -> None:
        link = _HYPERLINK.match(instruction)
        self._fields.append(link["target"] if link is not None else "")
        if link is not None:
            paragraph.open_link = []
        name = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else "="
        if name not in _USUAL_FIELDS and not name.startswith("="):
            paragraph.add(f"{{{' '.join(instruction.split())}}} ", "hidden")

    def _end_field(self, paragraph: _Paragraph) -> None:
        target = self._fields.pop() if self._fields else ""
        if target:
            paragraph.links.append((paragraph.open_link or [], target))
            paragraph.open_link = None

    def _read_choice(self, element: Element, around: _Around, paragraph: _Paragraph) -> None:
        """Read the choice of newer programs, and the fallback of older programs if its words differ."""
        choice, fallback = child(element, "Choice"), child(element, "Fallback")
        shown = choice if choice is not None else fallback
        if shown is not None:
            self._read_inline_children(shown, around, paragraph)
        if choice is not None and fallback is not None and _words(fallback) not in ("", _words(choice)):
            paragraph.add(_words(fallback), "fallback")


_INLINE: Final[Mapping[str, Callable[[_PartReader, Element, _Around, _Paragraph], None]]] = {
    "r": _PartReader._read_run,
    "sym": _PartReader._read_symbol,
    "instrText": _PartReader._read_instruction,
    "delInstrText": _PartReader._read_instruction,
    "fldChar": _PartReader._read_field_mark,
    "fldSimple": _PartReader._read_simple_field,
    "hyperlink": _PartReader._read_link,
    "AlternateContent": _PartReader._read_choice,
    "txbxContent": _PartReader._read_box,
    "txBody": _PartReader._read_box,
    "textpath": _PartReader._read_letters_as_shape,
    "object": _PartReader._read_object,
}
"""By the name of an element within a paragraph."""


def _box_in(part: DocumentPart) -> DocumentPart:
    return "text_box" if part == "body" else part


def _below(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, including wrapped elements."""
    for each in element:
        found = local_name(each.tag)
        if found == name:
            yield each
        elif found in ("sdt", "sdtContent", "customXml", "ins", "del", "moveTo", "moveFrom", "smartTag"):
            yield from _below(each, name)


def _is_shaded(element: Element, properties: str) -> bool:
    """Return True if an element has a background other than white."""
    shading = child(child(element, properties), "shd")
    return shading is not None and attribute(shading, "fill").lower() not in ("", "auto", "ffffff")


def _symbol(element: Element) -> str:
    try:
        return chr(int(attribute(element, "char"), 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _words(element: Element) -> str:
    texts = (each.text or "" for each in element.iter() if local_name(each.tag) in _TEXTS)
    return " ".join("".join(texts).split())


def _as_paragraph(text: str, element: Element) -> Element:
    """Return a text box with only this text."""
    box = element.makeelement("txbxContent", {})
    paragraph, run, words = (element.makeelement(name, {}) for name in ("p", "r", "t"))
    words.text = text
    run.append(words)
    paragraph.append(run)
    box.append(paragraph)
    return box
