"""Detects a file's type from its content, never from its name."""

from __future__ import annotations

import codecs
import mmap
import os
import re
import zipfile
import zlib
from collections.abc import Collection
from types import MappingProxyType
from typing import BinaryIO, Final

MEBIBYTE: Final = 1024 * 1024
_CHUNK: Final = 256 * 1024

_TEXTS: Final = MappingProxyType(
    {
        "svg": ("<",),
        "xml": ("<",),
        "json": ("{", "["),
        "geojson": ("{",),
        "csv": ("",),
        "txt": ("",),
        "vtt": ("WEBVTT",),
    }
)

_PROGRAMS: Final = MappingProxyType(
    {
        b"\x7fELF": "ELF (Linux)",
        b"#!": "script (#!)",
        b"\xfe\xed\xfa\xce": "Mach-O (macOS)",
        b"\xfe\xed\xfa\xcf": "Mach-O (macOS)",
        b"\xce\xfa\xed\xfe": "Mach-O (macOS)",
        b"\xcf\xfa\xed\xfe": "Mach-O (macOS)",
        b"\xca\xfe\xba\xbe": "Mach-O (macOS)",
    }
)
_SIGNATURES: Final = MappingProxyType(
    {
        b"%PDF-": "PDF",
        b"\xff\xd8\xff": "JPG",
        b"\x89PNG\r\n\x1a\n": "PNG",
        b"GIF87a": "GIF",
        b"GIF89a": "GIF",
        b"II*\0": "TIFF",
        b"MM\0*": "TIFF",
        b"PK\x03\x04": "ZIP",
        b"PK\x05\x06": "ZIP",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "OLE",
        b"\x1f\x8b\x08": "GZ",
        b"{\\rtf": "RTF",
        b"ID3": "MP3",
        b"Rar!\x1a\x07": "RAR",
        b"7z\xbc\xaf\x27\x1c": "7Z",
        b"BM": "BMP",
    }
)
_BRANDS: Final = MappingProxyType({b"avif": "AVIF", b"avis": "AVIF", b"qt  ": "MOV", b"M4A ": "M4A"})
_HEIF: Final = frozenset((b"heic", b"heix", b"hevc", b"mif1", b"msf1"))
_OOXML: Final = MappingProxyType({"word/": "DOCX", "xl/": "XLSX", "ppt/": "PPTX"})
_ODF: Final = MappingProxyType(
    {
        b"application/vnd.oasis.opendocument.text": "ODT",
        b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
        b"application/vnd.oasis.opendocument.presentation": "ODP",
    }
)
_ZIPS: Final = frozenset((*_OOXML.values(), *_ODF.values(), "ZIP"))
_DIRECTORY: Final = 4 * MEBIBYTE
_OLE_STREAMS: Final = MappingProxyType(
    {"DOC": ("WordDocument",), "XLS": ("Workbook", "Book"), "PPT": ("PowerPoint Document",)}
)


class TextCheck:
    """Checks a text chunk by chunk: it must be UTF-8 without NUL. Reading stops at the first invalid chunk."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._good = True

    def feed(self, chunk: bytes) -> None:
        if not self._good:
            return
        try:
            self._decoder.decode(chunk)
        except UnicodeDecodeError:
            self._good = False
        else:
            self._good = b"\0" not in chunk

    def is_text(self) -> bool:
        """Return True if all of the text was valid. A character cut off at the end is invalid."""
        try:
            self._decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return self._good


def detect_content_type(format: str, head: bytes, stream: BinaryIO, is_text: bool, known: Collection[str]) -> str:
    """Return the content type as shown to users: exactly `format.upper()` if the extension is correct."""
    claimed = format.upper()
    if not head:
        return "0 KB"
    program = _program(head)
    if program:
        return program
    if format in _TEXTS and is_text:
        return _text_kind(format, head)
    if format not in known:
        return claimed
    content_type = _identify(head, stream)
    if (claimed == "ZIP" and content_type in _ZIPS) or (
        claimed == "AAC" and content_type == "MP3" and head[:3] == b"ID3"
    ):
        return claimed
    if content_type == "OLE" and claimed in _OLE_STREAMS:
        return claimed if _holds_stream(stream, _OLE_STREAMS[claimed]) else content_type
    return content_type or ("TXT" if is_text else "ANSI" if format in _TEXTS and b"\0" not in head else "BIN")


def _program(head: bytes) -> str:
    """Return the type of an executable, or an empty string."""
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return "EXE (Windows)"
    return next((kind for magic, kind in _PROGRAMS.items() if head.startswith(magic)), "")


def _text_kind(format: str, head: bytes) -> str:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().decode("utf-8", "ignore")
    return format.upper() if start.startswith(_TEXTS[format]) else "TXT"


def _identify(head: bytes, stream: BinaryIO) -> str:
    """Return the format of the file signature in upper case, or an empty string if unknown."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip() if b"%PDF-" in head[:64] else head
    content_type = next((kind for magic, kind in _SIGNATURES.items() if start.startswith(magic)), "")
    if content_type == "ZIP":
        return _zip_kind(stream)
    if content_type:
        return content_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "UTF-16"
    return _frames(head)


def _brand(head: bytes) -> str:
    """Return AVIF, HEIC (photographs of iPhones), MOV, M4A or MP4, by the brands of ISO/IEC 14496-12."""
    end = min(max(int.from_bytes(head[:4], "big"), 16), 256)
    brands = (head[8:12], *(head[at : at + 4] for at in range(16, end, 4)))
    if brands[0] in _BRANDS:
        return _BRANDS[brands[0]]
    if brands[0] in _HEIF:
        return "AVIF" if b"avif" in brands else "HEIC"
    return "MP4"


def _frames(head: bytes) -> str:
    """Detect MPEG audio without a tag by the first frame header (ISO/IEC 11172-3, 13818-7): AAC, MP3 or empty."""
    if len(head) < 2 or head[0] != 0xFF:
        return ""
    if head[1] & 0xF6 == 0xF0:
        return "AAC"
    return "MP3" if head[1] & 0xE6 == 0xE2 else ""


def _zip_kind(stream: BinaryIO) -> str:
    """Return DOCX … ODP by members, DOCM … for files with macros, else ZIP. Reads only the directory."""
    if _directory_size(stream) > _DIRECTORY:
        return "ZIP"
    try:
        with zipfile.ZipFile(stream) as archive:
            names = frozenset(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    return _ODF.get(member.read(100).strip(), "ZIP")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return "ZIP"
    if "[Content_Types].xml" not in names:
        return "ZIP"
    content_type = next((prefix for prefix in _OOXML if any(member.startswith(prefix) for member in names)), "")
    kind = _OOXML.get(content_type, "ZIP")
    return kind[:3] + "M" if f"{content_type}vbaProject.bin" in names else kind


def _directory_size(stream: BinaryIO) -> int:
    """Return the largest directory size in bytes claimed by zip end records (PKWARE APPNOTE 4.3.14, 4.3.16)."""
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - 66_000))
    claims = (match[1] or match[2] for match in _ZIP_END.finditer(stream.read()))
    return max((int.from_bytes(claim, "little") for claim in claims), default=0)


_ZIP_END: Final = re.compile(rb"(?=PK\x05\x06.{8}(.{4})|PK\x06\x06.{36}(.{8}))", re.DOTALL)


def _holds_stream(stream: BinaryIO, names: tuple[str, ...]) -> bool:
    """Return True if an OLE file has any of the streams. MSI and encrypted files are OLE too, but lack them."""
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find((name + "\0").encode("utf-16-le")) >= 0 for name in names)
