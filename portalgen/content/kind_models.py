"""The pydantic models generated from the declared kinds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, create_model
from pydantic import Field as Bounds

from portalgen.config.key_labels import KeyLabel
from portalgen.config.models import Model
from portalgen.config.values import described_value_error, require_likely_year
from portalgen.content.field_types import (
    field_type_of,
    limit_of_characters,
    literal_of,
    require_one_number,
    require_time,
)
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Field, Kind
from portalgen.text.bilingual import Bilingual


@cache
def model_of(kinds: Kinds, kind: Kind, translation: bool) -> type[BaseModel]:
    """Return the model of a kind. In a translation, fields inherited from the original are not required."""
    return _builder_of(kinds, kind).build(kind.name, kind.fields, translation)


@cache
def _model_of_group(kinds: Kinds, group: Field, dates: frozenset[str]) -> type[BaseModel]:
    """Return the model of a group of keys; most groups are shared by all kinds."""
    return _Builder(kinds, (), dates).build(group.name, group.fields, False)


@cache
def partial_model_of(kinds: Kinds, kind: Kind) -> type[BaseModel]:
    """Return the model of a kind for the remains of a faulty page: no key is required."""
    builder = _builder_of(kinds, kind)
    definitions: dict[str, Any] = {each.name: builder.declare(each, False) for each in kind.fields}
    return create_model(f"{kind.name}_partial", __base__=Model, **definitions)


@cache
def model_of_any(kinds: Kinds) -> type[BaseModel]:
    """Return the model for a page of unknown kind: the keys of all kinds, and only common keys may be required."""
    common = {each.name: each for kind in kinds.values() for each in kind.common_fields}
    own = {each.name for kind in kinds.values() for each in kind.own_fields} - set(common)
    dates = frozenset(("date", *(kind.date_from for kind in kinds.values())))
    builder = _Builder(kinds, tuple(kinds), dates)
    definitions: dict[str, Any] = {each.name: builder.declare(each, each.required) for each in common.values()}
    definitions |= dict.fromkeys(sorted(own), (Any, None))
    return create_model("any", __base__=Model, **definitions)


def comes_from_original(field: Field) -> bool:
    """Return True if a translation takes the field from its original; it repeats only `id` and `kind`."""
    return (field.shared or field.inherited) and field.name not in ("id", "kind")


def _require_entry(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Reject an empty list for a required key."""
    if not value:
        raise described_value_error(
            Bilingual("danh sách có ít nhất một mục", "a list with at least one entry"),
            Bilingual("mỗi mục một dòng bắt đầu bằng dấu gạch", "each entry on a line beginning with a dash"),
            shown="[]",
        )
    return value


def _builder_of(kinds: Kinds, kind: Kind) -> _Builder:
    return _Builder(kinds, (kind.name,), frozenset(("date", kind.date_from)))


class _Builder:
    """Builds models of pages of the kinds `names`, or of groups if `names` is empty.

    `dates` are the keys used to date and sort pages.
    """

    def __init__(self, kinds: Kinds, names: tuple[str, ...], dates: frozenset[str]) -> None:
        self._kinds = kinds
        self._names = names
        self._dates = dates

    def build(self, name: str, fields: Iterable[Field], translation: bool) -> type[BaseModel]:
        """Return the model `name` with these keys."""
        definitions: dict[str, Any] = {}
        for each in fields:
            required = each.required and not (translation and comes_from_original(each))
            definitions[each.name] = self.declare(each, required)
        return create_model(name, __base__=Model, **definitions)

    def declare(self, field: Field, required: bool) -> tuple[Any, Any]:
        """Return the annotation and default of a key, as for `pydantic.create_model`."""
        value: Any = literal_of(self._names) if self._names_kind(field) else self._value(field)
        if field.is_list:
            value = tuple[value, ...]
            value = Annotated[value, AfterValidator(_require_entry)] if required else value
        label = KeyLabel(field.label, field.also, self._choices(field), field.if_missing, field.in_new == "open")
        return (Annotated[value, label], ...) if required else (Annotated[value | None, label], None)

    def _names_kind(self, field: Field) -> bool:
        """Return True if the key is a page's `kind`; a group's key of this name has another meaning."""
        return field.name == "kind" and bool(self._names)

    def _choices(self, field: Field) -> tuple[tuple[str, Bilingual], ...]:
        if self._names_kind(field):
            return tuple((name, self._kinds[name].label) for name in self._names)
        return tuple((choice.value, choice.label) for choice in field.choices)

    def _value(self, field: Field) -> Any:
        def build_group(group: Field) -> Any:
            return _model_of_group(self._kinds, group, self._dates)

        value = field_type_of(self._kinds, field).value(field, build_group)
        if field.minimum is not None:
            value = Annotated[value, Bounds(ge=field.minimum)]
        if field.needs_time:
            value = Annotated[value, BeforeValidator(require_time)]
        if field.is_one_number:
            value = Annotated[value, AfterValidator(require_one_number)]
        if field.longest:
            value = Annotated[value, AfterValidator(limit_of_characters(field.longest))]
        return Annotated[value, AfterValidator(require_likely_year)] if field.name in self._dates else value
