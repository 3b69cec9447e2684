"""The catalogue of the open data catalogues of all sites, on the main site: DCAT-AP 3 as JSON-LD.

It reads only the address of each site's open data page, so it changes only if a catalogue is added or removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import CATALOG_MEDIA_TYPE
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import PORTAL_CATALOG_OUTPUT, Output, OutputType, PlanScope

with on_demand():
    from portalgen.open_data.catalog import addresses as catalog_addresses
    from portalgen.open_data.catalog import build as catalog_build
    from portalgen.open_data.catalog import json_ld, model, tables


def plan_portal_catalog(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the catalogue on the main site, if other sites publish open data too."""
    site = scope.site
    if tables.leads_to_sites(scope.portal, site):
        address = catalog_addresses.portal_catalog_address(scope.portal)
        yield Output(address, site.id, scope.language, output_type, "", site.source)


def _serialize(catalog: model.DataCatalog) -> bytes:
    return json_ld.serialize_catalog(catalog)


OUTPUT: Final = OutputDefinition(
    OutputType(PORTAL_CATALOG_OUTPUT, plan_portal_catalog, step="site", media_type=CATALOG_MEDIA_TYPE),
    without_chrome(lambda context, _: catalog_build.build_portal_catalog(context)),
    serialize=_serialize,
)
