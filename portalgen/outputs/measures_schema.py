"""The JSON Schema of the measures, published once on the main host: the meaning and value type of each name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import MEASURES_SCHEMA, schema_address
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.measures import MeasuresView, serialize_measures
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context

with on_demand():
    from portalgen.measures import document, schemas, site_measures

_TITLE: Final = "Số đo của một trang / The measures of a site"


def plan_measures_schema(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the schema on the main site, if any site has measures."""
    portal, site = scope.portal, scope.site
    if site.id == portal.main_site.id and any(each.open_data for each in portal.sites):
        yield Output(schema_address(portal, MEASURES_SCHEMA), site.id, site.codes[0], output_type, "", site.source)


@cache
def write_measures_schema() -> str:
    """Return the schema, identical for all sites."""
    return document.write_measures_text(schemas.build_measures_schema(site_measures.SITE_MEASURES, _TITLE))


def build_measures_schema_view(_context: Context, _output: Output) -> MeasuresView:
    """Return the schema."""
    return MeasuresView(write_measures_schema())


OUTPUT: Final = OutputDefinition(
    OutputType("measures_schema", plan_measures_schema, step="site", media_type="application/schema+json"),
    without_chrome(build_measures_schema_view),
    serialize=serialize_measures,
)
