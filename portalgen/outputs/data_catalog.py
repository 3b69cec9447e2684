"""The catalogue of a site's open data for programs: DCAT-AP 3 as JSON-LD, one file for all languages of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import CATALOG_MEDIA_TYPE
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import DATA_CATALOG_OUTPUT, Output, OutputType, PlanScope
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles

with on_demand():
    from portalgen.open_data.catalog import addresses as catalog_addresses
    from portalgen.open_data.catalog import build as catalog_build
    from portalgen.open_data.catalog import json_ld, model, tables


def plan_data_catalog(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the catalogue of a site, if it publishes open data and has any."""
    site = scope.site
    if tables.has_own_data(site, scope.graph):
        yield Output(catalog_addresses.catalog_address(site), site.id, scope.language, output_type, "", site.source)


def build_catalog_view(context: Context, _chrome: ChromeRenderer, _output: Output, files: PageFiles) -> ViewResult:
    """Return the catalogue; the data files that it names are published with it."""
    return ViewResult(catalog_build.build_data_catalog(context, files), "")


def _serialize(catalog: model.DataCatalog) -> bytes:
    return json_ld.serialize_catalog(catalog)


OUTPUT: Final = OutputDefinition(
    OutputType(DATA_CATALOG_OUTPUT, plan_data_catalog, step="site", media_type=CATALOG_MEDIA_TYPE),
    build_catalog_view,
    serialize=_serialize,
)
