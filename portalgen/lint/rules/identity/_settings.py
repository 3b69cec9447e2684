"""Finds the addresses that a change of the configuration removes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portalgen.config.portal import Portal, Site
from portalgen.graph.moments import is_shown
from portalgen.lint.context import LintContext
from portalgen.plan.segments import page_url


def find_addresses_lost_by_settings(context: LintContext) -> Iterator[str]:
    """Yield the addresses of all sites that the changed configuration removes."""
    for site in context.previous_portal.sites if context.previous_portal is not None else ():
        yield from list_lost_addresses_of(context, site)


def list_lost_addresses_of(context: LintContext, site: Site) -> tuple[str, ...]:
    """Return the addresses of `site`, as configured before, that no longer work. They are sorted.

    Return none if there is no comparison. Pages that the same change touches are skipped: IDN208 and IDN209 report
    them.
    """
    before, served = context.previous_portal, context.list_served_urls
    if before is None or served is None:
        return ()
    return tuple(sorted(set(_find_lost(context, before, site, served))))


def _find_lost(
    context: LintContext, before: Portal, site: Site, served: Callable[[str], frozenset[str]]
) -> Iterator[str]:
    touched = context.previous_pages or {}
    known = served(site.id)
    for item in context.library.items:
        for page in item.pages:
            if page.site != site.id or page.source in touched or page.language not in site.codes:
                continue
            if page.section and site.section(page.section) is None:
                continue
            url = page_url(site, page.section, page.language, page.slug)
            if is_shown(page, context.at) and url not in known:
                yield url
    for redirect in before.redirects:
        url = f"https://{site.host}{redirect.from_path}"
        if redirect.site == site.id and url not in known:
            yield url
