"""PowerPoint (ECMA-376, PresentationML): the paragraphs of each slide, of its notes, diagrams and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from portalgen.documents.located.model import DocumentPart, TextMark, TextPiece, TextPlace
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.located.package import (
    OfficePackage,
    Relationship,
    attribute,
    descendants,
    local_name,
    note_office_members,
)
from portalgen.documents.paragraphs import OOXML, extract_paragraphs

_MASTER: Final = re.compile(r"/(?:slideMasters|slideLayouts)/[^/]+\.xml\Z")
_OFF: Final = ("0", "false")
_BELOW: Final[Mapping[str, DocumentPart]] = {
    "notesSlide": "speaker_notes",
    "comments": "comment",
    "diagramData": "text_box",
    "chart": "text_box",
}


def open_slides(path: Path) -> LocatedDocument:
    """A pptx: its slides in their order."""
    package = OfficePackage(path)
    main = package.find_main_part()
    targets = package.relationships(main)
    listed = [targets.get(_slide_id(each.attrib)) for each in descendants(package.tree(main), "sldId")]
    slides = [each.target for each in listed if each is not None and each.target in package.names]
    document = LocatedDocument(pages=len(slides), read_pages=len(slides))
    note_office_members(path, package, document)
    document.pieces = _pieces(package, slides)
    return document


def _slide_id(attributes: Mapping[str, str]) -> str:
    """Return the id of a relationship: the attribute with a namespace, since plain `id` is the slide's number."""
    return next((value for key, value in attributes.items() if key.endswith("}id")), "")


def _pieces(package: OfficePackage, slides: list[str]) -> Iterator[TextPiece]:
    for number, name in enumerate(slides, 1):
        place, root, targets = TextPlace(slide=number), package.tree(name), package.relationships(name)
        mark: TextMark = "hidden_slide" if attribute(root, "show") in _OFF else ""
        for text in extract_paragraphs(root, OOXML):
            yield TextPiece(text, place, "body", mark)
        yield from _links(package, name, targets, place)
        for each in targets.values():
            part = _BELOW.get(each.type)
            if part is not None and not each.is_external and each.target in package.names:
                below = package.tree(each.target)
                texts = extract_paragraphs(below, OOXML) if part != "comment" else _comments(package, each.target)
                for text in texts:
                    yield TextPiece(text, place, part, mark)
    for name in package.names:
        if _MASTER.search(name):
            yield from _own_texts(package.tree(name))


def _own_texts(master: Element) -> Iterator[TextPiece]:
    """Yield the texts that a master draws on slides; placeholders of editors show nothing."""
    for shape in descendants(master, "sp"):
        if next(descendants(shape, "ph"), None) is None:
            for text in extract_paragraphs(shape, OOXML):
                yield TextPiece(text, TextPlace(), "header")


def _comments(package: OfficePackage, name: str) -> Iterator[str]:
    for each in package.tree(name).iter():
        if local_name(each.tag) in ("text", "t"):
            yield each.text or ""


def _links(
    package: OfficePackage, name: str, targets: Mapping[str, Relationship], place: TextPlace
) -> Iterator[TextPiece]:
    """Yield the words of a run with their target address; for a shape, its name."""
    for run in package.tree(name).iter():
        if local_name(run.tag) not in ("r", "cNvPr"):
            continue
        words = "".join(each.text or "" for each in descendants(run, "t")) or attribute(run, "name")
        for link in (
            *descendants(run, "hlinkClick"),
            *descendants(run, "hlinkHover"),
            *descendants(run, "hlinkMouseOver"),
        ):
            known = targets.get(_slide_id(link.attrib))
            if known is not None and known.is_external:
                yield TextPiece(f"{words} → {known.target}", place, "link")
