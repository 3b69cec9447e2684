"""Files for search engines of a site and its host: site maps, their index, robots.txt.

Their text is filled in `outputs.sitemap`, `outputs.sitemap_index` and `outputs.robots`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.plan.model import Address, Output, OutputType, PlanFunction, PlanScope

SITEMAP_SIZE: Final = 20_000
"""Addresses per site map; the protocol allows 50,000, and each of ours includes its alternates."""


def plan_site_maps(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield as many site maps for each language as its listed outputs need (sitemaps.org: at most 50,000 addresses)."""
    site = scope.site
    for code in site.codes:
        count = sum(output.is_in_site_maps_of(site) for output in scope.outputs if output.language == code)
        for number in range(1, -(-count // SITEMAP_SIZE) + 1):
            address = Address(site.host, f"{site.prefix(code)}sitemap-{number}.xml")
            yield Output(address, site.id, code, output_type, "", site.source, number)


def plan_host_file(name: str) -> PlanFunction:
    """Return a function that plans a file once per host, at its root, for the site that serves it."""

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        site = scope.site
        if _serves_host_files(scope.portal, site):
            yield Output(Address(site.host, f"/{name}"), site.id, site.codes[0], output_type, site.host, site.source)

    return plan


def _serves_host_files(portal: Portal, site: Site) -> bool:
    """Return True if this site serves the host's files: the site at its root, else the first below a path of it."""
    on_host = [each for each in portal.sites if each.host == site.host]
    return site == next((each for each in reversed(on_host) if each.path == "/"), on_host[0])
