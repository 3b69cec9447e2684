"""Checks that SVG pictures are only pictures: they must not run or load anything."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.on_demand import on_demand

with on_demand():
    from xml.parsers import expat

EXPORT_AGAIN: Final = LocalizedText(
    "xuất lại tệp từ phần mềm gốc; không đổi tên phần mở rộng", "export the file again; do not rename its extension"
)
"""The remedy of ATT105 if renaming does not help."""
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


MAX_ELEMENTS: Final = 250_000
"""Maximum number of elements in a picture: browsers draw more at an unbearable speed, and each takes time to check."""
_SIMPLIFY: Final = LocalizedText(
    "đơn giản hóa hình (Simplify) trong phần mềm vẽ, hoặc xuất thành PNG", "simplify the drawing, or export it as PNG"
)


class _ActiveSvgError(Exception):
    """A construct that runs or loads something, as shown to users."""


class _TooManyElementsError(Exception):
    """There are more than `MAX_ELEMENTS`."""


class _RootReadError(Exception):
    """The attributes of the root are known."""


class _SvgReader:
    """Walks an SVG without building a tree; raises `_ActiveSvgError` at the first construct that is not a picture."""

    def __init__(self) -> None:
        self.root = ""
        self._count = 0
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
        """Reject other encodings, because a browser would read other characters than this check."""
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise _ActiveSvgError(f'encoding="{encoding[:40]}"')

    def _doctype(self, *_: object) -> None:
        raise _ActiveSvgError("<!DOCTYPE>")

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _ActiveSvgError("<?xml-stylesheet?>")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, element = tag.rpartition(" ")
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _TooManyElementsError
        if not self.root:
            self.root, self.attributes = tag, attributes
        if element.lower() in _ACTIVE_ELEMENTS or space in _FOREIGN:
            raise _ActiveSvgError(f"<{element}>")
        self._in_style += element == "style"
        for key, value in attributes.items():
            construct = _active_attribute(key, value)
            if construct:
                raise _ActiveSvgError(construct)

    def _text(self, text: str) -> None:
        if self._in_style:
            self._style.append(text)

    def _end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "style":
            self._in_style -= 1
            construct = _active_style("".join(self._style))
            self._style.clear()
            if construct:
                raise _ActiveSvgError(construct)


def _active_attribute(name: str, value: str) -> str:
    """Return the active construct in an attribute, or an empty string. `name` is `namespace key` or `key`."""
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
    """Return the construct in CSS that loads from outside, or an empty string; decodes escapes, includes comments."""
    plain = _CSS_ESCAPE.sub(_unescaped, css)
    loading = _CSS_LOAD.search(plain)
    if loading:
        return loading[0]
    for match in _CSS_URL.finditer(plain):
        if not match[1].startswith("#") and not _EMBEDDED.match(match[1]):
            return f"url({match[1]}".partition(")")[0] + ")"
    return ""


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else 0
    return str(match[2]) if match[2] else chr(number) if 0 < number < 0x110000 else "?"


def check_svg(data: bytes) -> tuple[str, tuple[tuple[str, MessageValue], ...]] | None:
    """Return the code and values of the fault that keeps `data` from being a still picture, or None."""
    reader = _SvgReader()
    try:
        reader.read(data)
    except _ActiveSvgError as active:
        return "ATT108", (("construct", str(active)),)
    except expat.ExpatError as error:
        return "ATT106", (("problem", f"XML {error.lineno}:{error.offset + 1}"),)
    except _TooManyElementsError:
        found = LocalizedText(f"hơn {MAX_ELEMENTS} phần tử", f"more than {MAX_ELEMENTS} elements")
        return "ATT111", (("found", found), ("limit", str(MAX_ELEMENTS)), ("remedy", _SIMPLIFY))
    if reader.root != f"{_SVG} svg":
        return "ATT105", (("actual", "XML"), ("format", "SVG"), ("remedy", EXPORT_AGAIN))
    return None


class _RootReader(_SvgReader):
    """Reads only the root: a picture may have many elements, and was checked before."""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        raise _RootReadError


def read_svg_attributes(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the attributes of the root element of an SVG that `check_svg` accepted.

    The mapping is empty if there is no root.
    """
    reader = _RootReader()
    with suppress(_RootReadError, _ActiveSvgError, expat.ExpatError):
        reader.read(data)
    return tuple(reader.attributes.items())
