"""The JSON Schemas of data files, for each kind and for the data beside a page, published once on the main host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import ITEM_SCHEMA, has_schemas, name_of_kind, schema_address
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context

with on_demand():
    from portalgen.open_data import columns as open_data_columns
    from portalgen.open_data import schemas
    from portalgen.outputs import item_schema


@frozen
class DataSchemaView:
    """A schema as JSON."""

    text: str


def plan_data_schemas(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the schemas on the main site, if any site has files described by them."""
    portal, site = scope.portal, scope.site
    if site.id != portal.main_site.id or not has_schemas(portal):
        return
    kinds = (kind.name for kind in portal.kinds.values() if not kind.is_index and not kind.is_tombstone)
    for subject in (*kinds, ITEM_SCHEMA):
        address = schema_address(portal, name_of_kind(subject))
        yield Output(address, site.id, site.codes[0], output_type, subject, site.source)


def build_data_schema_view(context: Context, output: Output) -> DataSchemaView:
    """Return the schema of the kind `output.subject`, or of the data beside a page."""
    url = output.address.url
    kind = context.portal.kinds.find(output.subject)
    if kind is None:
        schema = item_schema.build_item_data_schema(url)
    else:
        schema = schemas.build_json_schema(kind, open_data_columns.explained_columns_of(context, kind), url)
    return DataSchemaView(json.dumps(schema, ensure_ascii=False, indent=1))


def serialize_data_schema(view: DataSchemaView) -> bytes:
    """Return the schema with a line end."""
    return f"{view.text}\n".encode()


OUTPUT: Final = OutputDefinition(
    OutputType("data_schema", plan_data_schemas, step="site", media_type="application/schema+json"),
    without_chrome(build_data_schema_view),
    serialize=serialize_data_schema,
)
