"""What templates may read of a value and call, asked while they run: what their syntax tree does not show."""

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
"""By the type of a value: the methods that a template may call."""
_LOOP_METHODS: Final = frozenset({"cycle", "changed"})
_LOOP_FIELDS: Final = frozenset(
    {
        *("depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex"),
        "revindex0",
    }
)
METHOD_NAMES: Final = _LOOP_METHODS.union(*METHODS.values())
"""The methods of all types."""
_GROUP_FIELDS: Final = frozenset({"grouper", "list"})
"""What a group of `groupby` has: it is a tuple with a type of its own."""
VIEW_FIELDS: Final = frozenset(field.name for view in VIEWS for field in fields(view))
"""The fields of all views."""
DIRECT_FIELDS: Final = (_LOOP_FIELDS | VIEW_FIELDS) - {
    name for kind, methods in METHODS.items() for name in dir(kind) if name not in methods
}
"""What direct code reads of any value without a question: where it is a method, that is one that may be called."""
_PLAIN_TYPES: Final = (str, bytes, tuple, list, dict, set, frozenset, range, int, float, complex)
"""What has methods of its own, and no fields."""
_RUNTIME: Final = "jinja2.runtime"
"""Where what Jinja itself makes for templates is: loops, macros, blocks, what is undefined."""
_MODULE: Final = ("jinja2.environment", "TemplateModule")


def has_field(value: Any, name: str) -> bool:
    """Whether a template may read `name` of `value` as an attribute; it need not be there.

    Of what the program gives, that is a field of a dataclass: views are such.
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
    """Whether `called` is a macro, a block, a loop, or a method that a template may call."""
    kind = type(called)
    if kind not in (BuiltinMethodType, MethodType):
        return kind.__module__ == _RUNTIME
    owner, name = called.__self__, called.__name__
    of_loop = type(owner).__module__ == _RUNTIME and name in _LOOP_METHODS
    return of_loop or name in METHODS.get(type(owner), frozenset())


def read_item(value: Any, key: Any) -> Any:
    """`value[key]` of a list, a text or a mapping. Raises LookupError, and TypeError for anything else."""
    if isinstance(value, dict) or (isinstance(value, tuple | list | str | range) and isinstance(key, int)):
        return value[key]
    raise TypeError(type(value).__name__)
