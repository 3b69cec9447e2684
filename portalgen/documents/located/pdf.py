"""PDF (ISO 32000): text page by page, invisible text, annotations, form fields, and content other than text."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from portalgen.documents.content import DocumentTooLargeError, EncryptedDocumentError
from portalgen.documents.features import FeatureLog
from portalgen.documents.limits import MAX_PAGES
from portalgen.documents.located.model import TextMark, TextPiece, TextPlace, UnshownKind
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.located.pdf_ink import InkReader, find_hidden_layers
from portalgen.documents.pdf_features import find_pdf_features
from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_bytes, start_digest

with on_demand():
    import pypdf
    from pypdf import errors as pypdf_errors
    from pypdf import generic as pdf_objects

_FEATURES: Final[dict[str, UnshownKind]] = {"script": "script", "launch": "launch", "program": "program"}
_HIDDEN_FLAGS: Final = 0x2 | 0x20
"""Hidden, NoView (ISO 32000-2, table 167)."""
_FEW_CURVES: Final = 24
"""Curves of a page for frames and rounded corners; more curves may be letters."""
_DEPTH: Final = 6
_MOST_OBJECTS: Final = 20_000
"""Objects digested per page."""


def open_pdf(path: Path) -> LocatedDocument:
    """Open a PDF; a PDF that only forbids printing or changing (an empty user password) is read."""
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and reader.decrypt("") == pypdf.PasswordType.NOT_DECRYPTED:
        raise EncryptedDocumentError
    features = FeatureLog()
    is_complete = find_pdf_features(reader, features)
    count = len(reader.pages)
    document = LocatedDocument(pages=count, is_truncated=not is_complete or count > MAX_PAGES)
    for each in features.features():
        if each.kind in _FEATURES:
            document.note(_FEATURES[each.kind], name=", ".join(each.places))
    _note_files(reader, document)
    document.pieces = _pieces(reader, min(count, MAX_PAGES), document)
    return document


def _note_files(reader: pypdf.PdfReader, document: LocatedDocument) -> None:
    try:
        for each in reader.attachment_list:
            document.note("embedded_file", digest_bytes(bytes(each.content)), each.name)
    except MemoryError:
        raise
    except Exception:  # a name tree that the library fails on, with any exception
        document.is_truncated = True


def _pieces(reader: pypdf.PdfReader, count: int, document: LocatedDocument) -> Iterator[TextPiece]:
    layers = find_hidden_layers(reader)
    looks = _LookDigests()
    for index in range(count):
        number = index + 1
        try:
            page = reader.pages[index]
            yield from _read_page(page, number, layers, document)
            yield from _read_annotations(page, number, document)
            _note_page(page, number, document, looks)
        except MemoryError:
            raise
        except pypdf_errors.LimitReachedError:
            raise DocumentTooLargeError from None
        except Exception:  # a page that the library fails on, with any exception, is lost; the remaining pages are read
            document.is_truncated = True
        document.read_pages = number
    yield from _read_fields(reader, document)


def _read_page(
    page: pypdf.PageObject, number: int, layers: frozenset[int], document: LocatedDocument
) -> Iterator[TextPiece]:
    """Yield the visible text of a page, then the invisible text, by its reasons."""
    place = TextPlace(page=number)
    reader = InkReader(page, layers)
    yield TextPiece(reader.read(""), place)
    if reader.curves > _FEW_CURVES:
        document.note("drawing", name=str(number))
    for mark in sorted(reader.marks):
        yield TextPiece(reader.read(mark), place, mark=mark)


def _read_annotations(page: pypdf.PageObject, number: int, document: LocatedDocument) -> Iterator[TextPiece]:
    place = TextPlace(page=number)
    for reference in page.annotations or ():
        annotation = reference.get_object()
        mark: TextMark = "hidden" if int(annotation.get("/F", 0)) & _HIDDEN_FLAGS else ""
        target = _target_of(annotation)
        if target:
            yield TextPiece(f"→ {target}", place, "link", mark)
        written = " ".join(str(annotation.get("/Contents") or "").split())
        if written:
            yield TextPiece(written, place, "annotation", mark)
        if annotation.get("/Subtype") != "/Widget":
            drawn = " ".join(_drawn_text(page, annotation).split())
            if drawn and drawn != written:
                yield TextPiece(drawn, place, "annotation", mark)
        if "/FS" in annotation:
            _note_file(annotation["/FS"], document)


def _note_file(file: Any, document: LocatedDocument) -> None:
    """Note a file attached to a page."""
    data = file["/EF"]["/F"].get_data() if "/EF" in file and "/F" in file["/EF"] else b""
    document.note("embedded_file", digest_bytes(data), str(file.get("/UF") or file.get("/F") or ""))


def _target_of(annotation: Any) -> str:
    action = annotation.get("/A")
    if action is None:
        return ""
    action = action.get_object()
    target = action.get("/URI") or action.get("/F") or ""
    target = target.get_object() if hasattr(target, "get_object") else target
    return str(target.get("/UF") or target.get("/F") or "") if isinstance(target, dict) else str(target)


def _drawn_text(page: pypdf.PageObject, annotation: Any) -> str:
    """Return the text in the appearance of an annotation."""
    appearance = annotation.get("/AP")
    drawn = appearance.get_object().get("/N") if appearance is not None else None
    drawn = drawn.get_object() if drawn is not None else None
    if not isinstance(drawn, pdf_objects.StreamObject):
        return ""
    return page.extract_xform_text(drawn)  # type: ignore[arg-type]  # it reads unpacked streams as well


def _read_fields(reader: pypdf.PdfReader, document: LocatedDocument) -> Iterator[TextPiece]:
    try:
        fields = reader.get_fields() or {}
    except MemoryError:
        raise
    except Exception:  # a form that the library fails on, with any exception
        document.is_truncated = True
        return
    _note_xfa(reader, document)
    for name, each in fields.items():
        document.note("form", name=name)
        value = each.get("/V")
        if value is not None and not isinstance(value, dict):
            yield TextPiece(f"{name}: {value}", TextPlace(), "form")


def _note_xfa(reader: pypdf.PdfReader, document: LocatedDocument) -> None:
    """Note an XML form beside the pages, which a program may show instead of them."""
    form = reader.root_object.get("/AcroForm")
    written = form.get_object().get("/XFA") if form is not None else None
    if written is not None:
        parts = written.get_object()
        parts = [each.get_object() for each in parts] if isinstance(parts, list) else [parts]
        data = b"".join(part.get_data() for part in parts if hasattr(part, "get_data"))
        document.note("form", digest_bytes(data), "XFA")


def _note_page(page: pypdf.PageObject, number: int, document: LocatedDocument, looks: _LookDigests) -> None:
    """Note the pictures of a page, and the digest of everything drawn."""
    contents = page.get_contents()
    drawn = contents.get_data() if contents is not None else b""
    state = start_digest((drawn,))
    resources = page.get("/Resources")
    pictures: dict[str, None] = {}
    if resources is not None:
        looks.add(resources, state, pictures, 0)
    for key in ("/MediaBox", "/CropBox", "/Rotate"):
        state.update(repr(page.get(key)).encode())
    for reference in page.annotations or ():
        looks.add(reference.get_object().get("/AP"), state, pictures, 0)
    for digest in pictures:
        document.note("picture", digest, str(number))
    if b"\nBI" in drawn or b" BI" in drawn or drawn.startswith(b"BI"):
        document.note("picture", digest_bytes(drawn), str(number))
    document.note("look", state.hexdigest(), str(number))


class _LookDigests:
    """Digests of drawing resources: fonts, forms, patterns. Shared resources are digested once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[str, dict[str, None]]] = {}
        self._count = 0

    def add(self, value: Any, state: Any, pictures: dict[str, None], depth: int) -> None:
        """Add everything reachable from a value to a digest, and pictures by their digests."""
        if depth > _DEPTH or self._count > _MOST_OBJECTS:
            return
        if isinstance(value, pdf_objects.IndirectObject):
            key = (value.idnum, value.generation)
            if key not in self._known:
                self._known[key] = ("", {})  # a cycle
                own, own_pictures = start_digest(), dict[str, None]()
                self.add(value.get_object(), own, own_pictures, depth + 1)
                self._known[key] = own.hexdigest(), own_pictures
            digest, found = self._known[key]
            state.update(digest.encode())
            pictures.update(found)
            return
        self._count += 1
        if isinstance(value, pdf_objects.DictionaryObject):
            self._add_dictionary(value, state, pictures, depth)
        elif isinstance(value, pdf_objects.ArrayObject):
            for each in list.__iter__(value):
                self.add(each, state, pictures, depth + 1)
        else:
            state.update(repr(value).encode())

    def _add_dictionary(self, value: Any, state: Any, pictures: dict[str, None], depth: int) -> None:
        data = bytes(value._data) if isinstance(value, pdf_objects.StreamObject) else b""
        if value.get("/Subtype") == "/Image":
            pictures[digest_bytes(data + repr(value.get("/Width")).encode())] = None
            if "/SMask" in value:
                self.add(value.raw_get("/SMask"), state, pictures, depth + 1)
            return
        if data:
            state.update(_unpack(value, data))
        for key in sorted(dict.keys(value)):
            if key not in ("/Parent", "/Length", "/StructParent", "/StructParents", "/P", "/BaseFont", "/FontName"):
                state.update(key.encode())
                self.add(value.raw_get(key), state, pictures, depth + 1)


def _unpack(value: Any, data: bytes) -> bytes:
    """Return the bytes of a stream; still packed if unpacking is up to the library."""
    if value.get("/Filter") != "/FlateDecode" or "/DecodeParms" in value:
        return data
    try:
        return zlib.decompressobj().decompress(data, 1 << 24)
    except zlib.error:
        return data
