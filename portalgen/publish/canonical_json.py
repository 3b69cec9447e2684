"""JSON in a canonical form: a value always has the same bytes, and only these are accepted.

Keys are sorted, without indentation, text is unescaped UTF-8, a newline ends the file. Numbers are whole. Signed and
digested values are written in this form. Input is rejected unless writing it again gives the same bytes (Python accepts
duplicate keys, NaN and lone surrogates).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

_SIMPLE: Final = frozenset({str, int, bool, type(None)})


class CanonicalJsonError(ValueError):
    """Bytes are not canonical JSON."""


def format_canonical(value: Any) -> bytes:
    """Return the bytes of a value of dicts, lists, texts, whole numbers, truth values and None.

    Raises CanonicalJsonError for anything else, such as a decimal number or a lone surrogate.
    """
    if not _is_plain(value):
        raise CanonicalJsonError("only texts, whole numbers, truth values, lists and objects of these")
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError as error:
        raise CanonicalJsonError(str(error)) from error


def parse_canonical(data: bytes) -> Any:
    """Return the value in `data`. Raises CanonicalJsonError if it is not canonical."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise CanonicalJsonError(str(error)) from error
    if format_canonical(value) != data:
        raise CanonicalJsonError("written again it is not the same")
    return value


def _is_plain(value: Any) -> bool:
    match value:
        case None | bool() | int() | str():
            return True
        case list():
            return _are_simple(value) or all(map(_is_plain, value))
        case dict():
            return all(map(_is_name, set(map(type, value)))) and (
                _are_simple(value.values()) or all(map(_is_plain, value.values()))
            )
        case _:
            return False


def _is_name(kind: type) -> bool:
    return issubclass(kind, str)


def _are_simple(values: Iterable[Any]) -> bool:
    """Return True if all are texts, whole numbers, truth values or None; fast, since lists of files are long."""
    return set(map(type, values)) <= _SIMPLE
