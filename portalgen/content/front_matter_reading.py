"""Parses a file's front matter and validates it against its kind. Imported only if a file is not cached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from portalgen.config.validation import diagnostics_of, not_a_mapping_diagnostic
from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.content.front_matter import (
    BYTE_ORDER_MARK,
    OPENING_LINE,
    FrontMatter,
    find_written_id,
    front_matter_of_values,
    head_keys_of,
    head_yaml_of,
    is_utf16,
    split_source,
)
from portalgen.content.front_matter_shape import missing_front_matter_diagnostic, unclosed_front_matter_diagnostic
from portalgen.content.kind_models import model_of, model_of_any, partial_model_of
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic, place_in_line
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind
from portalgen.kinds.table import KINDS


def read_front_matter(
    data: bytes, path: str, kinds: Kinds = KINDS
) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Return the front matter of the file, or all its diagnostics."""
    if is_utf16(data):
        return None, (diagnostic("FMT135", Place(path)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, path, error.start),)
    parts = split_source(data)
    if parts is None:
        return None, (_without_front_matter(data, text, path),)
    source = head_yaml_of(data, parts, path)
    tree, refusal = parse_yaml(source)
    if refusal is not None:
        return None, (refusal,)
    keys = as_mapping({} if tree is None else tree)
    if keys is None:
        return None, (not_a_mapping_diagnostic(source),)
    values, diagnostics = _validate_keys(kinds, source, keys)
    if values is None:
        return None, diagnostics
    return front_matter_of_values(data, parts, text, kinds[values["kind"]], values), ()


def _validate_keys(
    kinds: Kinds, source: YamlText, keys: Mapping[str, Tree]
) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
    kind = kinds.find(keys.get("kind"))
    model = model_of(kinds, kind, "translated_from" in keys) if kind else model_of_any(kinds)
    try:
        return model.model_validate(keys).model_dump(exclude_unset=True, exclude_none=True), ()
    except ValidationError as error:
        return None, diagnostics_of(error, source, model)


def list_key_errors(kinds: Kinds, kind: Kind, keys: Mapping[str, Tree]) -> Sequence[Mapping[str, Any]]:
    """Return the errors that pydantic finds in the keys of an original of this kind.

    The tuple is empty if there are none.
    """
    try:
        model_of(kinds, kind, False).model_validate(keys)
    except ValidationError as error:
        return error.errors(include_url=False)
    return ()


def read_partial_front_matter(data: bytes, path: str, kind: Kind, kinds: Kinds = KINDS) -> FrontMatter | None:
    """Return the readable part of a file refused by `read_front_matter`: its valid keys and the start of its body.

    `kind` is the default kind of the page. Returns None if the start of the body is unknown.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    parts = split_source(data)
    if parts is None:
        return None
    keys = head_keys_of(head_yaml_of(data, parts, path))
    kind = kinds.find(keys.get("kind")) or kind
    identifier = find_written_id(data)
    values = {"title": identifier, **_valid_values(kinds, keys, kind), "id": identifier}
    return front_matter_of_values(data, parts, text, kind, values)


def _valid_values(kinds: Kinds, keys: Mapping[str, Tree], kind: Kind) -> dict[str, Any]:
    """Return the values of the keys that are valid by themselves."""
    model = partial_model_of(kinds, kind)
    try:
        return model.model_validate(keys).model_dump(exclude_unset=True, exclude_none=True)
    except ValidationError as error:
        faulty = {each["loc"][0] for each in error.errors(include_url=False) if each["loc"]}
    left = {key: value for key, value in keys.items() if key not in faulty}
    return _valid_values(kinds, left, kind) if len(left) < len(keys) else {}


def _not_utf8(data: bytes, path: str, at: int) -> Diagnostic:
    before = data[:at]
    line_start = before.rfind(b"\n") + 1
    line_end = data.find(b"\n", at)
    line = data[line_start : line_end if line_end >= 0 else len(data)].decode("utf-8", "replace").rstrip("\r")
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
    place = place_in_line(path, before.count(b"\n") + 1, column, 1, printable)
    return diagnostic("FMT108", place, byte=str(at + 1))


def _without_front_matter(data: bytes, text: str, path: str) -> Diagnostic:
    start = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    opened = OPENING_LINE.match(data, start) is not None
    describe = unclosed_front_matter_diagnostic if opened else missing_front_matter_diagnostic
    return describe(text, path)
