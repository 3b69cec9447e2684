"""`robots.txt`, naming the site map index of its host."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Address, Output, OutputType
from portalgen.plan.sitemaps import plan_host_file
from portalgen.render.context import Context

with on_demand():
    from portalgen.render.views import machine


def build_robots_view(_context: Context, output: Output) -> machine.RobotsView:
    """Return the view of `robots.txt`."""
    return machine.RobotsView(Address(output.address.host, "/sitemap.xml").url)


OUTPUT: Final = OutputDefinition(
    OutputType("robots", plan_host_file("robots.txt"), step="last", media_type="text/plain"),
    without_chrome(build_robots_view),
    template="feeds/robots.txt",
)
