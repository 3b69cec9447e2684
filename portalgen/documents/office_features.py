"""External, executable, hidden and editing data of Word, Excel and PowerPoint files (ECMA-376), from their parts.

The parts are checked by `container` before: they have no DTD, and their unpacked size is bounded.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import Final
from xml.etree.ElementTree import fromstring
from xml.parsers.expat import ParserCreate

from portalgen.documents.features import FeatureLog, FeatureUnit
from portalgen.documents.limits import FEATURE_SECONDS
from portalgen.documents.programs import is_program
from portalgen.frozen import frozen

_CHUNK: Final = 1 << 18
_FETCHED: Final = frozenset(
    ("attachedTemplate", "oleObject", "frame", "subDocument", "externalLinkPath", "aFChunk", "package")
)
"""Types of relationships (the ends of their addresses) followed automatically by a program; links wait for a click."""
_REMOTE: Final = re.compile(r"(?:https?|ftps?|dav|smb|mhtml|ms-\w+):|\\\\|//", re.IGNORECASE)
_FILE: Final = re.compile(r"file:(?://(?P<host>[^/\\]*))?(?P<path>.*)", re.IGNORECASE | re.DOTALL)
_DRIVE: Final = re.compile(r"[a-z]:|localhost\Z|\Z", re.IGNORECASE)
_CHANGES: Final = frozenset(
    (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "numberingChange"),
    )
)
_DDE: Final = re.compile(r"\s*DDE(?:AUTO)?\s", re.IGNORECASE)
_HIDDEN: Final = re.compile(rb"<(?:[\w.-]+:)?(row|col)\b(?=[^<>]*\shidden\s*=\s*[\"'](?:1|true)[\"'])([^<>]*)>")
_ROW: Final = re.compile(rb"\sr\s*=\s*[\"'](\d+)")
_SPAN: Final = re.compile(rb"\s(min|max)\s*=\s*[\"'](\d+)")
_LONGEST_TAG: Final = 2048
_LAST_COLUMN: Final = 16_384
"""Hiding all columns up to the right edge of the sheet hides only empty columns."""
_HIDDEN_SLIDE: Final = re.compile(rb"<(?:[\w.-]+:)?sld\b[^<>]*\sshow\s*=\s*[\"'](?:0|false)[\"']")
_OLE_PACKAGE: Final = "\1Ole10Native".encode("utf-16-le")
"""The stream of an embedded file within an OLE object ([MS-OLEDS] 2.3.6)."""
_NAME_IN_PACKAGE: Final = re.compile(rb"[^\0\\/:*?\"<>|\r\n]{1,120}\.[A-Za-z0-9-]{1,12}(?=\0)")
_PACKAGE_BYTES: Final = 4 * 1024 * 1024


class _TimeIsUpError(Exception):
    """The time for this file is used up."""


@frozen
class _Relationship:
    id: str
    type: str
    """The last word of its address."""
    target: str
    is_external: bool


class _Package:
    """A zip with the time left for it."""

    def __init__(self, archive: zipfile.ZipFile, end: float) -> None:
        self.archive = archive
        self.names = archive.namelist()
        self._end = end

    def chunks(self, name: str) -> Iterator[bytes]:
        with self.archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                if process_time() > self._end:
                    raise _TimeIsUpError
                yield chunk

    def scan(
        self,
        name: str,
        on_start: Callable[[str, Mapping[str, str]], None],
        on_text: Callable[[str], None] = lambda _: None,
        on_end: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Call back for each element, by its name without the namespace; attributes too have theirs without."""
        parser = ParserCreate(namespace_separator="\n")

        def start(tag: str, attributes: dict[str, str]) -> None:
            on_start(_local(tag), {_local(key): value for key, value in attributes.items()})

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda tag: on_end(_local(tag))
        parser.CharacterDataHandler = on_text
        for chunk in self.chunks(name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def relationships(self, part: str) -> Iterator[_Relationship]:
        """Yield the relationships of a part; of the package itself if ""."""
        folder, _, file = part.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.names:
            return
        for each in fromstring(b"".join(self.chunks(name))):  # noqa: S314 - without a DTD
            target = each.get("Target", "")
            is_external = each.get("TargetMode", "") == "External"
            resolved = target if is_external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield _Relationship(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], resolved, is_external)


def find_office_features(path: Path, log: FeatureLog) -> bool:
    """Note the features of an OOXML file in `log`; return True if everything could be inspected."""
    try:
        with zipfile.ZipFile(path) as archive:
            package = _Package(archive, process_time() + FEATURE_SECONDS)
            for find in (_find_targets, _find_code, _find_in_word, _find_in_excel, _find_in_powerpoint):
                find(package, log)
    except MemoryError:
        raise
    except Exception:  # a part that is not XML or not a zip member, with any exception, or the time is up
        return False
    return True


def is_remote(target: str) -> bool:
    """Return True if a target is on another machine; a local path is not, and no machine is contacted."""
    shown = target.strip()
    file = _FILE.match(shown)
    if file is None:
        return _REMOTE.match(shown) is not None
    return _DRIVE.match(file["host"] or "") is None or file["path"].replace("\\", "/").startswith("//")


def _local(name: str) -> str:
    return name.rpartition("\n")[2]


def _find_targets(package: _Package, log: FeatureLog) -> None:
    for name in package.names:
        if name.endswith(".rels"):
            folder, _, file = name.removesuffix(".rels").rpartition("/")
            part = posixpath.join(folder.removesuffix("_rels").rstrip("/"), file)
            for each in package.relationships(part):
                if each.is_external and each.type in _FETCHED and is_remote(each.target):
                    log.add("remote", "address", each.target.strip())


def _find_code(package: _Package, log: FeatureLog) -> None:
    """Note old macro sheets, and programs among embedded files.

    A file with a VBA project does not match its name's format (ATT105).
    """
    for name in package.names:
        folded = name.lower()
        if folded.startswith("xl/macrosheets/") and folded.endswith(".xml"):
            log.add("macro")
        elif "/embeddings/" in folded:
            shown = _find_embedded_program(package, name)
            if shown is not None:
                log.add("program", "file", shown)


def _find_embedded_program(package: _Package, name: str) -> str | None:
    """Return the name of a program within an embedded member; None if there is none."""
    data = bytearray()
    for chunk in package.chunks(name):
        data += chunk
        if len(data) > _PACKAGE_BYTES:
            break
    if is_program(name, bytes(data[:512])):
        return posixpath.basename(name)
    if _OLE_PACKAGE not in data:
        return None
    written = (match[0].decode("utf-8", "replace") for match in _NAME_IN_PACKAGE.finditer(data))
    return next((each for each in written if is_program(each, b"")), None)


def _find_in_word(package: _Package, log: FeatureLog) -> None:
    for name in package.names:
        if re.fullmatch(r"word/[^/]+\.xml", name):
            reader = _WordPart(log)
            package.scan(name, reader.start, reader.text, reader.end)


class _WordPart:
    """Reads a part of a Word document: changes, comments, and the instructions of fields."""

    def __init__(self, log: FeatureLog) -> None:
        self._log = log
        self._instruction: list[str] = []
        self._is_instruction = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _CHANGES and ("author" in attributes or "date" in attributes):
            self._log.add("revision", author=attributes.get("author", ""))
        elif tag == "comment":
            self._log.add("comment", author=attributes.get("author", ""))
        elif tag == "fldSimple":
            self._judge(attributes.get("instr", ""))
        elif tag == "fldChar":
            self._judge("".join(self._instruction))  # it may be split into several runs
            self._instruction.clear()
        self._is_instruction = tag == "instrText"

    def text(self, text: str) -> None:
        if self._is_instruction:
            self._instruction.append(text)

    def end(self, tag: str) -> None:
        self._is_instruction = False

    def _judge(self, instruction: str) -> None:
        if _DDE.match(f"{instruction} "):
            self._log.add("dde")


def _find_in_excel(package: _Package, log: FeatureLog) -> None:
    workbook = "xl/workbook.xml"
    if workbook not in package.names:
        return
    parts = {each.id: each.target for each in package.relationships(workbook)}
    sheets: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            title = attributes.get("name", "")
            sheets[parts.get(attributes.get("id", ""), "")] = title
            if attributes.get("state", "visible") != "visible":
                log.add("hidden_sheet", "sheet", title)

    package.scan(workbook, start)
    for part, title in sheets.items():
        if part in package.names:
            _find_hidden_cells(package, part, title, log)
            for each in package.relationships(part):
                if each.type == "comments" and each.target in package.names:
                    _find_cell_comments(package, each.target, title, log)
    for name in package.names:
        if re.fullmatch(r"xl/externalLinks/[^/]+\.xml", name):
            package.scan(name, lambda tag, _: log.add("dde") if tag == "ddeLink" else None)
        elif name == "xl/revisions/revisionHeaders.xml":
            package.scan(
                name,
                lambda tag, attributes: (
                    log.add("revision", author=attributes.get("userName", "")) if tag == "header" else None
                ),
            )


def _find_hidden_cells(package: _Package, part: str, title: str, log: FeatureLog) -> None:
    """Rows and columns of a sheet, found without reading its cells."""
    rest = b""
    for chunk in package.chunks(part):
        data = rest + chunk
        end = data.rfind(b">") + 1
        data, rest = data[:end], data[end:][-_LONGEST_TAG:]
        for match in _HIDDEN.finditer(data):
            if match[1] == b"row":
                log.add("hidden_row", "sheet", title)
                continue
            span = {key: int(number) for key, number in _SPAN.findall(match[2])}
            first, last = span.get(b"min", 1), span.get(b"max", 1)
            if last < _LAST_COLUMN:
                log.add("hidden_column", "sheet", title, count=last - first + 1)


def _find_cell_comments(package: _Package, part: str, title: str, log: FeatureLog) -> None:
    unit: FeatureUnit = "cell"
    authors: list[str] = []
    is_author = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal is_author
        is_author = tag == "author"
        if is_author:
            authors.append("")
        elif tag == "comment":
            log.add("comment", unit, f"{title}!{attributes.get('ref', '')}", _author_of(authors, attributes))

    def text(text: str) -> None:
        if is_author:
            authors[-1] += text

    package.scan(part, start, text)


def _author_of(authors: list[str], attributes: Mapping[str, str]) -> str:
    """The author of a comment of Excel; a thread has `tc=` and a number here, and its people in another part."""
    number = attributes.get("authorId", "")
    name = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
    return name.removeprefix("tc=")


def _find_in_powerpoint(package: _Package, log: FeatureLog) -> None:
    for name in package.names:
        slide = re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name)
        if slide is not None and _HIDDEN_SLIDE.search(next(package.chunks(name), b"")):
            log.add("hidden_slide", "slide", slide[1])
        elif re.fullmatch(r"ppt/comments/[^/]+\.xml", name):
            # Authors are in a separate part, by name, if there are comments.
            package.scan(name, lambda tag, _: log.add("comment", author="?") if tag == "cm" else None)
