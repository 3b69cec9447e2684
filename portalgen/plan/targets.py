"""Where a written target leads: `self:…`, `site:…`, `id:…` or a web address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.config.values import is_web_address
from portalgen.diagnostics.sentences import closest
from portalgen.graph.model import Graph
from portalgen.plan.model import Address, Key, Role

_NAMES: Final = {
    "": Role.HOME,
    "home": Role.HOME,
    "about": Role.ABOUT,
    "contact": Role.CONTACT,
    "site_map": Role.SITE_MAP,
    "search": Role.SEARCH,
}


@dataclass(frozen=True, slots=True)
class Target:
    """A target that exists. `address` is None for other people's pages; `language` is the target's."""

    url: str
    title: str
    language: str
    address: Address | None = None
    source: str = ""
    anchor: str = ""
    site: str = ""
    role: Role | None = None
    subject: str = ""


class Targets:
    """Finds targets in one plan."""

    def __init__(self, portal: Portal, graph: Graph, addresses: Mapping[Key, Address]) -> None:
        self._portal = portal
        self._graph = graph
        self._addresses = addresses
        self._sites = {site.id: site for site in portal.sites}

    def find(self, written: str, site: Site, language: str) -> Target | None:
        """The target of `written` on a page of `site` in `language`, or None where nothing is there."""
        target, _, anchor = written.partition("#")
        scheme, _, rest = target.partition(":")
        if scheme in ("https", "http"):
            return Target(written, "", "") if is_web_address(written) else None
        if scheme == "id":
            return self.item(rest, language, anchor)
        if scheme == "self":
            return self._place(site, rest, language, anchor)
        if scheme == "site":
            name, _, below = rest.partition("/")
            other = self._sites.get(name)
            return self._place(other, below, language, anchor) if other else None
        return None

    def item(self, identifier: str, language: str, anchor: str = "") -> Target | None:
        """The item's page in `language`, else its original."""
        item = self._graph.items.get(identifier)
        if item is None:
            return None
        return self.page((item.page(language) or item.original).source, anchor)

    def page(self, source: str, anchor: str = "") -> Target | None:
        """The shown page with this source, or None."""
        page = self._graph.shown.get(source)
        if page is None:
            return None
        role, subject = (Role.PAGE, source)
        if page.is_index:
            role, subject = (Role.SECTION, page.section) if page.section else (Role.HOME, "")
        address = self._addresses.get((page.site, page.language, role, subject))
        if address is None:
            return None
        return Target(address.url, page.title, page.language, address, source, anchor, page.site, role, subject)

    def is_empty_section(self, written: str, site: Site) -> bool:
        """Whether `written` names a declared section that has nothing yet: no fault, but not shown."""
        scheme, _, rest = written.partition("#")[0].partition(":")
        if scheme == "self":
            return site.section(rest) is not None
        name, _, below = rest.partition("/")
        other = self._sites.get(name)
        return scheme == "site" and other is not None and other.section(below) is not None

    def suggestion(self, written: str) -> str:
        """What was probably meant by `written`."""
        scheme, _, rest = written.partition(":")
        known = {"id": list(self._graph.items), "site": list(self._sites)}.get(scheme, [])
        meant = closest(rest.partition("#")[0], known)
        return f"{scheme}:{meant}" if meant else ""

    def _place(self, site: Site, below: str, language: str, anchor: str) -> Target | None:
        code = language if language in site.codes else site.codes[0]
        role, subject = (_NAMES[below], "") if below in _NAMES else (Role.SECTION, below)
        for candidate in dict.fromkeys((code, site.codes[0])):
            address = self._addresses.get((site.id, candidate, role, subject))
            if address is not None:
                index = self._graph.indexes.get((site.id, candidate, subject)) if role is Role.SECTION else None
                title = self._title(site, role, subject, candidate, index.title if index else "")
                source = index.source if index else ""
                return Target(address.url, title, candidate, address, source, anchor, site.id, role, subject)
        return None

    def _title(self, site: Site, role: Role, subject: str, language: str, own: str) -> str:
        if role is Role.HOME:
            return site.name(language).full
        section = site.section(subject)
        return own or (section.names.get(language, "") if section else "")
