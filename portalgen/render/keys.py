"""Cache keys of views, divided into parts.

The parts show if an output must be rendered again, and because of which part of its view.

A key is a function of the values alone, independent of their identity, the hash seed and the process. Values are
written with their lengths and types, a dataclass as a list beginning with its name, so that different values have
different encodings.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints
from zlib import crc32

from portalgen.render.parts import NOT_BUILT
from portalgen.store.digest import digest_bytes

KeyParts = tuple[tuple[str, bytes], ...]
"""(name of a field, its value encoded as bytes), in the order of the fields."""

CHECK_LENGTH: Final = 8
"""The length of the checksum of a part, in characters."""

FRAME_FIELD: Final = "frame"
"""The name of a field that is split further: its own fields become parts, such as `frame.head`."""
CHROME_FIELDS: Final = frozenset({"header", "footer"})
"""The fields of the frame excluded from keys: `RenderedChrome.digest` represents them."""

_FORMAT: Final = 2
"""The version of marshal's format: the last without references.

References would distinguish one value used twice from two equal values.
"""
_SHORT: Final = 64
"""The maximum length in bytes of a part with a cached check: None, an empty tuple, the digest of a template."""
_NOTHING: Final = ()
"""The value of most lists of a view: already plain, and tested before any call."""
_ATOMS: Final = frozenset({str, int, bool, float, type(None)})

_Plain = Callable[[Any], Any]
"""Converts a value for marshal."""


def key_parts_of(view: object) -> KeyParts:
    """Return the parts of the key of `view`, which consists of dataclasses, tuples, strings, numbers, dates and None.

    `Markup` counts as a string. Parts that were not built because they are never read are omitted. Raises `TypeError`
    for a value of another type.
    """
    parts = _parts(view, type(view), "")
    frame = getattr(view, FRAME_FIELD, None)
    if frame is not None:
        parts += _parts(frame, type(frame), FRAME_FIELD)
    return tuple(parts)


def digest_key_parts(parts: KeyParts) -> str:
    """Return one digest for all parts together."""
    return digest_bytes(marshal.dumps(parts, _FORMAT))


def check_part(data: bytes) -> str:
    """Return the checksum of a part (CRC-32). `portalgen why` uses it to find changes; no build depends on it."""
    return _check_short(data) if len(data) <= _SHORT else f"{crc32(data):08x}"


@lru_cache(maxsize=4_096)
def _check_short(data: bytes) -> str:
    return f"{crc32(data):08x}"


def _parts(value: object, kind: Any, within: str) -> list[tuple[str, bytes]]:
    names, get, plains = _shape(kind, within)
    parts = []
    for name, each, plain in zip(names, get(value), plains, strict=True):
        if each is NOT_BUILT:
            continue
        try:
            data = marshal.dumps(each if plain is None or each is None or each is _NOTHING else plain(each), _FORMAT)
        except (ValueError, TypeError, AttributeError):
            data = marshal.dumps(_plain(each), _FORMAT)  # not exactly the declared type: Markup instead of str
        parts.append((name, data))
    return parts


@lru_cache(maxsize=256)
def _shape(kind: Any, within: str) -> tuple[tuple[str, ...], _Plain, tuple[_Plain | None, ...]]:
    """Return the names of the parts of a `kind`, the getter of their values, and the converter of each value."""
    hints = get_type_hints(kind)
    excluded = CHROME_FIELDS if within else {FRAME_FIELD}
    names = tuple(field.name for field in fields(kind) if field.name not in excluded)
    shown = tuple(f"{within}.{name}" for name in names) if within else names
    return shown, _values_getter(names), tuple(_converter(hints[name]) for name in names)


def _values_getter(names: tuple[str, ...]) -> _Plain:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _converter(hint: Any, within: frozenset[Any] = frozenset()) -> _Plain | None:
    """Return the converter of the declared type, or None if it is plain. `within` are the enclosing types."""
    if hint in _ATOMS:
        return None
    members = [each for each in get_args(hint) if each is not Ellipsis]
    if get_origin(hint) in (Union, UnionType):
        return _optional([each for each in members if each is not type(None)], within)
    if get_origin(hint) is tuple:
        convert = _converter(members[0], within)
        if convert and len(members) == 1:
            return lambda values: tuple([convert(value) for value in values]) if values else values
        return _plain if any(_converter(each, within) for each in members) else None
    if hint in within:
        return _late(hint)
    is_ours: bool = is_dataclass(hint)
    return _dataclass_converter(hint, within) if is_ours else _plain


def _optional(members: list[Any], within: frozenset[Any]) -> _Plain | None:
    convert = _converter(members[0], within) if len(members) == 1 else _plain
    return convert and (lambda value: None if value is None else convert(value))


def _late(kind: Any) -> _Plain:
    """Return a converter for a recursive type, looked up when there is a value."""
    return lambda value: _dataclass_converter(kind)(value)  # noqa: PLW0108 - the lookup must be late


@lru_cache(maxsize=256)
def _dataclass_converter(kind: Any, within: frozenset[Any] = frozenset()) -> _Plain:
    """Return the converter of a dataclass of exactly this `kind` to a list that begins with its name."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    get = _values_getter(names)
    converters = ((place, _converter(hints[name], within | {kind})) for place, name in enumerate(names, 1))
    nested = [(place, convert) for place, convert in converters if convert]
    title = kind.__name__

    def plain(value: object) -> list[object]:
        encoded = [title, *get(value)]
        for place, convert in nested:
            each = encoded[place]
            if each is not None and each is not _NOTHING and each is not NOT_BUILT:
                encoded[place] = convert(each)
        return encoded

    return plain


def _plain(value: Any) -> Any:
    """Convert any value for marshal, by its own type rather than the declared type."""
    if type(value) in _ATOMS:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if isinstance(value, date):
        return [type(value).__name__, value.isoformat()]
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    raise TypeError(f"a view cannot contain a {type(value).__name__}")
