"""Converts models that validate YAML into dataclasses, and dataclasses into rows of JSON for the cache.

Both use the names and types of the dataclass fields. Field types: text, number, flag, date, mapping of texts,
dataclass, or a tuple or set of these. Equal parts of two sites, such as the menus of a profile, are written once in a
row and read back as the same object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from portalgen.config.models import Model

_T = TypeVar("_T")


def value_of_model(kind: type[_T], model: Model) -> _T:
    """Convert `model` to the dataclass `kind`, which has fields of the same names."""
    made: Any = kind
    return cast(_T, made(**{name: _converted(inner, getattr(model, name)) for name, inner in _inner_kinds(made)}))


def values_of_settings(kind: Any, written: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a model as values for the fields of the dataclass `kind`. Keys with None are left out."""
    hints = dict(_hints(kind))
    return {name: _setting(hints[name], value) for name, value in written.items() if value is not None}


def _setting(hint: Any, value: Any) -> Any:
    """Convert a value; a mapping becomes pairs if the field is a tuple."""
    if isinstance(value, Mapping) and get_origin(hint) is tuple:
        return tuple(value.items())
    return _converted(_inner_kind(hint), value)


def _converted(inner: Any, value: Any) -> Any:
    if inner is None or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(value_of_model(inner, each) for each in value)
    return value_of_model(inner, value)


@cache
def _inner_kinds(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return the fields of `kind`, each with its dataclass or the dataclass of its entries; None for other fields."""
    return tuple((name, _inner_kind(hint)) for name, hint in _hints(kind))


def _inner_kind(hint: Any) -> Any:
    if is_dataclass(hint):
        return hint
    return next((found for each in get_args(hint) if (found := _inner_kind(each)) is not None), None)


@cache
def _hints(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((each.name, hints[each.name]) for each in fields(kind) if each.init)


class RowWriter:
    """Writes dataclasses as JSON values. Compound parts are stored once in `parts` and referenced by number."""

    def __init__(self) -> None:
        self.parts: list[Any] = []
        self._numbers: dict[str, int] = {}

    def write(self, value: Any) -> list[Any]:
        """Return the row of a dataclass: the values of its fields in order."""
        kind: Any = type(value)
        return [self._plain(getattr(value, name)) for name, _ in _hints(kind)]

    def _plain(self, value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, frozenset):
            return sorted(value)
        if isinstance(value, tuple):
            return self._shared([self._plain(each) for each in value])
        if is_dataclass(value):
            return self._shared(self.write(value))
        return value

    def _shared(self, row: list[Any]) -> int:
        text = repr(row)  # faster than JSON, and equally unique
        if text not in self._numbers:
            self._numbers[text] = len(self.parts)
            self.parts.append(row)
        return self._numbers[text]


class RowReader:
    """Reads rows written by `RowWriter`. Each part is read once for each requested type."""

    def __init__(self, parts: list[Any]) -> None:
        self._parts = parts
        self._values: dict[tuple[int, Any], Any] = {}

    def read(self, kind: type[_T], row: list[Any]) -> _T:
        """Return the dataclass `kind` of a row. Raises ValueError, TypeError or LookupError for an invalid row."""
        made: Any = kind
        values = {name: read(self, each) for (name, read), each in zip(_readers(made), row, strict=True)}
        return cast(_T, made(**values))

    def part(self, number: int, hint: Any, make: Callable[[Any], Any]) -> Any:
        """Return the value of a part, created once for each `hint`."""
        if (number, hint) not in self._values:
            self._values[number, hint] = make(self._parts[number])
        return self._values[number, hint]


_Read = Callable[[RowReader, Any], Any]


@cache
def _readers(kind: Any) -> tuple[tuple[str, _Read], ...]:
    return tuple((name, _reader(hint)) for name, hint in _hints(kind))


def _reader(hint: Any) -> _Read:
    """Return a function that reads the value of a field from a row."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        read = _reader(next(each for each in arguments if each is not type(None)))
        return lambda rows, value: None if value is None else read(rows, value)
    if origin is frozenset:
        return lambda _, value: frozenset(value)
    if hint is date:
        return lambda _, value: date.fromisoformat(value)
    if is_dataclass(hint):
        kind: Any = hint
        return lambda rows, value: rows.part(value, kind, lambda row: rows.read(kind, row))
    if origin is not tuple:
        return lambda _, value: value
    return _tuple_reader(hint, arguments)


def _tuple_reader(hint: Any, arguments: tuple[Any, ...]) -> _Read:
    if arguments[1:] == (...,):
        each = _reader(arguments[0])
        return lambda rows, value: rows.part(value, hint, lambda row: tuple([each(rows, one) for one in row]))
    inner = tuple(_reader(one) for one in arguments)
    return lambda rows, value: rows.part(
        value, hint, lambda row: tuple([read(rows, one) for read, one in zip(inner, row, strict=True)])
    )
