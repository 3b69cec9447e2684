"""The JSON Schema of a document of measures, built from the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from portalgen.measures.model import DIMENSIONS, MEASURES_FORMAT, MEASURES_VERSION, Measure

SCHEMA_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

COUNT: Final[Mapping[str, Any]] = {"type": "integer", "minimum": 0}
TEXT: Final[Mapping[str, Any]] = {"type": "string"}
ADDRESS: Final[Mapping[str, Any]] = {"type": "string", "format": "uri", "pattern": "^https://"}
DAY_OR_NONE: Final[Mapping[str, Any]] = {
    "oneOf": [{"type": "null"}, {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}]
}
MOMENT: Final[Mapping[str, Any]] = {"type": "string", "format": "date-time"}
COUNTS: Final[Mapping[str, Any]] = {"type": "object", "additionalProperties": COUNT}
ADDRESSES: Final[Mapping[str, Any]] = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": ADDRESS, "minItems": 1},
}
TEXTS: Final[Mapping[str, Any]] = {"type": "array", "items": TEXT}


def record_of(**parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of an object with exactly these parts."""
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def or_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema that also allows null."""
    return {"oneOf": [{"type": "null"}, schema]}


def build_measures_schema(
    measures: Iterable[Measure[Any]], title: str, parts: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
) -> dict[str, Any]:
    """Return the schema of a document with these measures, and with additional `parts`.

    It may have other measures: readers ignore unknown parts.
    """
    texts = {"$ref": "#/$defs/texts"}
    names = {each.name: _schema_of(each, texts) for each in measures}
    known = {
        "type": "object",
        "properties": {
            "dimension": {"enum": list(DIMENSIONS)},
            "title": texts,
            "unit": {"type": ["string", "null"]},
            "value": {},
            "missing": texts,
        },
        "required": ["dimension", "title", "unit", "value"],
    }
    site = record_of(
        id=TEXT, group=TEXT, url=ADDRESS, names={"type": "object", "additionalProperties": TEXT}, languages=TEXTS
    )
    return {
        "$schema": SCHEMA_DIALECT,
        "title": title,
        "type": "object",
        "properties": {
            "$schema": TEXT,
            "format": {"const": MEASURES_FORMAT},
            "version": {"const": MEASURES_VERSION},
            "basis": texts,
            "site": site,
            **parts,
            "measures": {
                "type": "object",
                "properties": names,
                "required": list(names),
                "additionalProperties": known,
            },
        },
        "required": ["format", "version", "basis", "site", *parts, "measures"],
        "$defs": {"texts": record_of(vi=TEXT, en=TEXT)},
    }


def _schema_of(entry: Measure[Any], texts: Mapping[str, Any]) -> dict[str, Any]:
    described = {
        "dimension": {"const": entry.dimension},
        "title": texts,
        "unit": {"const": entry.unit or None},
    }
    with_value = record_of(**described, value=entry.schema)
    without_value = record_of(**described, value={"type": "null"}, missing=texts)
    return {"description": f"{entry.title.vi} / {entry.title.en}", "oneOf": [with_value, without_value]}
