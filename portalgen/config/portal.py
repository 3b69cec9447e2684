"""The configuration as used by the other stages: complete, frozen, with profiles applied.

Every build imports this module, and reads it from the cache if unchanged, so it is separate from YAML validation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portalgen.config.by_language import choose_for_language
from portalgen.config.open_data import DataLicense
from portalgen.config.outside import UNCONFIRMED, Receivers, without_unconfirmed
from portalgen.config.portal_settings import PortalSettings
from portalgen.config.search_aliases import SearchAlias
from portalgen.config.shared_settings import SectionSettings, SharedSettings
from portalgen.config.taxonomies import Taxonomy
from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.kinds import collection
    from portalgen.kinds import table as kinds_table


@frozen
class AgencyName:
    """An agency's name in a language."""

    full: str
    short: str


@frozen
class Redirect:
    """An old address on a site's host and its current target."""

    site: str
    from_path: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(SharedSettings):
    """A publication with its own host or path, with its profile applied."""

    id: str
    parent: str | None
    group: str
    host: str
    path: str
    former_addresses: tuple[tuple[str, str], ...]
    """Old (host, path) pairs."""
    unit_code: str | None
    agency_code: str = UNCONFIRMED
    """The agency's code (mã định danh), or `UNCONFIRMED`."""
    names: tuple[tuple[str, AgencyName], ...]
    logo: str | None
    source: str
    """The site's file, from the portal's root."""
    profile: str
    inherited_keys: frozenset[str]
    """Keys omitted in the site's own file and taken from the profile."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the site's languages, its own first."""
        return tuple([language.code for language in self.languages])

    @property
    def confirmed_license(self) -> DataLicense | None:
        """The confirmed licence of the site's open data; None if there is none.

        It is set by the site, its profile or the portal.
        """
        license = self.data_license
        return license if license is not None and license.is_confirmed else None

    @property
    def confirmed_agency_code(self) -> str:
        """The agency's code; empty if unconfirmed."""
        return without_unconfirmed(self.agency_code)

    def prefix(self, language: str) -> str:
        """Return the address prefix of `language`. Raises KeyError if the site does not have it."""
        for each in self.languages:
            if each.code == language:
                return each.prefix
        raise KeyError(language)

    def name(self, language: str) -> AgencyName:
        """Return the agency's name in `language`, else in the site's own language."""
        return choose_for_language(self.names, language)

    def agency_name(self, language: str) -> str:
        """Return the name in `language` of the agency that owns the site.

        The main site returns the agency above it.
        """
        if self.parent is None and self.superior:
            return choose_for_language(self.superior, language)
        return self.name(language).full

    def section(self, path: str) -> SectionSettings | None:
        """Return the declared section at `path`, or None."""
        for section in self.sections:
            if section.path == path:
                return section
        return None


def _standard_kinds() -> collection.Kinds:
    return kinds_table.KINDS


@frozen
class UnreadParts:
    """The unreadable parts of a faulty configuration."""

    sites: frozenset[str]
    """Ids of sites, by the names of their files."""
    has_taxonomies: bool = False
    """True if the taxonomies are unreadable."""


@frozen
class Portal:
    """The content of a repository's configuration."""

    root: Path
    settings: PortalSettings
    sites: tuple[Site, ...]
    """In the order of their ids, including the main site."""
    taxonomies: tuple[Taxonomy, ...]
    redirects: tuple[Redirect, ...]
    search_aliases: tuple[SearchAlias, ...] = ()
    """Other names for things of the portal, used in searches."""
    replaced_texts: Mapping[str, bytes] = field(default_factory=dict)
    """Texts replacing files, by path from the root: unsaved text of an editor, or pages held by a preview."""
    held_files: Mapping[str, Path] = field(default_factory=dict)
    """Copies replacing files next to pages, by path from the root."""
    unwritten: UnwrittenPages = field(default_factory=UnwrittenPages, repr=False, compare=False)
    """The entries of `replaced_texts` that also appear in folder listings."""
    kinds: collection.Kinds = field(default_factory=_standard_kinds, repr=False, compare=False)
    """The kinds of pages."""
    unread: UnreadParts | None = None
    """The unreadable parts of an incomplete portal, usable only for checking the form of files; otherwise None."""
    _by_id: dict[str, Site] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {site.id: site for site in self.sites})

    def site(self, identifier: str) -> Site:
        """Return the site with this id. Raises KeyError if unknown."""
        return self._by_id[identifier]

    def list_site_ids(self) -> list[str]:
        """Return the ids of all sites, including sites with unreadable files."""
        unread = self.unread.sites if self.unread is not None else ()
        return sorted({*self._by_id, *unread})

    @property
    def main_site(self) -> Site:
        """The main site."""
        return self.site(self.settings.main_site)

    def receivers_of(self, site: Site) -> Receivers:
        """Return the receivers of a site: its own or its profile's, else the portal's."""
        return site.receives if site.receives is not None else self.settings.receives
