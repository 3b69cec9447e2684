"""One file: its bytes are split into front matter and body, and the front matter is checked against its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from portalgen.config.validation import diagnostics_of, not_a_mapping_diagnostic
from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.content.kinds.definition import Kind
from portalgen.content.kinds.models import find_kind, model_of, model_of_any, partial_model_of
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import NO_FIELDS
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic, place_in_line
from portalgen.store.digest import digest_bytes, digest_text
from portalgen.text.normalization import nfc

_BOM: Final = b"\xef\xbb\xbf"
_OPENING: Final = re.compile(rb"---[ \t]*\r?\n")
_CLOSING: Final = re.compile(rb"\n---[ \t]*(?:\r?\n|\r?\Z)")
_HEAD_SIZE: Final = 65_536
"""Bytes of a file that may hold its front matter, where nobody can tell its end."""
FIRST_KEY_LINE: Final = 2
"""The line of a file on which the keys begin."""


@dataclass(frozen=True, slots=True)
class SourceParts:
    """Where the parts of a file stand, in bytes."""

    head_start: int
    head_end: int
    body_start: int


@dataclass(frozen=True, slots=True)
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


def split_source(data: bytes) -> SourceParts | None:
    """The parts of a file, or None where it has no front matter or does not close it."""
    start = len(_BOM) if data.startswith(_BOM) else 0
    opening = _OPENING.match(data, start)
    if opening is None:
        return None
    closing = _CLOSING.search(data, opening.end() - 1)
    if closing is None:
        return None
    return SourceParts(opening.end(), max(closing.start() + 1, opening.end()), closing.end())


def read_front_matter(data: bytes, path: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """What the file holds, or everything that is wrong with its front matter."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, path, error.start),)
    parts = split_source(data)
    if parts is None:
        return None, (_without_front_matter(data, path),)
    source = head_yaml_of(data, parts, path)
    tree, refusal = parse_yaml(source)
    if refusal is not None:
        return None, (refusal,)
    keys = as_mapping({} if tree is None else tree)
    if keys is None:
        return None, (not_a_mapping_diagnostic(source),)
    values, diagnostics = _validate_keys(source, keys)
    if values is None:
        return None, diagnostics
    return _build_front_matter(data, parts, text, KINDS[values["kind"]], values), ()


def _validate_keys(source: YamlText, keys: Mapping[str, Tree]) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
    kind = find_kind(keys.get("kind"))
    model = model_of(kind.name, "translated_from" in keys) if kind else model_of_any()
    try:
        return model.model_validate(keys).model_dump(exclude_unset=True, exclude_none=True), ()
    except ValidationError as error:
        return None, diagnostics_of(error, source, model)


def read_partial_front_matter(data: bytes, path: str, kind: Kind) -> FrontMatter | None:
    """What can be read of a file that `read_front_matter` refused: the valid ones of its keys, and where its body is.

    `kind` is what the page is where it does not say so. None where nobody can tell where the body begins.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    parts = split_source(data)
    if parts is None:
        return None
    keys = head_keys_of(head_yaml_of(data, parts, path))
    kind = find_kind(keys.get("kind")) or kind
    identifier = find_written_id(data)
    values = {"title": identifier, **_valid_values(keys, kind), "id": identifier}
    return _build_front_matter(data, parts, text, kind, values)


def _valid_values(keys: Mapping[str, Tree], kind: Kind) -> dict[str, Any]:
    """The values of the keys that are valid by themselves."""
    model = partial_model_of(kind.name)
    try:
        return model.model_validate(keys).model_dump(exclude_unset=True, exclude_none=True)
    except ValidationError as error:
        faulty = {each["loc"][0] for each in error.errors(include_url=False) if each["loc"]}
    left = {key: value for key, value in keys.items() if key not in faulty}
    return _valid_values(left, kind) if len(left) < len(keys) else {}


def find_written_id(data: bytes) -> str:
    """The id that a file gives, found without reading it as YAML; empty where it gives none."""
    for line in data[:_HEAD_SIZE].splitlines():
        key, colon, value = line.partition(b":")
        if colon and key.strip() == b"id" and line[:1] == b"i":
            written = value.partition(b" #")[0].decode("utf-8", "replace").strip()
            return written[1:-1] if written[:1] in ("'", '"') and written[-1:] == written[:1] else written
    return ""


def _build_front_matter(data: bytes, parts: SourceParts, text: str, kind: Kind, values: dict[str, Any]) -> FrontMatter:
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
    )


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


def _not_utf8(data: bytes, path: str, at: int) -> Diagnostic:
    before = data[:at]
    line_start = before.rfind(b"\n") + 1
    line_end = data.find(b"\n", at)
    line = data[line_start : line_end if line_end >= 0 else len(data)].decode("utf-8", "replace").rstrip("\r")
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
    place = place_in_line(path, before.count(b"\n") + 1, column, 1, printable)
    return diagnostic("FMT108", place, byte=str(at + 1))


def _without_front_matter(data: bytes, path: str) -> Diagnostic:
    start = len(_BOM) if data.startswith(_BOM) else 0
    opened = _OPENING.match(data, start) is not None
    return diagnostic("FMT121" if opened else "FMT120", Place(path))
