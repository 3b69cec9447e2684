"""The pydantic models that follow from the declared kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, WithJsonSchema, create_model

from portalgen.config.models import Model
from portalgen.config.portal import UNCONFIRMED
from portalgen.config.values import (
    Boolean,
    Date,
    DateTime,
    Integer,
    OldPath,
    Slug,
    Text,
    WebAddress,
    invalid_value_error,
    parse_datetime,
    require_likely_year,
)
from portalgen.content.kinds.definition import Field, Kind
from portalgen.content.kinds.registry import KINDS

_BARE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def _last_moment(value: Any) -> datetime:
    """A moment; a day without time counts to its end, which is 00:00 of the next."""
    moment = parse_datetime(value)
    if isinstance(value, str) and _BARE_DAY.fullmatch(value):
        try:
            return moment + timedelta(days=1)
        except OverflowError:
            raise invalid_value_error("moment", "moment.form") from None
    return moment


def _email(value: Any) -> str:
    if value == UNCONFIRMED:
        return UNCONFIRMED
    if not isinstance(value, str) or not _EMAIL.fullmatch(value):
        raise invalid_value_error("email")
    return value


def _one_line(value: str) -> str:
    return " ".join(value.split())


Line = Annotated[Text, AfterValidator(_one_line), WithJsonSchema({"type": "string", "minLength": 1})]
LastDateTime = Annotated[
    datetime,
    BeforeValidator(_last_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$"}),
]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "pattern": "@|^unconfirmed$"})]

FIELD_TYPES: Final = MappingProxyType(
    {
        "line": Line,
        "text": Text,
        "date": Date,
        "datetime": DateTime,
        "last_datetime": LastDateTime,
        "boolean": Boolean,
        "integer": Integer,
        "slug": Slug,
        "address": WebAddress,
        "email": Email,
        "path": OldPath,
        "file": Line,
        "reference": Slug,
    }
)
"""What a value of each field type is; choices and groups are built from their fields."""


_DATES: Final = frozenset(kind.date_from for kind in KINDS.values()) | {"date"}
"""The keys by which pages are dated and sorted."""


@cache
def model_of(name: str, translation: bool) -> type[BaseModel]:
    """The model of the kind `name`; of a translation, shared fields are not required, for the original has them."""
    kind = KINDS[name]
    return _model(name, kind.fields, translation, name)


@cache
def partial_model_of(name: str) -> type[BaseModel]:
    """The model of the kind `name` for what is left of a faulty page: nothing is required."""
    definitions: dict[str, Any] = {each.name: _declared(each, False, name, name) for each in KINDS[name].fields}
    return create_model(f"{name}_partial", __base__=Model, **definitions)


@cache
def model_of_any() -> type[BaseModel]:
    """The model for a page whose kind is not known: the keys of all kinds, of which only common ones are required."""
    common = {each.name: each for kind in KINDS.values() for each in kind.common_fields}
    own = {each.name for kind in KINDS.values() for each in kind.own_fields} - set(common)
    definitions: dict[str, Any] = {each.name: _declared(each, each.required, "any", "") for each in common.values()}
    definitions |= dict.fromkeys(sorted(own), (Any, None))
    return create_model("any", __base__=Model, **definitions)


def _model(name: str, fields: Iterable[Field], translation: bool, kind: str) -> type[BaseModel]:
    definitions: dict[str, Any] = {}
    for each in fields:
        required = each.required and not (translation and comes_from_original(each))
        definitions[each.name] = _declared(each, required, name, kind)
    return create_model(name, __base__=Model, **definitions)


def comes_from_original(field: Field) -> bool:
    """Whether a translation takes the field from its original; it repeats only what identifies the item."""
    return (field.shared or field.inherited) and field.name not in ("id", "kind")


def _declared(field: Field, required: bool, parent: str, kind: str) -> tuple[Any, Any]:
    value: Any = _kind_type(kind) if field.name == "kind" else _type(field, parent)
    if field.is_list:
        value = tuple[value, ...]
    return (value, ...) if required else (value | None, None)


def _kind_type(kind: str) -> Any:
    return literal_of([kind] if kind else KINDS)


def _type(field: Field, parent: str) -> Any:
    if field.type == "group":
        return _model(f"{parent}_{field.name}", field.fields, False, "")
    if field.type == "choice":
        return literal_of(choice.value for choice in field.choices)
    value = FIELD_TYPES[field.type]
    return Annotated[value, AfterValidator(require_likely_year)] if field.name in _DATES else value


def literal_of(values: Iterable[str]) -> Any:
    """The type of exactly these strings."""
    return cast(Any, Literal)[tuple(values)]


def find_kind(name: Any) -> Kind | None:
    """The kind with this name, or None."""
    return KINDS.get(name) if isinstance(name, str) else None
