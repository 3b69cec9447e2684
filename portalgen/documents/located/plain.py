"""Text files, CSV by cells, and RTF."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from portalgen.documents.limits import MAX_PLAIN_BYTES
from portalgen.documents.located.excel_cells import column_letters
from portalgen.documents.located.model import TextPiece, TextPlace, UnshownKind
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.plain_text import read_rtf
from portalgen.store.digest import digest_bytes
from portalgen.text.encodings import UndecodableText, decode_text

_DELIMITERS: Final = "\t;,|"
_RTF_PARTS: Final[tuple[tuple[bytes, UnshownKind], ...]] = (
    (rb"\\pict\b([^{}]*(?:\{[^{}]*\}[^{}]*)*)", "picture"),
    (rb"\\objdata\b([^{}]*)", "object"),
    (rb"\\(?:shptxt|header[lrf]?|footer[lrf]?|footnote|annotation)\b(.{0,5000})", "side_text"),
    (rb"\\formfield\b", "form"),
)
_RTF_LINK: Final = re.compile(rb"HYPERLINK\s+\"([^\"]{1,2000})\"")
_LONGEST_CELL: Final = 131_072


def open_plain(path: Path) -> LocatedDocument:
    """A txt, json, xml or vtt: its lines."""
    data, is_cut = _start(path)
    lines = _decode(data).splitlines()
    pieces = (TextPiece(line, TextPlace(line=number)) for number, line in enumerate(lines, 1))
    return LocatedDocument(pieces, is_truncated=is_cut)


def open_csv(path: Path) -> LocatedDocument:
    """A csv: its cells, as a spreadsheet names them."""
    data, is_cut = _start(path)
    return LocatedDocument(_cells(_decode(data)), is_truncated=is_cut)


def open_rtf(path: Path) -> LocatedDocument:
    """An RTF: its paragraphs, and the addresses of its links."""
    data, is_cut = _start(path)
    document = LocatedDocument(is_truncated=is_cut)
    for pattern, kind in _RTF_PARTS:
        for match in islice(re.finditer(pattern, data, re.DOTALL), 1_000):
            document.note(kind, digest_bytes(match[1]) if match.re.groups else "")
    opened = read_rtf(path)
    lines = [line for part in opened.parts if part is not None for line in part.split("\n") if line.strip()]
    document.pieces = _rtf_pieces(lines, data)
    return document


def _rtf_pieces(lines: list[str], data: bytes) -> Iterator[TextPiece]:
    for number, line in enumerate(lines, 1):
        yield TextPiece(line, TextPlace(paragraph=number))
    for match in _RTF_LINK.finditer(data):
        yield TextPiece(f"→ {match[1].decode('latin-1')}", TextPlace(), "link")


def _start(path: Path) -> tuple[bytes, bool]:
    with path.open("rb") as stream:
        data = stream.read(MAX_PLAIN_BYTES)
        return data, bool(stream.read(1))


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = decode_text(data)
        return data.decode("utf-8-sig", "replace") if isinstance(decoded, UndecodableText) else decoded.text


def _cells(text: str) -> Iterator[TextPiece]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        for column, cell in enumerate(cells, 1):
            if cell.strip():
                yield TextPiece(cell, TextPlace(cell=f"{column_letters(column)}{row}", row=row, column=column))
