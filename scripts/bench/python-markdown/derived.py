"""Everything that Pelican and MkDocs do not make of themselves: homes, lists, terms, feeds, site maps, robots.txt, 404.

Runs inside the tool that is measured, with the standard library alone; the tool's own Jinja environment renders what
`outputs` names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FEED_ITEMS = 20
HOME_ITEMS = 6


@dataclass(slots=True, eq=False)
class Entry:
    """What lists, feeds and neighbours show of a page."""

    id: str
    title: str
    summary: str
    day: date
    url: str
    """From the root of its host: "/tin-tuc/hoi-nghi/"."""
    terms: dict[str, tuple[str, ...]]
    """Ids of terms by taxonomy."""
    previous: Entry | None = None
    next: Entry | None = None

    @property
    def day_text(self) -> str:
        """The day as it is shown."""
        return f"{self.day:%d/%m/%Y}"


@dataclass(slots=True, eq=False)
class Site:
    """One site with its pages, the newest first."""

    id: str
    name: str
    host: str
    entries: list[Entry] = field(default_factory=list)
    headers: tuple[str, str] = ("", "")
    """The header outside the section, and in it."""
    footer: str = ""

    @property
    def origin(self) -> str:
        """Scheme and host."""
        return f"https://{self.host}"


@dataclass(slots=True, eq=False)
class Frame:
    """What every HTML page shows beside its main part."""

    layout: str
    site: Site
    title: str
    url: str
    """From the root of the host; empty for a page without an address."""
    crumbs: tuple[tuple[str, str], ...] = ()
    description: str = ""
    current: bool = False
    """Whether the page belongs to the section in the menu."""
    number: int = 1

    @property
    def head_title(self) -> str:
        """The text of `<title>`."""
        if self.layout == "home":
            return self.title
        page = f" - Trang {self.number}" if self.number > 1 else ""
        return f"{self.title}{page} - {self.site.name}"


@dataclass(slots=True, eq=False)
class Listing:
    """One page of a list."""

    entries: list[Entry]
    total: int
    number: int
    urls: tuple[str, ...]
    """Of all pages of the list."""


class Portal:
    """All sites, as `portal.json` tells them."""

    def __init__(self, folder: Path) -> None:
        value = json.loads((folder / "portal.json").read_text(encoding="utf-8"))
        self.section: dict[str, Any] = value["section"]
        self.taxonomies: list[dict[str, Any]] = value["taxonomies"]
        self.sites = {each["id"]: Site(each["id"], each["name"], each["host"]) for each in value["sites"]}
        self.main = self.sites[value["main"]]
        self.crumb = (self.section["name"], f"/{self.section['segment']}/")

    def arrange(self, render: Callable[[str, dict[str, Any]], str]) -> None:
        """Sort each site's entries, join neighbours, render headers and footers once."""
        for site in self.sites.values():
            site.entries.sort(key=lambda entry: (entry.day, entry.id), reverse=True)
            for newer, older in zip(site.entries, site.entries[1:], strict=False):
                newer.previous, older.next = None, None
            for newer, older in zip(site.entries, site.entries[1:], strict=False):
                newer.next, older.previous = older, newer
            values = {"site": site, "main": self.main, "section": self.crumb}
            plain, current = (render("header.html", {**values, "current": each}) for each in (False, True))
            site.headers = (plain, current)
            site.footer = render("footer.html", values)

    def news(self, site: Site, entry: Entry) -> dict[str, Any]:
        """What the template of a page is given beside its body."""
        terms = [(each["name"], self._links(each, entry)) for each in self.taxonomies]
        crumbs = (self.crumb, (entry.title, ""))
        frame = Frame("news", site, entry.title, entry.url, crumbs, entry.summary, current=True)
        return {"frame": frame, "entry": entry, "terms": terms}

    @staticmethod
    def _links(taxonomy: dict[str, Any], entry: Entry) -> list[tuple[str, str]]:
        names, segment = taxonomy["terms"], taxonomy["segment"]
        return [(names[term], f"/{segment}/{term}/") for term in entry.terms[taxonomy["key"]]]

    def outputs(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """(path below the output folder, template, values) of everything but the news pages."""
        for site in self.sites.values():
            urls: list[tuple[str, str]] = []
            for url, template, values in self._pages(site):
                urls.append((url, ""))
                yield f"{site.host}{url}index.html", template, values
            urls.extend((entry.url, entry.day.isoformat()) for entry in site.entries)
            frame = Frame("not_found", site, "Không tìm thấy trang", "")
            yield f"{site.host}/404.html", "not_found.html", {"frame": frame}
            yield f"{site.host}/feed.xml", "feed.xml", {"site": site, "entries": site.entries[:FEED_ITEMS]}
            yield f"{site.host}/sitemap-1.xml", "sitemap-1.xml", {"site": site, "urls": urls}
            yield f"{site.host}/sitemap.xml", "sitemap-index.xml", {"site": site}
            yield f"{site.host}/robots.txt", "robots.txt", {"site": site}

    def _pages(self, site: Site) -> Iterator[tuple[str, str, dict[str, Any]]]:
        frame = Frame("home", site, site.name, "/")
        yield "/", "home.html", {"frame": frame, "entries": site.entries[:HOME_ITEMS], "section": self.crumb}
        name, url = self.crumb
        yield from self._lists(Frame("list", site, name, url, ((name, ""),), current=True), site.entries)
        for taxonomy in self.taxonomies:
            yield from self._terms(site, taxonomy)

    def _terms(self, site: Site, taxonomy: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        members: dict[str, list[Entry]] = {}
        for entry in site.entries:
            for term in entry.terms[taxonomy["key"]]:
                members.setdefault(term, []).append(entry)
        name, url = taxonomy["name"], f"/{taxonomy['segment']}/"
        used = [(term, label) for term, label in taxonomy["terms"].items() if term in members]
        index = [(label, f"{url}{term}/", len(members[term])) for term, label in used]
        yield url, "taxonomy.html", {"frame": Frame("taxonomy", site, name, url, ((name, ""),)), "index": index}
        for term, label in used:
            crumbs = ((name, url), (label, ""))
            yield from self._lists(Frame("term", site, label, f"{url}{term}/", crumbs), members[term])

    def _lists(self, first: Frame, entries: list[Entry]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        size = self.section["page_size"]
        count = max(1, -(-len(entries) // size))
        urls = tuple(_numbered(first.url, number) for number in range(1, count + 1))
        for number, url in enumerate(urls, start=1):
            frame = Frame(first.layout, first.site, first.title, url, first.crumbs, "", first.current, number)
            some = entries[(number - 1) * size : number * size]
            yield url, "list.html", {"frame": frame, "listing": Listing(some, len(entries), number, urls)}


def _numbered(url: str, number: int) -> str:
    return url if number == 1 else f"{url}trang-{number}/"


def terms_of(values: Iterable[str]) -> tuple[str, ...]:
    """Ids of terms without the blanks around them."""
    return tuple(value.strip() for value in values)
