"""The files that editors put beside their pages: where they lie and what they hold.

A file is believed by its content, not by its name. Nothing outside the portal's folder is opened, a file over
its limit is refused before it is read, and an SVG that runs or loads something is refused as a whole.
"""

from __future__ import annotations

import codecs
import errno
import mmap
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, Final
from xml.parsers import expat

from portalgen.config.models import LimitsModel
from portalgen.diagnostics.model import Value
from portalgen.diagnostics.sentences import closest
from portalgen.errors import EnvironmentFault
from portalgen.text.normal import fold, nfc

MEBIBYTE: Final = 1024 * 1024
_CHUNK: Final = 256 * 1024
_HEAD: Final = 4096
_SUGGESTIONS: Final = 500

_ALIASES: Final = MappingProxyType({"jpeg": "jpg", "tif": "tiff"})
_MEDIA: Final = MappingProxyType(
    {
        **dict.fromkeys(("jpg", "png", "gif", "webp", "avif", "tiff"), "image"),
        **dict.fromkeys(("svg",), "vector"),
        **dict.fromkeys(("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"), "document"),
        **dict.fromkeys(("doc", "xls", "ppt", "rtf", "txt"), "document"),
        **dict.fromkeys(("mp4",), "video"),
        **dict.fromkeys(("mp3", "aac"), "audio"),
        **dict.fromkeys(("csv", "json", "xml", "zip", "gz"), "data"),
        **dict.fromkeys(("vtt",), "captions"),
    }
)
_TEXTS: Final = MappingProxyType(
    {"svg": ("<",), "xml": ("<",), "json": ("{", "["), "csv": ("",), "txt": ("",), "vtt": ("WEBVTT",)}
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


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file that may be published: `size` in bytes, `digest` the blake2b (16 bytes, hex) of the content.

    `format` is the lower-case extension, one spelling for each format (`jpg`, `tiff`). `media` is `image`
    (raster), `vector`, `document`, `video`, `audio`, `data` or `captions`.
    """

    path: Path
    name: str
    format: str
    media: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong with a file; becomes a diagnostic at the place where the editor named it."""

    code: str
    values: tuple[tuple[str, Value], ...]


def file_fault(code: str, name: str, **values: Value) -> FileFault:
    """A fault of the file `name` with its values in a fixed order."""
    return FileFault(code, tuple(sorted({"file": name, **values}.items())))


def format_of(name: str) -> str:
    """The format that a name claims: its extension in lower case, `jpeg` as `jpg`; may be empty."""
    extension = PurePosixPath(name).suffix[1:].lower()
    return _ALIASES.get(extension, extension)


def media_of(format: str) -> str:
    """What a format is for; a format that is not known here is `data`."""
    return _MEDIA.get(format, "data")


def locate(folder: Path, name: str, root: Path) -> Path | FileFault:
    """The file that an editor named beside a page of `folder`, inside `root`.

    Capitals must agree even where the file system would not mind; composed and decomposed spellings of one name
    (NFC, NFD) are the same. ATT101 where there is no such file, ATT102 where the name or a symlink leads out.
    """
    parts = _parts(name)
    within = _within(folder, root)
    if parts is None or within is None or _linked(root, within):
        return file_fault("ATT102", name)
    place = folder
    for index, part in enumerate(parts):
        found = _entry(place, part)
        if found is None:
            last = index == len(parts) - 1
            guess = _suggestion(place, part, files=last)
            named = "/".join((*parts[:index], guess, *parts[index + 1 :])) if guess else ""
            return file_fault("ATT101", name, suggestion=named)
        place = place / found
        if place.is_symlink():
            return file_fault("ATT102", name)
    if not parts or not place.is_file():
        return file_fault("ATT101", name, suggestion="")
    return place


def _parts(name: str) -> tuple[str, ...] | None:
    """The components of a relative name, or None where it could lead out of the folder."""
    if "\\" in name or "\0" in name or name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name):
        return None
    parts = PurePosixPath(name).parts
    return None if ".." in parts else parts


def _within(folder: Path, root: Path) -> tuple[str, ...] | None:
    try:
        parts = folder.relative_to(root).parts
    except ValueError:
        return None
    return None if ".." in parts else parts


def _linked(root: Path, parts: tuple[str, ...]) -> bool:
    return any(root.joinpath(*parts[: count + 1]).is_symlink() for count in range(len(parts)))


def _entry(folder: Path, name: str) -> str | None:
    """The name on disk that is exactly `name`, apart from its Unicode composition."""
    present = _listing(folder)
    if name in present:
        return name
    return next((entry for entry in present if nfc(entry) == nfc(name)), None)


def _listing(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise _unreadable(folder, error) from error


def _suggestion(folder: Path, name: str, *, files: bool) -> str:
    """The closest name in the folder: first by letters without case and marks, then by likeness."""
    present = tuple(nfc(entry) for entry in _listing(folder)[:_SUGGESTIONS] if (folder / entry).is_file() == files)
    same = next((entry for entry in present if fold(entry).lower() == fold(name).lower()), "")
    return same or closest(nfc(name), present)


def inspect(path: Path, name: str, limits: LimitsModel, formats: Sequence[str]) -> FileFacts | FileFault:
    """The facts of the file at `path`, which the editor calls `name`; limits in MiB.

    ATT103 too large (not read), ATT104 a format outside `formats`, ATT105 a content of another kind than the name
    says, ATT106 an SVG that is not well-formed, ATT108 an SVG that runs or loads something. A file that the
    machine does not let us read is an `EnvironmentFault`.
    """
    try:
        with open(path, "rb", opener=_opener) as stream:
            return _inspected(stream, path, name, limits, formats)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return file_fault("ATT101", name, suggestion="")
    except OSError as error:
        if error.errno == errno.ELOOP:
            return file_fault("ATT102", name)
        raise _unreadable(path, error) from error


def _inspected(
    stream: BinaryIO, path: Path, name: str, limits: LimitsModel, formats: Sequence[str]
) -> FileFacts | FileFault:
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        return file_fault("ATT101", name, suggestion="")
    return _refusal(name, status.st_size, limits, formats) or _read(stream, path, name, status.st_size)


def _opener(path: str, flags: int) -> int:
    """Opens without following a symlink and without waiting for a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _unreadable(path: Path, error: OSError) -> EnvironmentFault:
    reason = error.strerror or type(error).__name__
    return EnvironmentFault(f"không đọc được {path}: {reason}", f"{path} cannot be read: {reason}")


def _refusal(name: str, size: int, limits: LimitsModel, formats: Sequence[str]) -> FileFault | None:
    """What speaks against the file before it is read."""
    format = format_of(name)
    limit = limits.image if media_of(format) in ("image", "vector") else limits.attachment
    if size > limit * MEBIBYTE:
        return file_fault("ATT103", name, size=_size(size), limit=_size(limit * MEBIBYTE))
    if format not in {_ALIASES.get(allowed, allowed) for allowed in formats}:
        return file_fault("ATT104", name, format=format or "?", allowed=", ".join(formats))
    return None


def _size(size: int) -> str:
    """A size for a message: MB (MiB) or KB with one decimal, rounded up so that it never equals its limit."""
    unit, name = (MEBIBYTE, "MB") if size >= MEBIBYTE else (1024, "KB")
    tenths = -(-size * 10 // unit)
    return f"{tenths // 10} {name}" if tenths % 10 == 0 else f"{tenths / 10:.1f} {name}"


def _read(stream: BinaryIO, path: Path, name: str, size: int) -> FileFacts | FileFault:
    """One pass over the content, never more than the `size` that was allowed."""
    format = format_of(name)
    head = stream.read(_HEAD)
    stream.seek(0)
    digest, text = blake2b(digest_size=16), _Text()
    left = size
    while left and (chunk := stream.read(min(_CHUNK, left))):
        left -= len(chunk)
        digest.update(chunk)
        text.feed(chunk)
    actual = _actual(format, head, stream, text.is_text())
    if actual != format.upper():
        return file_fault("ATT105", name, actual=actual, format=format.upper())
    if format == "svg":
        stream.seek(0)
        fault = _svg_fault(name, stream.read(size))
        if fault:
            return fault
    return FileFacts(path, name, format, media_of(format), size - left, digest.hexdigest())


class _Text:
    """Whether chunks make UTF-8 text without NUL; stops looking at the first that does not."""

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
        """Ends the text: a character that is cut off is a fault."""
        try:
            self._decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return self._good


def _actual(format: str, head: bytes, stream: BinaryIO, is_text: bool) -> str:
    """What the content is, for people: exactly `format.upper()` where the name says the truth."""
    claimed = format.upper()
    if not head:
        return "0 KB"
    program = _program(head)
    if program:
        return program
    if format in _TEXTS and is_text:
        return _text_kind(format, head)
    if format not in _MEDIA:
        return claimed
    found = _identify(head, stream)
    if (claimed == "ZIP" and found in _ZIPS) or (claimed == "AAC" and found == "MP3" and head[:3] == b"ID3"):
        return claimed
    if found == "OLE" and claimed in _OLE_STREAMS:
        return claimed if _holds_stream(stream, _OLE_STREAMS[claimed]) else found
    return found or ("TXT" if is_text else "ANSI" if format in _TEXTS and b"\0" not in head else "BIN")


def _program(head: bytes) -> str:
    """The kind of program that the content is, or an empty string."""
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return "EXE (Windows)"
    return next((kind for magic, kind in _PROGRAMS.items() if head.startswith(magic)), "")


def _text_kind(format: str, head: bytes) -> str:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().decode("utf-8", "ignore")
    return format.upper() if start.startswith(_TEXTS[format]) else "TXT"


def _identify(head: bytes, stream: BinaryIO) -> str:
    """The format that the first bytes tell, upper case; an empty string where they tell nothing."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip() if b"%PDF-" in head[:64] else head
    found = next((kind for magic, kind in _SIGNATURES.items() if start.startswith(magic)), "")
    if found == "ZIP":
        return _zip_kind(stream)
    if found:
        return found
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "UTF-16"
    return _frames(head)


def _brand(head: bytes) -> str:
    """AVIF, HEIC (photographs of iPhones), MOV, M4A or MP4, by the brands of ISO/IEC 14496-12."""
    end = min(max(int.from_bytes(head[:4], "big"), 16), 256)
    brands = (head[8:12], *(head[at : at + 4] for at in range(16, end, 4)))
    if brands[0] in _BRANDS:
        return _BRANDS[brands[0]]
    if brands[0] in _HEIF:
        return "AVIF" if b"avif" in brands else "HEIC"
    return "MP4"


def _frames(head: bytes) -> str:
    """MPEG audio without a tag: the sync bits and the layer of the first frame header (ISO/IEC 11172-3, 13818-7)."""
    if len(head) < 2 or head[0] != 0xFF:
        return ""
    if head[1] & 0xF6 == 0xF0:
        return "AAC"
    return "MP3" if head[1] & 0xE6 == 0xE2 else ""


def _zip_kind(stream: BinaryIO) -> str:
    """DOCX … ODP by the members, DOCM … for one with macros, ZIP for any other archive; reads only the directory."""
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
    found = next((prefix for prefix in _OOXML if any(member.startswith(prefix) for member in names)), "")
    kind = _OOXML.get(found, "ZIP")
    return kind[:3] + "M" if f"{found}vbaProject.bin" in names else kind


def _directory_size(stream: BinaryIO) -> int:
    """The largest directory, in bytes, that the end records of a zip file claim (PKWARE APPNOTE 4.3.14 and 4.3.16)."""
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - 66_000))
    claims = (found[1] or found[2] for found in _ZIP_END.finditer(stream.read()))
    return max((int.from_bytes(claim, "little") for claim in claims), default=0)


_ZIP_END: Final = re.compile(rb"(?=PK\x05\x06.{8}(.{4})|PK\x06\x06.{36}(.{8}))", re.DOTALL)


def _holds_stream(stream: BinaryIO, names: tuple[str, ...]) -> bool:
    """Whether an OLE file has one of the streams: MSI and encrypted files are OLE as well and have none."""
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find((name + "\0").encode("utf-16-le")) >= 0 for name in names)


_SVG: Final = "http://www.w3.org/2000/svg"
_FOREIGN: Final = frozenset(("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"))
_ACTIVE_ELEMENTS: Final = frozenset(
    ("script", "foreignobject", "handler", "iframe", "embed", "object", "audio", "video", "listener")
)
_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_LINKS: Final = frozenset(("href", "src", "ping"))
_EMBEDDED: Final = re.compile(r"data:(?:image/(?:png|jpe?g|gif|webp)|font/[a-z0-9]+)[;,]", re.IGNORECASE)
_CSS_ESCAPE: Final = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)
_CSS_LOAD: Final = re.compile(r"@import|(?:\b(?:src|image|expression)|image-set)\s*\(|-moz-binding", re.IGNORECASE)
_CSS_URL: Final = re.compile(r"url\s*\(\s*[\"']?\s*(.{0,40})", re.IGNORECASE | re.DOTALL)


class _ActiveSvg(Exception):
    """The construct that runs or loads something, as it is shown to people."""


class _SvgReader:
    """Walks an SVG without building it; raises `_ActiveSvg` at the first construct that is not a picture."""

    def __init__(self) -> None:
        self.root = ""
        self.attributes: dict[str, str] = {}
        self._style: list[str] = []
        self._in_style = 0

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """A browser would read other letters than we do, where another encoding is declared."""
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise _ActiveSvg(f'encoding="{encoding[:40]}"')

    def _doctype(self, *_: object) -> None:
        raise _ActiveSvg("<!DOCTYPE>")

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _ActiveSvg("<?xml-stylesheet?>")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, element = tag.rpartition(" ")
        if not self.root:
            self.root, self.attributes = tag, attributes
        if element.lower() in _ACTIVE_ELEMENTS or space in _FOREIGN:
            raise _ActiveSvg(f"<{element}>")
        self._in_style += element == "style"
        for key, value in attributes.items():
            construct = _active_attribute(key, value)
            if construct:
                raise _ActiveSvg(construct)

    def _text(self, text: str) -> None:
        if self._in_style:
            self._style.append(text)

    def _end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "style":
            self._in_style -= 1
            construct = _active_style("".join(self._style))
            self._style.clear()
            if construct:
                raise _ActiveSvg(construct)


def _active_attribute(name: str, value: str) -> str:
    """The construct in an attribute, or an empty string. `name` is `namespace key` or `key`."""
    space, _, key = name.rpartition(" ")
    lower = key.lower()
    plain = _BLANKS.sub("", value).lower()
    if lower.startswith("on") or lower == "base":
        return key
    if lower == "attributename" and (plain.startswith("on") or plain.rpartition(":")[2] in _LINKS):
        return f'{key}="{value[:40]}"'
    if "javascript:" in plain or "vbscript:" in plain:
        return "javascript:"
    if lower in _LINKS and plain and not plain.startswith("#") and not _EMBEDDED.match(plain):
        return f'{key}="{value.strip()[:40]}"'
    words = space or lower in ("id", "class") or lower.startswith(("aria-", "data-"))
    return "" if words else _active_style(value)


def _active_style(css: str) -> str:
    """The construct in CSS that loads something from outside, or nothing; escapes are undone, comments count."""
    plain = _CSS_ESCAPE.sub(_unescaped, css)
    loading = _CSS_LOAD.search(plain)
    if loading:
        return loading[0]
    for found in _CSS_URL.finditer(plain):
        if not found[1].startswith("#") and not _EMBEDDED.match(found[1]):
            return f"url({found[1]}".partition(")")[0] + ")"
    return ""


def _unescaped(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else 0
    return str(found[2]) if found[2] else chr(number) if 0 < number < 0x110000 else "?"


def _svg_fault(name: str, data: bytes) -> FileFault | None:
    reader = _SvgReader()
    try:
        reader.read(data)
    except _ActiveSvg as active:
        return file_fault("ATT108", name, construct=str(active))
    except expat.ExpatError as error:
        return file_fault("ATT106", name, problem=f"XML {error.lineno}:{error.offset + 1}")
    if reader.root != f"{_SVG} svg":
        return file_fault("ATT105", name, actual="XML", format="SVG")
    return None


def svg_attributes(data: bytes) -> tuple[tuple[str, str], ...]:
    """The attributes of the root of an SVG; none where it is not a well-formed, still picture."""
    reader = _SvgReader()
    try:
        reader.read(data)
    except (_ActiveSvg, expat.ExpatError):
        return ()
    return tuple(reader.attributes.items())
