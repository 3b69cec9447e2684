"""The configuration as the other stages use it: complete, frozen, with every profile applied.

It is loaded by every build, and from the cache where nothing changed: so it stands apart from what validates YAML.
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
    """An agency's name in one language."""

    full: str
    short: str


@frozen
class Redirect:
    """An old address on a site's host, and where it leads now."""

    site: str
    from_path: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(SharedSettings):
    """One publication with its own host or path, its profile applied."""

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
    """Keys that the site's own file leaves to the profile."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the site's languages, its own first."""
        return tuple([language.code for language in self.languages])

    @property
    def confirmed_license(self) -> DataLicense | None:
        """The licence of the site's open data: its own or its profile's, else the portal's; None for none that is confirmed."""
        license = self.data_license
        return license if license is not None and license.is_confirmed else None

    @property
    def confirmed_agency_code(self) -> str:
        """The agency's code; empty where the Office has not confirmed it."""
        return without_unconfirmed(self.agency_code)

    def prefix(self, language: str) -> str:
        """The address prefix of `language`; KeyError where the site does not have it."""
        for each in self.languages:
            if each.code == language:
                return each.prefix
        raise KeyError(language)

    def name(self, language: str) -> AgencyName:
        """The agency's name in `language`, else in the site's own language."""
        return choose_for_language(self.names, language)

    def agency_name(self, language: str) -> str:
        """Whose site it is, in `language`: of the main site the agency above, as a portal is none itself."""
        if self.parent is None and self.superior:
            return choose_for_language(self.superior, language)
        return self.name(language).full

    def section(self, path: str) -> SectionSettings | None:
        """The declared section at `path`, or None."""
        for section in self.sections:
            if section.path == path:
                return section
        return None


def _standard_kinds() -> collection.Kinds:
    return kinds_table.KINDS


@frozen
class UnreadParts:
    """What could not be read of a faulty configuration."""

    sites: frozenset[str]
    """Ids of sites, by the names of their files."""
    has_taxonomies: bool = False
    """Whether the taxonomies are part of it."""


@frozen
class Portal:
    """Everything in one repository."""

    root: Path
    settings: PortalSettings
    sites: tuple[Site, ...]
    """In the order of their ids; the main site is one of them."""
    taxonomies: tuple[Taxonomy, ...]
    redirects: tuple[Redirect, ...]
    search_aliases: tuple[SearchAlias, ...] = ()
    """Other names by which people look for what the portal has."""
    unsaved_files: Mapping[str, bytes] = field(default_factory=dict)
    """Texts that stand in the place of files, by path from the root: what an editor's program has not saved yet, or what
    a preview holds of a page that is written again and again."""
    held_files: Mapping[str, Path] = field(default_factory=dict)
    """Copies that stand in the place of files beside pages, by path from the root."""
    unwritten: UnwrittenPages = field(default_factory=UnwrittenPages, repr=False, compare=False)
    """Those of `unsaved_files` that are meant to lie in the folder: a look into it finds them."""
    kinds: collection.Kinds = field(default_factory=_standard_kinds, repr=False, compare=False)
    """What pages can be."""
    unread: UnreadParts | None = None
    """Of a portal that is not whole, by which only the form of its files can be checked; None for any other."""
    _by_id: dict[str, Site] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {site.id: site for site in self.sites})

    def site(self, identifier: str) -> Site:
        """The site with this id; KeyError where there is none."""
        return self._by_id[identifier]

    @property
    def main_site(self) -> Site:
        """The main site."""
        return self.site(self.settings.main_site)

    def receivers_of(self, site: Site) -> Receivers:
        """Where citizens send what they send to a site: what it or its profile says, else what holds for the portal."""
        return site.receives if site.receives is not None else self.settings.receives
