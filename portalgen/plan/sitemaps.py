"""The files for search engines that a site and its host have: site maps, their index, robots.txt.

Their text is filled in `outputs.sitemaps` and `outputs.robots`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.plan.model import LISTED_ROLES, Address, Output, Role

SITEMAP_SIZE: Final = 20_000
"""Addresses in one site map; the protocol allows 50,000, and each of ours carries its alternates."""


def plan_machine_files(portal: Portal, site: Site, outputs: tuple[Output, ...]) -> Iterator[Output]:
    for code in site.codes:
        count = sum(output.role in LISTED_ROLES for output in outputs if output.language == code)
        for number in range(1, -(-count // SITEMAP_SIZE) + 1):
            address = Address(site.host, f"{site.prefix(code)}sitemap-{number}.xml")
            yield Output(address, site.id, code, Role.SITEMAP_XML, "", site.source, number)
    if _serves_host_files(portal, site):
        for role, name in ((Role.SITEMAP_INDEX, "sitemap.xml"), (Role.ROBOTS, "robots.txt")):
            yield Output(Address(site.host, f"/{name}"), site.id, site.codes[0], role, site.host, site.source)


def _serves_host_files(portal: Portal, site: Site) -> bool:
    """Whether the files that a host has once are this site's: the one at its root, else the first below a path of it."""
    on_host = [each for each in portal.sites if each.host == site.host]
    return site == next((each for each in reversed(on_host) if each.path == "/"), on_host[0])
