"""JSON Schemas of every kind and of the configuration, for completion and validation in editors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from portalgen.config.duty_models import DutiesModel
from portalgen.config.former_bodies import FormerBodiesModel
from portalgen.config.legal_models import CalendarModel, DeadlinesModel, InstrumentsModel
from portalgen.config.lint_models import LintModel, PolicyModel, WaiversModel
from portalgen.config.models import PortalModel, ProfilesModel, RedirectsModel, SiteModel, TaxonomiesModel
from portalgen.config.retention import RetentionModel
from portalgen.config.roster_models import RosterModel, SiteRosterModel
from portalgen.config.search_alias_models import SearchAliasesModel
from portalgen.content.field_types import field_type_of
from portalgen.content.kind_models import comes_from_original
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.table import KINDS
from portalgen.text.bilingual import join_languages

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_CONFIGURATION: Final[MappingProxyType[str, type[BaseModel]]] = MappingProxyType(
    {
        "calendar": CalendarModel,
        "deadlines": DeadlinesModel,
        "duties": DutiesModel,
        "former_bodies": FormerBodiesModel,
        "instruments": InstrumentsModel,
        "lint": LintModel,
        "policy": PolicyModel,
        "portal": PortalModel,
        "profiles": ProfilesModel,
        "redirects": RedirectsModel,
        "retention": RetentionModel,
        "roster": RosterModel,
        "search_aliases": SearchAliasesModel,
        "site": SiteModel,
        "site_roster": SiteRosterModel,
        "taxonomies": TaxonomiesModel,
        "waivers": WaiversModel,
    }
)


def build_schemas(generated_pages: Iterable[str], kinds: Kinds = KINDS) -> tuple[tuple[str, str], ...]:
    """Return (file name, text) of each schema to write into `site-config/schema/`. Equal input gives equal bytes.

    `generated_pages` are the values allowed for the configuration key of that name: the names of output types.
    """
    schemas = {name: {"$schema": _DRAFT, **model.model_json_schema()} for name, model in _CONFIGURATION.items()}
    names = list(generated_pages)
    for schema in schemas.values():
        _list_generated_pages(schema, names)
    schemas |= {kind.name: _of_kind(kinds, kind) for kind in kinds.values()}
    return tuple(
        (f"{name}.json", json.dumps(schemas[name], ensure_ascii=False, indent=2) + "\n") for name in sorted(schemas)
    )


def _list_generated_pages(schema: dict[str, Any], names: list[str]) -> None:
    """Replace the pattern of a name by the existing names."""
    for model in (schema, *schema.get("$defs", {}).values()):
        for form in model.get("properties", {}).get("generated_pages", {}).get("anyOf", ()):
            if "items" in form:
                form["items"] = {"enum": names, "type": "string"}


def _of_kind(kinds: Kinds, kind: Kind) -> dict[str, Any]:
    """Return the schema of a kind. A translation requires fewer keys: it takes the shared ones from its original."""
    required = [field for field in kind.fields if field.required]
    return {
        "$schema": _DRAFT,
        "title": kind.label.vi,
        "description": join_languages(kind.help),
        **_object(kinds, kind.fields),
        "properties": {
            **_properties(kinds, kind.fields),
            "kind": {**_property(kinds, kind.fields[1]), "const": kind.name},
        },
        "required": [field.name for field in required if not comes_from_original(field)],
        "if": {"not": {"required": ["translated_from"]}},
        "then": {"required": [field.name for field in required]},
    }


def _object(kinds: Kinds, fields: Iterable[Field]) -> dict[str, Any]:
    fields = tuple(fields)
    required = [field.name for field in fields if field.required]
    shape: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": _properties(kinds, fields)}
    return {**shape, "required": required} if required else shape


def _properties(kinds: Kinds, fields: Iterable[Field]) -> dict[str, Any]:
    return {field.name: _property(kinds, field) for field in fields}


def _property(kinds: Kinds, field: Field) -> dict[str, Any]:
    value = _value(kinds, field)
    if field.is_list:
        value = {"type": "array", "items": value, **({"minItems": 1} if field.required else {})}
    examples = {"examples": [field.example]} if field.example and not field.is_list else {}
    return {"title": field.label.vi, "description": join_languages(field.help), **value, **examples}


def _value(kinds: Kinds, field: Field) -> dict[str, Any]:
    field_type = field_type_of(kinds, field)
    if field_type.schema is not None:
        return field_type.schema(field, lambda group: _object(kinds, group.fields))
    adapter: TypeAdapter[Any] = TypeAdapter(field_type.value(field, lambda _: dict))
    least = {} if field.minimum is None else {"minimum": field.minimum}
    most = {"maxLength": field.longest} if field.longest else {}
    return {**adapter.json_schema(), **least, **most}
