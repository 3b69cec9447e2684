"""The configuration as the other stages use it: complete, frozen, with every profile applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from portalgen.config.models import (
    ContactModel,
    MenuModel,
    NameModel,
    PortalModel,
    RedirectModel,
    SectionModel,
    TaxonomyModel,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language of a site and the address prefix of its pages, beginning and ending with a slash."""

    code: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Site:
    """One publication with its own host or path."""

    id: str
    parent: str | None
    group: str
    host: str
    path: str
    former_addresses: tuple[tuple[str, str], ...]
    """Old (host, path) pairs."""
    unit_code: str | None
    languages: tuple[SiteLanguage, ...]
    """The first is the site's own language, that of its originals."""
    names: tuple[tuple[str, NameModel], ...]
    superior: tuple[tuple[str, str], ...]
    theme: str
    home: str
    generated_pages: tuple[str, ...]
    sections: tuple[SectionModel, ...]
    menu: tuple[MenuModel, ...]
    quick_links: tuple[MenuModel, ...]
    footer_links: tuple[MenuModel, ...]
    search_links: tuple[MenuModel, ...]
    contact: ContactModel
    reuse: tuple[tuple[str, str], ...]
    statement_day: date | None
    """Day of the accessibility statement."""
    share: tuple[str, ...]
    """Where items can be shared: `email`, `facebook`."""
    plain_text: bool
    """Whether each item is also rendered as plain text."""
    tokens: tuple[tuple[str, str], ...]
    logo: str | None
    source: str
    """The site's file, from the portal's root."""
    profile: str
    inherited_keys: frozenset[str]
    """Keys that come from the profile."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the site's languages, its own first."""
        return tuple(language.code for language in self.languages)

    def prefix(self, language: str) -> str:
        """The address prefix of `language`; KeyError where the site does not have it."""
        for each in self.languages:
            if each.code == language:
                return each.prefix
        raise KeyError(language)

    def name(self, language: str) -> NameModel:
        """The agency's name in `language`, else in the site's own language."""
        return choose_for_language(self.names, language)

    def section(self, path: str) -> SectionModel | None:
        """The declared section at `path`, or None."""
        return next((section for section in self.sections if section.path == path), None)


@dataclass(frozen=True, slots=True)
class Portal:
    """Everything in one repository."""

    root: Path
    settings: PortalModel
    sites: tuple[Site, ...]
    """In the order of their ids; the main site is one of them."""
    taxonomies: tuple[TaxonomyModel, ...]
    redirects: tuple[RedirectModel, ...]
    unsaved_files: Mapping[str, bytes] = field(default_factory=dict)
    """Texts that stand in the place of files, by path from the root: what an editor's program has not saved yet."""
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


def choose_for_language(pairs: tuple[tuple[str, _T], ...], language: str) -> _T:
    """The value for `language`, else the first one."""
    return choose_pair_for_language(pairs, language)[1]


def choose_pair_for_language(pairs: tuple[tuple[str, _T], ...], language: str) -> tuple[str, _T]:
    """The value for `language`, else the first one, after the language that it is in."""
    for pair in pairs:
        if pair[0] == language:
            return pair
    return pairs[0]
