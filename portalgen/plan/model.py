"""The plan: every output with its address, and the addresses that links need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What an output is."""

    HOME = "home"
    PAGE = "page"
    SECTION = "section"
    TAXONOMY = "taxonomy"
    TERM = "term"
    FACET = "facet"
    FACET_LIST = "facet_list"
    ABOUT = "about"
    CONTACT = "contact"
    SITE_MAP = "site_map"
    SEARCH = "search"
    ACCESSIBILITY = "accessibility"
    NOT_FOUND = "not_found"
    TEXT = "text"
    REDIRECT = "redirect"
    FEED = "feed"
    SITEMAP_XML = "sitemap_xml"
    SITEMAP_INDEX = "sitemap_index"
    ROBOTS = "robots"

    __hash__ = object.__hash__
    """A role is one object; Enum would hash its name each time that an address is looked up."""


LISTED_ROLES = frozenset(
    {
        Role.HOME,
        Role.PAGE,
        Role.SECTION,
        Role.TAXONOMY,
        Role.TERM,
        Role.ABOUT,
        Role.CONTACT,
        Role.SITE_MAP,
        Role.ACCESSIBILITY,
    }
)
"""Roles that stand in site maps for machines and have alternates in other languages."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an output is read: `path` begins with a slash and is the address on `host`."""

    host: str
    path: str

    @property
    def url(self) -> str:
        """The permalink."""
        return f"https://{self.host}{self.path}"

    def link_from(self, other: Address) -> str:
        """How a page at `other` links here: a path on its own host, else the permalink."""
        return self.path if other.host == self.host else self.url

    @property
    def output_path(self) -> str:
        """The file below the output folder."""
        return self.host + self.path + ("index.html" if self.path.endswith("/") else "")


@dataclass(frozen=True, slots=True)
class Output:
    """One file to render. `subject` is what it is about: a source path, section, `taxonomy/term`, or a redirect's target."""

    address: Address
    site: str
    language: str
    role: Role
    subject: str
    source: str
    """The file at which a collision is reported."""
    number: int = 1
    """Page of a paginated list, from 1."""
    title: str = ""
    """Of a redirect: how the page that it leads to is called; empty where that is not known here."""


OutputKey = tuple[str, str, Role, str]
"""(site, language, role, subject)."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What one site publishes by itself: everything but redirects, whose targets may lie on other sites."""

    outputs: tuple[Output, ...]
    addresses: Mapping[OutputKey, Address]
    """Of the first page of everything that can be linked to."""
    site_maps: tuple[Output, ...]
    """Its site maps for machines, and those of its host, with what goes with them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every output of one site, in a fixed order, and where each thing is."""

    outputs: tuple[Output, ...]
    addresses: Mapping[OutputKey, Address]
    """Of the first page of everything that can be linked to."""

    def address(self, site: str, language: str, role: Role, subject: str = "") -> Address | None:
        """The address of this thing, or None where it is not published."""
        return self.addresses.get((site, language, role, subject))
