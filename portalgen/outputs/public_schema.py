"""The JSON Schema of the list of information that must be public, published once on the main host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import PUBLIC_SCHEMA, schema_address
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, Output, OutputType, PlanScope
from portalgen.render.context import Context

with on_demand():
    from portalgen.outputs import public_data

_TEXT: Final[dict[str, Any]] = {"type": "string", "minLength": 1}
_DAY: Final[dict[str, Any]] = {"type": ["string", "null"], "format": "date"}
_TEXT_OR_NONE: Final[dict[str, Any]] = {"type": ["string", "null"]}
_VALUES: Final[dict[str, dict[str, Any]]] = {
    "title": _TEXT,
    "number": _TEXT_OR_NONE,
    "date_made": _DAY,
    "form": _TEXT_OR_NONE,
    "published": _TEXT_OR_NONE,
    "public_until": _DAY,
    "url": {"type": "string", "format": "uri"},
    "kind": _TEXT,
    "remark": _TEXT_OR_NONE,
    "sample": {"type": "boolean"},
}
_HEAD: Final = ("$schema", "title", "basis", "agency", "url", "language")


@frozen
class PublicSchemaView:
    """The schema as JSON."""

    text: str


def plan_public_schema(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the schema on the main site, if any site has the list."""
    portal, site = scope.portal, scope.site
    if site.id == portal.main_site.id and any(
        PUBLIC_INFORMATION_OUTPUT in each.generated_pages for each in portal.sites
    ):
        yield Output(schema_address(portal, PUBLIC_SCHEMA), site.id, site.codes[0], output_type, "", site.source)


def build_public_schema(url: str) -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of the list as JSON; `url` is its own address."""
    item = {
        "type": "object",
        "additionalProperties": False,
        "required": list(public_data.PUBLIC_COLUMNS),
        "properties": {
            name: {**_VALUES[name], "title": f"{label.vi} / {label.en}"}
            for name, label in public_data.PUBLIC_COLUMNS.items()
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        "title": "Danh mục thông tin phải được công khai / List of information that must be public",
        "type": "object",
        "required": [*_HEAD, "items"],
        "properties": {**dict.fromkeys(_HEAD, _TEXT), "items": {"type": "array", "items": item}},
    }


def build_public_schema_view(_context: Context, output: Output) -> PublicSchemaView:
    """Return the schema at its address."""
    return PublicSchemaView(json.dumps(build_public_schema(output.address.url), ensure_ascii=False, indent=1))


def serialize_public_schema(view: PublicSchemaView) -> bytes:
    """Return the schema with a line end."""
    return f"{view.text}\n".encode()


OUTPUT: Final = OutputDefinition(
    OutputType("public_information_schema", plan_public_schema, step="site", media_type="application/schema+json"),
    without_chrome(build_public_schema_view),
    serialize=serialize_public_schema,
)
