"""The directory of the component sites on pages of the main site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from portalgen.config.portal import Site
from portalgen.on_demand import on_demand
from portalgen.plan.model import Output
from portalgen.render.chrome import link_to_site
from portalgen.render.context import Context
from portalgen.render.views.links import Link
from portalgen.text.sorting import initial_of, place_name_of, sort_key

with on_demand():
    from portalgen.render.views import site_pages


def build_directories(context: Context, site: Site, output: Output) -> tuple[site_pages.Directory, ...]:
    """Return the component sites by group, in Vietnamese alphabetical order; empty unless `site` is the main site."""
    if site.id != context.portal.main_site.id:
        return ()
    return group_into_directories(context, output, lambda each: link_to_site(each, output.language, output.address))


def group_into_directories(
    context: Context, output: Output, linked: Callable[[Site], Link | None]
) -> tuple[site_pages.Directory, ...]:
    directories = []
    for group, key in (("department", "directory.departments"), ("commune", "directory.communes")):
        members = (linked(each) for each in context.portal.sites if each.group == group)
        entries = sorted(filter(None, members), key=lambda link: sort_key(place_name_of(link.title)))
        if entries:
            title = context.text(context.portal.main_site, output.language, key)
            directories.append(
                site_pages.Directory(
                    title, tuple(entries), _initials(entries) if len(entries) > MAX_LINKS_WITHOUT_INITIALS else ()
                )
            )
    return tuple(directories)


MAX_LINKS_WITHOUT_INITIALS: Final = 40
"""Maximum number of links without grouping by initial letter."""


def _initials(links: Sequence[Link]) -> tuple[site_pages.Initial, ...]:
    by_letter = groupby(links, key=lambda link: initial_of(place_name_of(link.title)))
    return tuple(site_pages.Initial(letter, tuple(members)) for letter, members in by_letter)
