"""The catalogue that names the open data catalogues of all sites, on the main site: DCAT-AP 3 as JSON-LD.

It asks each site only where its page of open data is, so that no edit changes it that does not give or take a catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.open_data.catalog.addresses import portal_catalog_address
from portalgen.open_data.catalog.build import build_portal_catalog
from portalgen.open_data.catalog.json_ld import MEDIA_TYPE, serialize_catalog
from portalgen.open_data.catalog.tables import leads_to_sites
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import PORTAL_CATALOG_OUTPUT, Output, OutputType, PlanScope


def plan_portal_catalog(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the catalogue on the main site, where other sites publish open data too."""
    site = scope.site
    if leads_to_sites(scope.portal, site):
        address = portal_catalog_address(scope.portal)
        yield Output(address, site.id, scope.language, output_type, "", site.source)


OUTPUT: Final = OutputDefinition(
    OutputType(PORTAL_CATALOG_OUTPUT, plan_portal_catalog, step="site", media_type=MEDIA_TYPE),
    without_chrome(lambda context, _: build_portal_catalog(context)),
    serialize=serialize_catalog,
)
