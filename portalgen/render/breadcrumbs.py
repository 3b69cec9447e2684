"""The breadcrumbs from the home to a page, and the titles of sections in them."""

from __future__ import annotations

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.plan.model import SECTION_OUTPUT, Address, Output
from portalgen.render.context import Context
from portalgen.render.views.links import Link


def build_top_level_trail(title: str, output: Output) -> tuple[Link, ...]:
    """Return the breadcrumbs of a page directly below the home."""
    return (Link(title, output.address.path, current=True),)


def build_page_trail(context: Context, page: Page, here: Address) -> tuple[Link, ...]:
    """Return the breadcrumbs of `page`, from the first section below the home to the page itself."""
    links = build_section_trail(context, context.portal.site(page.site), page.section, page.language, here)
    return (*links, Link(page.title, here.path, current=True))


def build_section_trail(context: Context, site: Site, section: str, language: str, here: Address) -> tuple[Link, ...]:
    """Return the links to a section and to the sections above it, without unpublished sections.

    The result is cached: it is the same for all pages of a host.
    """
    trails, key = context.cache.section_trails, (site.id, section, language, here.host)
    if key not in trails:
        trails[key] = _build_section_trail(context, site, section, language, here)
    return trails[key]


def _build_section_trail(context: Context, site: Site, section: str, language: str, here: Address) -> tuple[Link, ...]:
    links = []
    parts = section.split("/") if section else []
    for depth in range(1, len(parts) + 1):
        path = "/".join(parts[:depth])
        address = context.plan.address(site.id, language, SECTION_OUTPUT, path)
        if address is not None:
            links.append(Link(title_of_section(context, site, path, language), address.link_from(here)))
    return tuple(links)


def title_of_section(context: Context, site: Site, section: str, language: str) -> str:
    """Return the title of a section's `_index` page, or the section's name in the configuration if it has none."""
    index = context.section_index(site.id, language, section)
    declared = site.section(section)
    return index.title if index else declared.names.get(language, section) if declared else section
