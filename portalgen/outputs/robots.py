"""robots.txt."""

from __future__ import annotations

from portalgen.plan.model import Address, Output
from portalgen.render.views.machine import RobotsView


def build_robots_view(output: Output) -> RobotsView:
    """robots.txt."""
    return RobotsView(Address(output.address.host, "/sitemap.xml").url)
