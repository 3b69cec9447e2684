"""Dataclasses cheap to define and to instantiate: the package defines a thousand, a build creates many thousands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import Field, dataclass, field, fields
from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, dataclass_transform

FrozenClass = TypeVar("FrozenClass")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[FrozenClass]) -> type[FrozenClass]:
    """Return a slotted dataclass compared, hashed and printed by its fields, as `dataclass(frozen=True, slots=True)`.

    Methods defined by the class itself are kept. Only mypy, which treats it as frozen, prevents setting fields later.
    Instantiation takes a third of the time, since fields are not set through `object.__setattr__`. Definition takes a
    third of the time too, since only `__init__` is generated as text and compiled.
    """
    own = set(vars(cls))
    if "__eq__" in own and vars(cls)["__hash__"] is None:  # set by Python for a class with only `__eq__`
        own.discard("__hash__")
    cls.__doc__ = (
        cls.__doc__ or cls.__name__
    )  # otherwise its signature is computed, which takes as long as all the rest
    if sys.version_info < (3, 12):
        _wrap_mappings(cls)
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    known: Sequence[Field[Any]] = fields(made)
    methods = {
        "__eq__": _equal_by([each.name for each in known if each.compare]),
        "__hash__": _hash_by([each.name for each in known if (each.compare if each.hash is None else each.hash)]),
        "__repr__": _print([each.name for each in known if each.repr]),
    }
    for name in methods.keys() - own:
        setattr(made, name, methods[name])
    return made  # type: ignore[no-any-return] # `dataclass` returns the given class


def _wrap_mappings(cls: type[Any]) -> None:
    """Replace read-only mappings as defaults by factories: before Python 3.12 they have no hash, and are refused."""
    for name in vars(cls).get("__annotations__", ()):
        default = vars(cls).get(name)
        if isinstance(default, MappingProxyType):
            setattr(cls, name, field(default_factory=partial(_same, default)))


def _same(value: Any) -> Any:
    return value


def _values_of(names: Sequence[str]) -> Callable[[Any], Any]:
    """Return a function that returns the values of these fields as a tuple; a single value as it is."""
    return attrgetter(*names) if names else lambda _: ()


def _equal_by(names: Sequence[str]) -> Callable[[Any, object], Any]:
    values = _values_of(names)

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 - it becomes the method of this name
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash_by(names: Sequence[str]) -> Callable[[Any], int]:
    values = _values_of(names)
    return lambda self: hash(values(self))


def _print(names: Sequence[str]) -> Callable[[Any], str]:
    values, form = _values_of(names), ", ".join(f"{name}=%r" for name in names)

    def __repr__(self: Any) -> str:  # noqa: N807 - it becomes the method of this name
        shown = values(self)
        return f"{self.__class__.__qualname__}({form % (shown if len(names) != 1 else (shown,))})"

    return __repr__
