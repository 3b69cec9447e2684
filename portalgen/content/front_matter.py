"""Splits the bytes of a file into front matter and body. `front_matter_reading` validates the keys."""

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
"""Bytes checked to detect UTF-16 without a mark: every second byte of ASCII letters is zero."""
OPENING_LINE: Final = re.compile(rb"---[ \t]*\r?\n")
_CLOSING: Final = re.compile(rb"\n---[ \t]*(?:\r?\n|\r?\Z)")
_HEAD_SIZE: Final = 65_536
"""Bytes searched for front matter if its end is unknown."""
FIRST_KEY_LINE: Final = 2
"""The line number of the first key."""


@frozen
class SourceParts:
    """The offsets of a file's parts, in bytes."""

    head_start: int
    head_end: int
    body_start: int


@frozen
class FrontMatter:
    """The content of a single file, before its place and translations are checked."""

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
    """True for a document whose body only promises or links to a text, or repeats the title."""


def split_source(data: bytes) -> SourceParts | None:
    """Return the parts of a file, or None if front matter is missing or not closed."""
    start = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    opening = OPENING_LINE.match(data, start)
    if opening is None:
        return None
    closing = _CLOSING.search(data, opening.end() - 1)
    if closing is None:
        return None
    return SourceParts(opening.end(), max(closing.start() + 1, opening.end()), closing.end())


def is_utf16(data: bytes) -> bool:
    """Return True if a file is UTF-16, with or without a byte order mark."""
    if data.startswith(_UTF16_MARKS):
        return True
    zeros = data[:_PROBED].count(0)
    return zeros * 4 >= min(len(data), _PROBED) > 0


def find_written_id(data: bytes) -> str:
    """Return the id written in a file, found without parsing YAML. Return an empty string if there is none."""
    for line in data[:_HEAD_SIZE].splitlines():
        key, colon, value = line.partition(b":")
        if colon and key.strip() == b"id" and line[:1] == b"i":
            written = value.partition(b" #")[0].decode("utf-8", "replace").strip()
            return written[1:-1] if written[:1] in ("'", '"') and written[-1:] == written[:1] else written
    return ""


def front_matter_of_values(
    data: bytes, parts: SourceParts, text: str, kind: Kind, values: dict[str, Any]
) -> FrontMatter:
    """Return the front matter of a file with text `text` and these key values."""
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
    """Return the front matter of `data` if it is the same, byte by byte, as that of `known`; otherwise return None.

    Most edits change only the body, so the keys need not be parsed and validated again.
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
    """Return the digest of a file's content, which detects changes since reading."""
    return digest_bytes(data)


def digest_of_original(title: str, summary: str, body: str) -> str:
    """Return the digest that translations record to notice a change of their original.

    Differences in white space and Unicode composition do not change it.
    """
    words = (collapse_spaces(nfc(text)) for text in (title, summary, body))
    return digest_text("\0".join(words), 8)


def collapse_spaces(text: str) -> str:
    """Return `" ".join(text.split())`, without building the list of words."""
    line = text.replace("\n", " ")
    if not line.isprintable():  # all white space except the space is unprintable
        return " ".join(line.split())
    while "  " in line:
        line = line.replace("  ", " ")
    return line.strip(" ")


def head_yaml_of(data: bytes, parts: SourceParts, path: str) -> YamlText:
    """Return the front matter as a YAML text with its place in the file."""
    head = data[parts.head_start : parts.head_end].decode("utf-8", "replace")
    return YamlText(head, path, "FMT", FIRST_KEY_LINE)


def head_keys_of(source: YamlText) -> Mapping[str, Tree]:
    """Return the keys as written; empty if they cannot be parsed."""
    tree, _ = parse_yaml(source)
    return as_mapping(tree) or NO_FIELDS
