"""The meaning of a kind's columns, for programs: JSON Schema (2020-12) for JSON, Table Schema for rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from portalgen.kinds.data_cell import Schema
from portalgen.kinds.definition import Kind
from portalgen.open_data.columns import Column
from portalgen.text.bilingual import join_languages

JSON_SCHEMA: Final = "https://json-schema.org/draft/2020-12/schema"
_FACTS: Final = ("$schema", "title", "site", "agency", "language", "kind", "url", "reuse", "items")
"""The keys of a JSON file, with the items last."""
_AGENCY_CODE: Final = "agency_code"
"""An additional key for an agency with a confirmed code."""


def build_json_schema(kind: Kind, columns: Sequence[Column], url: str) -> Mapping[str, Any]:
    """Return the schema of the JSON files of a kind, published at `url`."""
    facts: dict[str, Schema] = {key: {"type": "string"} for key in (*_FACTS[:-1], _AGENCY_CODE)}
    return {
        "$schema": JSON_SCHEMA,
        "$id": url,
        "title": join_languages(kind.label),
        "type": "object",
        "required": list(_FACTS),
        "properties": {**facts, "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}},
        "$defs": {"item": build_item_schema(columns)},
    }


def build_item_schema(columns: Sequence[Column]) -> Mapping[str, Any]:
    """Return the schema of an item: every column is present, with null for missing values."""
    return {
        "type": "object",
        "required": [column.name for column in columns],
        "properties": {column.name: _describe(column) for column in columns},
        "additionalProperties": False,
    }


def _describe(column: Column) -> Schema:
    schema = column.json_schema if column.is_required else _or_null(column.json_schema)
    return {"title": join_languages(column.title), "description": join_languages(column.description), **schema}


def _or_null(schema: Schema) -> Schema:
    if "oneOf" in schema:
        return {**schema, "oneOf": [*schema["oneOf"], {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def build_table_schema(columns: Sequence[Column], language: str) -> Mapping[str, Any]:
    """Return the Table Schema for rows of a kind, with explanations in `language`. It describes CSV and XLSX alike."""
    return {
        "fields": [_describe_field(column, language) for column in columns],
        "missingValues": [""],
        "primaryKey": ["id", "language"],
    }


def _describe_field(column: Column, language: str) -> Schema:
    constraints = {**column.table_schema.get("constraints", {}), **({"required": True} if column.is_required else {})}
    told = {key: value for key, value in column.table_schema.items() if key != "constraints"}
    names = {
        "name": column.name,
        "title": column.title.text(language),
        "description": column.description.text(language),
    }
    codes = _describe_values(column, language)
    return {**names, **told, **codes, **({"constraints": constraints} if constraints else {})}


def _describe_values(column: Column, language: str) -> Schema:
    """Return the meanings of a column's codes: as categories of values, or in words for codes within lists."""
    if not column.codes:
        return {}
    if column.table_schema["type"] == "string":
        return {"categories": [{"value": each.value, "label": each.label.text(language)} for each in column.codes]}
    told = "; ".join(f"{each.name}: {each.value} = {each.label.text(language)}" for each in column.codes)
    return {"description": f"{column.description.text(language)}. {told}"}
