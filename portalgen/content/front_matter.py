"""One file: its bytes are split into front matter and body. `front_matter_reading` checks the keys against their kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.content.model import NO_FIELDS
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind, is_numbered
from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_bytes, digest_text
from portalgen.text.normalization import nfc

with on_demand():
    from portalgen.text import document_head

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_PROBED: Final = 64
"""Bytes of a file by which UTF-16 without a mark is known: of its ASCII letters every second byte is zero."""
OPENING_LINE: Final = re.compile(rb"---[ \t]*\r?\n")
_CLOSING: Final = re.compile(rb"\n---[ \t]*(?:\r?\n|\r?\Z)")
_HEAD_SIZE: Final = 65_536
"""Bytes of a file that may hold its front matter, where nobody can tell its end."""
FIRST_KEY_LINE: Final = 2
"""The line of a file on which the keys begin."""


@frozen
class SourceParts:
    """Where the parts of a file stand, in bytes."""

    head_start: int
    head_end: int
    body_start: int


@frozen
class FrontMatter:
    """What one file holds by itself, before its place and its translations are checked."""

    kind: Kind
    values: Mapping[str, Any]
    """The keys that are set, as plain values."""
    digest: str
    head_digest: str
    """Of everything above the body."""
    body_digest: str
    original_digest: str
    body_start: int
    body_line: int
    lacks_text: bool = False
    """Whether it is a document's, and its body promises a text, leads to one, or repeats the title."""


def split_source(data: bytes) -> SourceParts | None:
    """The parts of a file, or None where it has no front matter or does not close it."""
    start = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    opening = OPENING_LINE.match(data, start)
    if opening is None:
        return None
    closing = _CLOSING.search(data, opening.end() - 1)
    if closing is None:
        return None
    return SourceParts(opening.end(), max(closing.start() + 1, opening.end()), closing.end())


def is_utf16(data: bytes) -> bool:
    """Whether a file is UTF-16, with a byte order mark or without."""
    if data.startswith(_UTF16_MARKS):
        return True
    zeros = data[:_PROBED].count(0)
    return zeros * 4 >= min(len(data), _PROBED) > 0


def find_written_id(data: bytes) -> str:
    """The id that a file gives, found without reading it as YAML; empty where it gives none."""
    for line in data[:_HEAD_SIZE].splitlines():
        key, colon, value = line.partition(b":")
        if colon and key.strip() == b"id" and line[:1] == b"i":
            written = value.partition(b" #")[0].decode("utf-8", "replace").strip()
            return written[1:-1] if written[:1] in ("'", '"') and written[-1:] == written[:1] else written
    return ""


def front_matter_of_values(
    data: bytes, parts: SourceParts, text: str, kind: Kind, values: dict[str, Any]
) -> FrontMatter:
    """Return what a file holds whose text is `text` and whose keys have these values."""
    body = text[len(data[: parts.body_start].decode("utf-8")) :]
    return FrontMatter(
        kind,
        values,
        digest_of_content(data),
        digest_of_content(data[: parts.body_start]),
        digest_of_content(data[parts.body_start :]),
        digest_of_original(values["title"], values.get("summary", ""), body),
        parts.body_start,
        data.count(b"\n", 0, parts.body_start) + 1,
        is_numbered(kind.essential_fields) and _lacks_document_text(body, values),
    )


def _lacks_document_text(body: str, values: Mapping[str, Any]) -> bool:
    title, issuer, number = (str(values.get(key, "")) for key in ("title", "issuer", "number"))
    return document_head.lacks_document_text(body, title, issuer, number)


def renew_front_matter(known: FrontMatter, data: bytes) -> FrontMatter | None:
    """Return what a file holds whose front matter is byte for byte that of `known`; None where it is another one.

    Of most edits only the body is another one: then no key has to be read and checked again.
    """
    parts = split_source(data)
    if parts is None or digest_of_content(data[: parts.body_start]) != known.head_digest:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return front_matter_of_values(data, parts, text, known.kind, dict(known.values))


def digest_of_content(data: bytes) -> str:
    """Return the digest by which a file is known to be still the one that was read."""
    return digest_bytes(data)


def digest_of_original(title: str, summary: str, body: str) -> str:
    """What a translation records: equal for texts that differ only in white space or Unicode composition."""
    words = (collapse_spaces(nfc(text)) for text in (title, summary, body))
    return digest_text("\0".join(words), 8)


def collapse_spaces(text: str) -> str:
    """The words of `text` with one space between two: `" ".join(text.split())`, without making all those words."""
    line = text.replace("\n", " ")
    if not line.isprintable():  # all white space but the space is unprintable
        return " ".join(line.split())
    while "  " in line:
        line = line.replace("  ", " ")
    return line.strip(" ")


def head_yaml_of(data: bytes, parts: SourceParts, path: str) -> YamlText:
    """Return the front matter as a YAML text with its place in the file."""
    head = data[parts.head_start : parts.head_end].decode("utf-8", "replace")
    return YamlText(head, path, "FMT", FIRST_KEY_LINE)


def head_keys_of(source: YamlText) -> Mapping[str, Tree]:
    """The keys as they are written; none where they cannot be read."""
    tree, _ = parse_yaml(source)
    return as_mapping(tree) or NO_FIELDS
