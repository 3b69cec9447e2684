"""Shared parts of pages generated from the configuration alone."""

from __future__ import annotations

from datetime import date

from portalgen.config.portal import Site
from portalgen.plan.model import Output
from portalgen.render.frames import Head


def build_generated_head(
    site: Site, output: Output, title: str, page_type: str = "WebPage", day: date | None = None
) -> Head:
    """Return the head of a page that is generated from the configuration. `day` is the day of its newest item."""
    name = site.name(output.language)
    filters = (("site", name.short), ("kind", title))
    return Head(
        title,
        description=f"{title} - {name.full}",
        filters=filters,
        search_meta=(("kind", title),),
        page_type=page_type,
        day=day,
    )
