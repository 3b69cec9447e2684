"""What the keys of a model of settings are called, what their values are, and which groups stand below them.

A key is called what its description begins with (`Đến hết ngày; để trống: chưa định. / The last day.`), so that the words
stand once, beside the setting; `setting_labels` has those of keys whose description begins with something else.
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
    """As it is written in YAML."""
    label: Bilingual | None
    """What it is called, beginning with a small letter; empty for the list that a file is all about, None for nothing."""
    model: str
    """The name of the model that has it."""
    choices: Mapping[str, Bilingual] = _NO_CHOICES
    """The words of its values, of a switch too; empty where they are words already."""
    group: SettingGroup | None = None
    """What its value, each entry of its list or each value of its mapping holds."""
    is_mapping: bool = False
    """Whether its keys are the author's own: languages, codes, names of profiles."""


@frozen
class SettingGroup:
    """The keys of a model."""

    model: str
    keys: Mapping[str, SettingKey]


@cache
def describe_settings(model: type[BaseModel]) -> SettingGroup:
    """Return what the keys of `model` are called, those of the groups below it too."""
    model.model_rebuild()  # a model may name one that stands below it in its file
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
    """What the annotation of a type says of itself."""
    yield from (each for each in info.metadata if isinstance(each, FieldInfo) and each.description)


def _parts_of(annotation: Any) -> Iterator[Any]:
    """The annotation and every type that it is made of."""
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
    """The beginning of a description, as the middle of a sentence has it: names that are written in capitals stay."""
    head = _END_OF_LABEL.split(text.strip(), maxsplit=1)[0].strip()
    return head if head[1:2].isupper() else f"{head[:1].lower()}{head[1:]}"


def _choices_of(name: str, description: str, literals: tuple[Any, ...]) -> Mapping[str, Bilingual]:
    if not literals:
        return SWITCH_LABELS.get(name, _NO_CHOICES)
    listed = [str(each) for each in literals]
    described = dict(label_choices(listed, description))
    return MappingProxyType({each: _label_choice(name, each, described.get(each)) for each in listed})


def _label_choice(name: str, value: str, described: Bilingual | None) -> Bilingual:
    """What the table says of the value of this key, else the description, else the table of the value, in each language."""
    label = CHOICE_LABELS.get(f"{name}.{value}")
    known = CHOICE_LABELS.get(value) or Bilingual(value, value)
    if label is not None or described is None:
        return label or known
    return Bilingual(described.vi or known.vi, described.en or known.en)
