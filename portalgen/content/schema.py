"""JSON Schemas of every kind and of the configuration, so that editors' programs complete and check keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from portalgen.config.legal_models import CalendarModel, DeadlinesModel, InstrumentsModel
from portalgen.config.lint_models import LintModel, PolicyModel, WaiversModel
from portalgen.config.models import PortalModel, ProfilesModel, RedirectsModel, SiteModel, TaxonomiesModel
from portalgen.content.kinds.definition import Field, Kind
from portalgen.content.kinds.models import FIELD_TYPES, comes_from_original
from portalgen.content.kinds.registry import KINDS
from portalgen.text.bilingual import Bilingual

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_CONFIGURATION: Final[MappingProxyType[str, type[BaseModel]]] = MappingProxyType(
    {
        "calendar": CalendarModel,
        "deadlines": DeadlinesModel,
        "instruments": InstrumentsModel,
        "lint": LintModel,
        "policy": PolicyModel,
        "portal": PortalModel,
        "profiles": ProfilesModel,
        "redirects": RedirectsModel,
        "site": SiteModel,
        "taxonomies": TaxonomiesModel,
        "waivers": WaiversModel,
    }
)


def build_schemas() -> tuple[tuple[str, str], ...]:
    """(file name, text) of every schema for `site-config/schema/`; the same bytes every time."""
    schemas = {name: {"$schema": _DRAFT, **model.model_json_schema()} for name, model in _CONFIGURATION.items()}
    schemas |= {kind.name: _of_kind(kind) for kind in KINDS.values()}
    return tuple(
        (f"{name}.json", json.dumps(schemas[name], ensure_ascii=False, indent=2) + "\n") for name in sorted(schemas)
    )


def _of_kind(kind: Kind) -> dict[str, Any]:
    """A translation needs fewer keys: it takes the shared ones from its original."""
    required = [field for field in kind.fields if field.required]
    return {
        "$schema": _DRAFT,
        "title": kind.label.vi,
        "description": _both(kind.help),
        **_object(kind.fields),
        "properties": {**_properties(kind.fields), "kind": {**_property(kind.fields[1]), "const": kind.name}},
        "required": [field.name for field in required if not comes_from_original(field)],
        "if": {"not": {"required": ["translated_from"]}},
        "then": {"required": [field.name for field in required]},
    }


def _object(fields: Iterable[Field]) -> dict[str, Any]:
    fields = tuple(fields)
    required = [field.name for field in fields if field.required]
    shape: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": _properties(fields)}
    return {**shape, "required": required} if required else shape


def _properties(fields: Iterable[Field]) -> dict[str, Any]:
    return {field.name: _property(field) for field in fields}


def _property(field: Field) -> dict[str, Any]:
    value = _value(field)
    if field.is_list:
        value = {"type": "array", "items": value}
    examples = {"examples": [field.example]} if field.example and not field.is_list else {}
    return {"title": field.label.vi, "description": _both(field.help), **value, **examples}


def _value(field: Field) -> dict[str, Any]:
    if field.type == "group":
        return _object(field.fields)
    if field.type == "choice":
        described = [_both(choice.label) for choice in field.choices]
        return {"enum": [choice.value for choice in field.choices], "enumDescriptions": described}
    adapter: TypeAdapter[Any] = TypeAdapter(FIELD_TYPES[field.type])
    return adapter.json_schema()


def _both(text: Bilingual) -> str:
    return text.vi if text.vi == text.en else f"{text.vi} / {text.en}"
