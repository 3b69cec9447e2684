"""Actions of a PDF on opening or clicking (ISO 32000-2, 12.6), and its embedded files.

Everything reachable from the catalogue is inspected, regardless of an action's place, its object stream, or the
spelling of its names. Embedded files are ordinary (invoices, signed copies); programs are not.
"""

from __future__ import annotations

import re
import zlib
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from portalgen.documents.features import FeatureLog
from portalgen.documents.limits import FEATURE_SECONDS, MAX_PDF_OBJECTS
from portalgen.documents.programs import HEAD_SIZE, is_program
from portalgen.on_demand import on_demand

with on_demand():
    from pypdf import generic as pdf_objects

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SCRIPT_OF_FORM: Final = re.compile(rb"<(?:[\w.-]+:)?script\b")
"""A script of an XFA form (XFA 3.3, "Scripting")."""
_NOTES: Final = frozenset(("/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"))
"""Annotations of reviewers; stamps, links, fields and text drawn on the page are part of the document."""


def find_pdf_features(reader: PdfReader, log: FeatureLog) -> bool:
    """Note the code and the programs of a PDF in `log`; return True if everything could be inspected."""
    end = process_time() + FEATURE_SECONDS
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [reader.trailer.raw_get("/Root")]
    is_complete, count = True, 0
    while waiting:
        value = waiting.pop()
        count += 1
        if count > MAX_PDF_OBJECTS or process_time() > end:
            return False
        if isinstance(value, pdf_objects.IndirectObject):
            key = (value.idnum, value.generation)
            if key in seen:
                continue
            seen.add(key)
        try:
            value = value.get_object() if isinstance(value, pdf_objects.IndirectObject) else value
            if isinstance(value, pdf_objects.DictionaryObject):
                _judge(value, log)
        except MemoryError:
            raise
        except (
            Exception
        ):  # an object that the library fails on, with any exception, is lost; the remaining objects are inspected
            is_complete = False
        if isinstance(value, pdf_objects.DictionaryObject):
            waiting.extend(dict.values(value))
        elif isinstance(value, pdf_objects.ArrayObject):
            waiting.extend(list.__iter__(value))
    return is_complete


def find_notes(page: PageObject, number: int, log: FeatureLog) -> None:
    """Note the reviewers' annotations of a page; `number` counts from 1."""
    for reference in page.annotations or ():
        annotation = reference.get_object()
        if annotation.get("/Subtype") in _NOTES:
            log.add("comment", "page", str(number), str(annotation.get("/T") or ""))


def _judge(value: Any, log: FeatureLog) -> None:
    action = _entry(value, "/S")
    if action == "/JavaScript" or (action == "/Rendition" and "/JS" in value) or "/OnInstantiate" in value:
        log.add("script")
    elif action == "/Launch":
        log.add("launch")
    if "/EF" in value:
        _judge_file(value, log)
    if "/XFA" in value and _SCRIPT_OF_FORM.search(_form(_entry(value, "/XFA")).replace(b"\0", b"")):
        log.add("script")


def _judge_file(value: Any, log: FeatureLog) -> None:
    names = [str(_entry(value, key)) for key in ("/UF", "/F") if key in value]
    files = _entry(value, "/EF")
    heads = [_head(_entry(files, key)) for key in ("/UF", "/F", "/Unix", "/Mac", "/DOS") if key in files]
    shown = names[0] if names else ""
    if any(is_program(name, b"") for name in names) or any(is_program("", head) for head in heads):
        log.add("program", "file", shown)


def _entry(value: Any, key: str) -> Any:
    written = value.get(key)
    return None if written is None else written.get_object()


def _head(stream: Any) -> bytes:
    """The first bytes of an embedded file, without unpacking more of it."""
    filters = _entry(stream, "/Filter")
    names = [str(each) for each in filters] if isinstance(filters, list) else [str(filters)] if filters else []
    if names in (["/FlateDecode"], ["/Fl"]) and "/DecodeParms" not in stream:
        return zlib.decompressobj().decompress(stream._data, HEAD_SIZE)
    return bytes(stream.get_data() if names else stream._data)[:HEAD_SIZE]


def _form(value: Any) -> bytes:
    """Return the XML of an XFA form: a single stream, or several between their names."""
    parts = [each.get_object() for each in value] if isinstance(value, list) else [value]
    return b"".join(part.get_data() for part in parts if hasattr(part, "get_data"))
