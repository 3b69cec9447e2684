"""Labels, values and subgroups of the keys of settings models.

A key's label is the beginning of its description (`Đến hết ngày; để trống: chưa định. / The last day.`), so that it is
written only once, at the setting. `setting_labels` contains the labels of keys with other descriptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portalgen.config.key_labels import label_choices
from portalgen.config.setting_labels import CHOICE_LABELS, KEY_LABELS, SWITCH_LABELS
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

_END_OF_LABEL: Final = re.compile(r"[.;:,(]")
_NAMED_VALUE: Final = re.compile(r"[a-z_]+: ")
_NO_CHOICES: Final[Mapping[str, Bilingual]] = MappingProxyType({})


@frozen
class SettingKey:
    """A key of a group of settings."""

    name: str
    """The key in YAML."""
    label: Bilingual | None
    """The label, beginning in lower case; empty for the main list of a file, None without a label."""
    model: str
    """The name of the model with the key."""
    choices: Mapping[str, Bilingual] = _NO_CHOICES
    """The labels of its values, including switches; empty for plain text."""
    group: SettingGroup | None = None
    """The group in its value, or in each entry of its list or mapping."""
    is_mapping: bool = False
    """True for a mapping with free keys: languages, codes, names of profiles."""


@frozen
class SettingGroup:
    """The keys of a model."""

    model: str
    keys: Mapping[str, SettingKey]


@cache
def describe_settings(model: type[BaseModel]) -> SettingGroup:
    """Return the labels of the keys of `model`, including its subgroups."""
    model.model_rebuild()  # a model may refer to a later model in its file
    keys = (_describe_key(model, name, info) for name, info in model.model_fields.items())
    return SettingGroup(model.__name__, MappingProxyType({each.name: each for each in keys}))


def _describe_key(model: type[BaseModel], name: str, info: FieldInfo) -> SettingKey:
    written = info.alias or name
    description = info.description or next((each.description for each in _inner_fields(info)), None) or ""
    origins = tuple(_parts_of(info.annotation))
    literals = tuple(value for each in origins if get_origin(each) is Literal for value in get_args(each))
    below = next((each for each in origins if isinstance(each, type) and issubclass(each, BaseModel)), None)
    return SettingKey(
        written,
        _label_of(model, written, description),
        model.__name__,
        _choices_of(written, description, literals),
        describe_settings(below) if below is not None else None,
        any(get_origin(each) is dict for each in origins),
    )


def _inner_fields(info: FieldInfo) -> Iterator[FieldInfo]:
    """Yield the field information inside an annotated type."""
    yield from (each for each in info.metadata if isinstance(each, FieldInfo) and each.description)


def _parts_of(annotation: Any) -> Iterator[Any]:
    """Yield the annotation and all types inside it."""
    yield annotation
    is_keyed = get_origin(annotation) is dict
    for each in get_args(annotation)[is_keyed:] if _is_compound(annotation) else ():
        yield from _parts_of(each)


def _is_compound(annotation: Any) -> bool:
    origin = get_origin(annotation)
    return (
        origin is not None
        and origin is not Literal
        and (origin in (Union, UnionType, tuple, dict) or bool(getattr(annotation, "__metadata__", ())))
    )


def _label_of(model: type[BaseModel], name: str, description: str) -> Bilingual | None:
    for owner in model.__mro__:
        label = KEY_LABELS.get(f"{owner.__name__}.{name}")
        if label is not None:
            return label
    vi, _, en = description.partition(". / " if ". / " in description else " / ")
    if name in KEY_LABELS or not vi or not en or _NAMED_VALUE.match(vi):
        return KEY_LABELS.get(name)
    return Bilingual(_head_of(vi), _head_of(en))


def _head_of(text: str) -> str:
    """Return the beginning of a description for use inside a sentence; names in capitals stay."""
    head = _END_OF_LABEL.split(text.strip(), maxsplit=1)[0].strip()
    return head if head[1:2].isupper() else f"{head[:1].lower()}{head[1:]}"


def _choices_of(name: str, description: str, literals: tuple[Any, ...]) -> Mapping[str, Bilingual]:
    if not literals:
        return SWITCH_LABELS.get(name, _NO_CHOICES)
    listed = [str(each) for each in literals]
    described = dict(label_choices(listed, description))
    return MappingProxyType({each: _label_choice(name, each, described.get(each)) for each in listed})


def _label_choice(name: str, value: str, described: Bilingual | None) -> Bilingual:
    """Return the label of a value: from the table by key, else the description, else the table by value."""
    label = CHOICE_LABELS.get(f"{name}.{value}")
    known = CHOICE_LABELS.get(value) or Bilingual(value, value)
    if label is not None or described is None:
        return label or known
    return Bilingual(described.vi or known.vi, described.en or known.en)
