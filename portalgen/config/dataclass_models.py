"""Creates models from dataclasses, so that they can be written in YAML and diagnostics have places.

An omitted value is empty: text "", an empty list, None. A value that cannot be empty is required. Unknown keys are
errors, as in every model.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, ForwardRef, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, Field, create_model

from portalgen.config.models import Model
from portalgen.config.values import Boolean, Integer, invalid_value_error
from portalgen.config.yaml_text import Tree
from portalgen.text.bilingual import BILINGUAL_CODES


def _require_texts(value: Any) -> Any:
    """Validate a text, or a mapping with a text per language."""
    if isinstance(value, str):
        return value
    if (
        isinstance(value, dict)
        and value.keys() == set(BILINGUAL_CODES)
        and all(isinstance(each, str) for each in value.values())
    ):
        return value
    raise invalid_value_error("spoken")


BilingualText = Annotated[Any, BeforeValidator(_require_texts)]
"""A text for both languages, or `{vi: …, en: …}`."""


def create_keys_model(name: str, keys: Mapping[str, tuple[Any, bool]]) -> type[Model]:
    """Return a model with these keys: (type, True if required) by key."""
    definitions = {
        f"key_{number}": (kind, Field(alias=key) if required else Field(None, alias=key))
        for number, (key, (kind, required)) in enumerate(keys.items())
    }
    return create_model(name, __base__=Model, **definitions)  # type: ignore[call-overload, no-any-return]  # the stubs know no model with fields that are made


def yaml_type_of(kind: Any, own: type | None = None) -> Any:
    """Return the YAML type of `kind`: text, flag, number, dataclass, or a list of these.

    `own` is the dataclass of the model being created, for recursive fields.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return yaml_type_of(_inner(arguments), own) | None
    if origin is tuple and arguments[1:] == (...,):
        return cast(Any, tuple)[yaml_type_of(arguments[0], own), ...]
    if origin is tuple:
        return cast(Any, tuple)[tuple(yaml_type_of(each, own) for each in arguments)]
    if is_dataclass(kind):
        return ForwardRef(kind.__name__) if kind is own else _model(cast(type, kind))
    return Boolean if kind is bool else Integer if kind is int else BilingualText


def read_value(kind: Any, tree: Tree, read_text: Callable[[Any, Tree], Any]) -> Any:
    """Return a value of the type `kind` from a valid tree. Texts are read by `read_text(kind, tree)`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if tree is None else read_value(_inner(arguments), tree, read_text)
    if origin is tuple:
        members = tree if isinstance(tree, list) else []
        inners = [arguments[0]] * len(members) if arguments[1:] == (...,) else arguments
        return tuple(read_value(inner, each, read_text) for inner, each in zip(inners, members, strict=True))
    if is_dataclass(kind):
        return _dataclass(cast(type, kind), tree if isinstance(tree, dict) else {}, read_text)
    if kind is bool:
        return tree == "true"
    return int(str(tree)) if kind is int else read_text(kind, tree)


def can_be_empty(kind: Any) -> bool:
    """Return True if a value of this type may be omitted."""
    if get_origin(kind) in (Union, UnionType):
        return True
    return (get_origin(kind) is tuple and get_args(kind)[1:] == (...,)) or (
        isinstance(kind, type) and issubclass(kind, str)
    )


def _inner(arguments: tuple[Any, ...]) -> Any:
    """Return the type inside an optional type."""
    return next(each for each in arguments if each is not type(None))


def _dataclass(kind: type, tree: Mapping[str, Tree], read_text: Callable[[Any, Tree], Any]) -> Any:
    hints = _hints(kind)
    given = [each.name for each in fields(kind) if each.name in tree or each.default is MISSING]
    return kind(**{name: read_value(hints[name], tree.get(name), read_text) for name in given})


@cache
def _model(kind: type) -> type[Model]:
    hints = _hints(kind)
    keys = {
        each.name: (
            yaml_type_of(hints[each.name], kind),
            each.default is MISSING and not can_be_empty(hints[each.name]),
        )
        for each in fields(kind)
    }
    return create_keys_model(kind.__name__, keys)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
