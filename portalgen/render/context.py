"""What the making of views may look at. Templates see none of it: they see the finished view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.graph.model import Graph
from portalgen.plan.exports import SiteIndex
from portalgen.plan.model import Address, Key, Output, Plan, Role
from portalgen.plan.targets import Targets
from portalgen.render.site_assets import SiteAssets
from portalgen.render.templates import Templates


@dataclass(frozen=True, slots=True)
class Context:
    """Everything read and planned, for the stage that makes views."""

    portal: Portal
    graph: Graph
    plan: Plan
    targets: Targets
    templates: Mapping[tuple[str, str], Templates]
    """By (theme, language)."""
    assets: Mapping[str, SiteAssets]
    """By site."""
    numbered: Mapping[Key, tuple[Output, ...]]
    """The outputs of each list that has more than one page."""
    listed: Mapping[tuple[str, str], tuple[Output, ...]]
    """The outputs that stand in site maps, by (site, language)."""
    site_maps: Mapping[str, tuple[Output, ...]]
    """The site maps for machines, by host."""
    own_pages: Mapping[tuple[str, str], tuple[Page, ...]]
    """The shown pages but `_index`, by (site, language)."""
    hosts: frozenset[str]
    """The hosts of all sites."""
    exports: tuple[SiteIndex, ...]
    """The exported index of every site."""
    search: bool
    """Whether this build makes search indexes."""

    def templates_of(self, site: Site, language: str) -> Templates:
        """The templates of the site's theme in `language`."""
        return self.templates[site.theme, language]

    def text(self, site: Site, language: str, key: str, /, **values: object) -> str:
        """An interface string of the site's theme."""
        return self.templates_of(site, language).string(key, site.source, **values)

    def pages_of(self, site: str, language: str, role: Role, subject: str) -> tuple[Output, ...]:
        """The outputs of one paginated list."""
        return self.numbered.get((site, language, role, subject), ())

    def page_address(self, page: Page) -> Address:
        """The address of a shown page."""
        role, subject = Role.PAGE, page.source
        if page.is_index:
            role, subject = (Role.SECTION, page.section) if page.section else (Role.HOME, "")
        return self.plan.addresses[page.site, page.language, role, subject]

    def file_address(self, page: Page, name: str) -> Address:
        """Where a file beside `page` is published: once, at the address of the original."""
        item = self.graph.items.get(page.id)
        owner = self.page_address(item.original if item else page)
        return Address(owner.host, owner.path + name)
