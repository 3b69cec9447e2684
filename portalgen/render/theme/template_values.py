"""Decides at run time which values a template may read or call, if the syntax tree does not show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import BuiltinMethodType, MethodType
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup

from portalgen.render.views.table import VIEWS

_OF_TEXT: Final = frozenset(
    {
        *("capitalize", "casefold", "count", "endswith", "find", "index", "isdigit", "join", "lower", "lstrip"),
        *("partition", "removeprefix", "removesuffix", "replace", "rpartition", "rsplit", "rstrip", "split"),
        *("splitlines", "startswith", "strip", "title", "upper"),
    }
)
_OF_LIST: Final = frozenset({"count", "index"})
METHODS: Final[Mapping[type, frozenset[str]]] = {
    str: _OF_TEXT,
    Markup: _OF_TEXT,
    tuple: _OF_LIST,
    list: _OF_LIST,
    range: _OF_LIST,
    dict: frozenset({"get", "items", "keys", "values"}),
}
"""The methods that a template can call, keyed by the type of the value."""
_LOOP_METHODS: Final = frozenset({"cycle", "changed"})
_LOOP_FIELDS: Final = frozenset(
    {
        *("depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex"),
        "revindex0",
    }
)
METHOD_NAMES: Final = _LOOP_METHODS.union(*METHODS.values())
"""The names of the methods of all types together."""
_GROUP_FIELDS: Final = frozenset({"grouper", "list"})
"""The fields of a `groupby` group, a tuple with its own type."""
VIEW_FIELDS: Final = frozenset(field.name for view in VIEWS for field in fields(view))
"""The names of the fields of all views together."""
DIRECT_FIELDS: Final = (_LOOP_FIELDS | VIEW_FIELDS) - {
    name for kind, methods in METHODS.items() for name in dir(kind) if name not in methods
}
"""The attributes that direct code reads from any value without a check. Methods among them may be called."""
_PLAIN_TYPES: Final = (str, bytes, tuple, list, dict, set, frozenset, range, int, float, complex)
"""Types with methods but no fields."""
_RUNTIME: Final = "jinja2.runtime"
"""The module of Jinja's own template objects: loops, macros, blocks, undefined values."""
_MODULE: Final = ("jinja2.environment", "TemplateModule")


def has_field(value: Any, name: str) -> bool:
    """Return True if a template may read `name` as an attribute of `value`. The attribute need not exist.

    If the value is an object of the program, such as a view, `name` must be a field of its dataclass.
    """
    kind = type(value)
    if name.startswith("_"):
        return False
    if isinstance(value, _PLAIN_TYPES):
        return name in METHODS.get(kind, _GROUP_FIELDS if isinstance(value, tuple) else frozenset())
    if kind.__module__ == _RUNTIME:
        return isinstance(value, Undefined) or name in _LOOP_FIELDS or name in _LOOP_METHODS
    return name in getattr(kind, "__dataclass_fields__", ()) or (kind.__module__, kind.__name__) == _MODULE


def can_be_called(called: Any) -> bool:
    """Return True if a template may call `called`: a macro, a block, a loop, or an allowed method."""
    kind = type(called)
    if kind not in (BuiltinMethodType, MethodType):
        return kind.__module__ == _RUNTIME
    owner, name = called.__self__, called.__name__
    of_loop = type(owner).__module__ == _RUNTIME and name in _LOOP_METHODS
    return of_loop or name in METHODS.get(type(owner), frozenset())


def read_item(value: Any, key: Any) -> Any:
    """Return `value[key]` for a list, string or mapping. Raises LookupError, or TypeError for any other value."""
    if isinstance(value, dict) or (isinstance(value, tuple | list | str | range) and isinstance(key, int)):
        return value[key]
    raise TypeError(type(value).__name__)
