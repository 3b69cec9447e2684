"""Changes of emergency banners at the top of every page: new, removed and edited banners."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from portalgen.content.model import Page
from portalgen.differences.versions import PortalVersion
from portalgen.frozen import frozen
from portalgen.graph.banners import is_banner_of, level_of, may_be_banner
from portalgen.graph.moments import period_of
from portalgen.text.bilingual import Bilingual


@frozen
class BannerChange:
    """A banner of either or both versions, with the present and future sites showing it."""

    source: str
    title: str
    kind: Bilingual
    level: Bilingual
    sites: tuple[str, ...]
    """As proposed, in the order of their ids; empty if it is removed."""
    former_sites: tuple[str, ...]
    """In the former version; empty if it is new."""
    site_count: int
    """Of the portal."""
    begin: datetime | None
    """The time from which it is shown; None if already past."""
    end: datetime | None


def compare_banners(
    before: PortalVersion, after: PortalVersion, sites: Collection[str] = ()
) -> tuple[BannerChange, ...]:
    """Return the banners that differ between two versions: all, or only of items of `sites`."""
    return tuple(each for each in _compare(before, after) if not sites or each.source.split("/")[1] in sites)


def _compare(before: PortalVersion, after: PortalVersion) -> Iterator[BannerChange]:
    first, second = _index_banners(before), _index_banners(after)
    for id in (*second, *(id for id in first if id not in second)):
        former, page = first.get(id), second.get(id)
        former_sites = _list_sites(before, former) if former is not None else ()
        sites = _list_sites(after, page) if page is not None else ()
        shown = page or former
        assert shown is not None  # it is in at least one version
        if former is None or page is None or _facts(former) != _facts(page) or former_sites != sites:
            yield _describe(after, shown, sites, former_sites)


def _index_banners(version: PortalVersion) -> dict[str, Page]:
    """Return the originals of items that are, or will be, banners, by id."""
    originals = (item.original for item in version.library.items)
    return {page.id: page for page in originals if may_be_banner(page, version.at)}


def _facts(page: Page) -> tuple[object, ...]:
    """Return the text and times of a banner; text below its page is not part of it."""
    own = (page.fields.get(field.name) for field in page.kind.own_fields)
    return page.title, page.summary, page.published, *own


def _list_sites(version: PortalVersion, page: Page) -> tuple[str, ...]:
    """Return the sites that show it: for an item of a component site, only that site."""
    is_of_main = page.site == version.portal.main_site.id
    sites = (site for site in version.portal.sites if is_of_main or site.id == page.site)
    return tuple(site.id for site in sites if is_banner_of(page, site.id, site.group))


def _describe(after: PortalVersion, page: Page, sites: tuple[str, ...], former_sites: tuple[str, ...]) -> BannerChange:
    period = period_of(page)
    begins = (period.begin if period is not None else None, page.publish_at)
    begin = max((each for each in begins if each is not None and each > after.at), default=None)
    return BannerChange(
        source=page.source,
        title=page.title,
        kind=page.kind.label,
        level=level_of(page).label,
        sites=sites,
        former_sites=former_sites,
        site_count=len(after.portal.sites),
        begin=begin,
        end=period.end if period is not None else None,
    )
