"""The index of all site maps for search engines on a host (sitemaps.org)."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType
from portalgen.plan.sitemaps import plan_host_file
from portalgen.render.context import Context

with on_demand():
    from portalgen.render.views import machine


def build_site_map_index_view(context: Context, output: Output) -> machine.SiteMapIndexView:
    """Return the index of all site maps of a host."""
    return machine.SiteMapIndexView(context.targets.site_maps(output.address.host))


OUTPUT: Final = OutputDefinition(
    OutputType("sitemap_index", plan_host_file("sitemap.xml"), step="last", media_type="application/xml"),
    without_chrome(build_site_map_index_view),
    template="feeds/sitemap_index.xml",
)
