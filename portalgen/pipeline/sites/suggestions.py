"""Suggests other targets for missing ones. This is possible when all diagnostics are known and sorted.

Only the first diagnostics of a report get a suggestion, so the limit does not depend on processes or on the rebuilt
sites.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase
from portalgen.diagnostics.sentences import find_closest
from portalgen.on_demand import on_demand
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.plan.model import HOME_OUTPUT, PAGE_OUTPUT, SECTION_OUTPUT, OutputKey
from portalgen.plan.targets import SCHEMES, SERVICE_SCHEME, site_of_source, source_of_link
from portalgen.text.normalization import fold, nfc

with on_demand():
    from portalgen.diagnostics import closest

_CODES: Final = frozenset(("LNK101", "LNK110", "LNK125", "URL102", "CFG128", "CFG210"))
"""Codes with a missing `target`, and a `suggestion` to fill in."""
_ADDRESSES: Final = frozenset(("LNK105", "LNK106", "LNK119"))
"""Codes with the web address of a page of the portal as their `target`, and a `suggestion` to fill in."""
_FILES: Final = frozenset(("ATT101",))
"""Codes with a `file` missing beside the page, and a `suggestion` that may already be filled in."""
_INVALID: Final = "FMT103"
_REFERENCE: Final = Phrase("reference")
"""Expected by `_INVALID` about the id of an item: `value` may name the item in another way."""
_LOCAL: Final = "localhost"
_LOOPBACK: Final = frozenset((_LOCAL, "127.0.0.1", "0.0.0.0", "::1"))  # noqa: S104 - an address that is recognised, and none that is bound


def add_suggestions(diagnostics: Iterable[Diagnostic], sites: LoadedSites) -> Iterator[Diagnostic]:
    """Yield all diagnostics. The first ones about missing targets get a suggestion."""
    suggester = _Suggester(sites)
    count = 0
    for each in diagnostics:
        values = dict(each.values)
        is_reference = each.code == _INVALID and values["expected"] == _REFERENCE
        target = values.get("value" if is_reference else "file" if each.code in _FILES else "target")
        is_asked = (
            is_reference
            or each.code in _CODES
            or each.code in _ADDRESSES
            or (each.code in _FILES and not values["suggestion"])
        )
        if not is_asked or count == closest.SUGGESTION_LIMIT or not isinstance(target, str) or not target:
            yield each
            continue
        count += 1
        if is_reference:
            meant = suggester.find_item(target, each.place.path)
            values["example"] = f"`{meant}`" if meant else values["example"]
        elif each.code in _FILES:
            values["suggestion"] = suggester.find_file(target, each.place.path)
        elif each.code in _ADDRESSES:
            values["suggestion"] = suggester.find_address(target, each.place.path)
        elif each.code == "LNK110":  # the id alone, as written in front matter
            values["suggestion"] = suggester.find(f"id:{target}", each.place.path).removeprefix("id:")
        else:
            values["suggestion"] = suggester.find(target, each.place.path)
        yield replace(each, values=tuple(sorted(values.items())))


class _Suggester:
    """Indexes the ids of the portal and the sources of its sites, each on first use."""

    def __init__(self, sites: LoadedSites) -> None:
        self._sites = sites
        self._site_ids = [site.id for site in sites.portal.sites]
        self._item_ids: closest.ClosestIndex | None = None
        self._sources: dict[tuple[str, str], closest.ClosestIndex] = {}
        """By site and language: a page in another language is never meant."""
        self._addresses: dict[str, dict[str, OutputKey]] = {}
        self._files: dict[str, dict[str, str]] = {}
        self._titles: dict[str, dict[str, str]] | None = None

    def find(self, target: str, path: str) -> str:
        """Return the target probably meant by `target`, as written in the file `path`; empty if none is close.

        An anchor stays behind it.
        """
        written, sign, anchor = target.partition("#")
        meant = self._find_whole(written, path)
        return f"{meant}{sign}{anchor}" if meant else ""

    def _find_whole(self, target: str, path: str) -> str:
        scheme, _, rest = target.partition(":")
        if scheme == "id":
            meant = self._index_items().find(rest)
        elif scheme == "site":
            meant = closest.ClosestIndex(self._site_ids).find(rest)
        elif scheme == SERVICE_SCHEME:
            meant = closest.ClosestIndex(self._sites.portal.settings.services.list_names()).find(rest)
        elif scheme in SCHEMES:
            meant = ""
        else:
            return self._find_source(target, path)
        return f"{scheme}:{meant}" if meant else ""

    def find_item(self, name: str, path: str) -> str:
        """Return the id of the item with title or source `name`, as seen from the file `path`; empty if not unique."""
        scheme, _, rest = name.partition(":")
        if scheme == "id":
            return self._index_items().find(rest.strip())
        site = site_of_source(path)
        if name.endswith(".md") and site in self._site_ids:
            for source in (source_of_link(name, posixpath.dirname(path)), name):
                page = self._sites.pages(site_of_source(source)).get(source) if self._is_source(source) else None
                if page is not None:
                    return page.id
            return ""
        named = self._find_titled(name)
        own = [identifier for identifier, owner in named.items() if owner == site]
        found = own or list(named)
        return found[0] if len(found) == 1 else ""

    def _find_titled(self, name: str) -> dict[str, str]:
        """Return the ids of the items with this title, each with its site; a report shortens a long title to `…`."""
        key, titles = _title_key(name), self._index_titles()
        if not name.endswith("…"):
            return titles.get(key, {})
        begun = (items for title, items in titles.items() if title.startswith(key))
        return {identifier: site for items in begun for identifier, site in items.items()}

    def _is_source(self, source: str) -> bool:
        return site_of_source(source) in self._site_ids

    def _index_titles(self) -> dict[str, dict[str, str]]:
        """Return, by title, the ids of its items, each with its site."""
        if self._titles is None:
            self._titles = {}
            for site in self._site_ids:
                faulty = (each.page for each in self._sites.get(site).library.faulty_pages)
                for page in (*self._sites.pages(site).values(), *(each for each in faulty if each is not None)):
                    self._titles.setdefault(_title_key(page.title), {})[page.id] = site
        return self._titles

    def find_address(self, target: str, path: str) -> str:
        """Return the reference in the file `path` to the page published at the address `target`; empty if none."""
        own = site_of_source(path)
        if own not in self._site_ids:
            return ""
        parts = urlsplit(target if target.startswith("/") or "//" in target else f"//{target}")
        host = self._host_of(parts.hostname or "", own)
        address = unquote(parts.path.removesuffix("index.html")) or "/"
        former = (site.id for site in self._sites.portal.sites if (host, address) in site.former_addresses)
        found = self._index_addresses(host).get(address) or self._index_addresses(host).get(f"{address}/")
        if found is None:
            return next((f"site:{each}" for each in former), "")
        site, language, type_name, subject = found
        if type_name == PAGE_OUTPUT:
            return self._name_page(site, subject, path)
        is_first = language == self._sites.portal.site(site).codes[0]
        if type_name == HOME_OUTPUT and is_first:
            return f"site:{site}"
        return f"site:{site}/{subject}" if type_name == SECTION_OUTPUT and is_first else ""

    def find_file(self, name: str, path: str) -> str | LocalizedText:
        """Return the place of a file `name` on the site of the file `path`, as a remark; empty if there is none."""
        own = site_of_source(path)
        if own not in self._site_ids:
            return ""
        if own not in self._files:
            root = self._sites.portal.root
            self._files[own] = {
                nfc(file): posixpath.join(Path(folder).relative_to(root).as_posix(), file)
                for folder, _, files in os.walk(root / "content" / own)
                for file in files
                if not file.endswith(".md")
            }
        found = self._files[own].get(nfc(posixpath.basename(name)))
        if found is None:
            return ""
        return LocalizedText(
            f"; tệp cùng tên đang ở `{found}`: chép tệp ấy vào `{posixpath.dirname(path)}/`",
            f"; there is a file with this name, `{found}`: copy it to `{posixpath.dirname(path)}/`",
        )

    def _host_of(self, name: str, own: str) -> str:
        """Return the portal's host in an address, also for an address of the preview."""
        portal = self._sites.portal
        if not name:
            return portal.site(own).host
        if name in _LOOPBACK:
            return portal.main_site.host
        site = name.removesuffix(f".{_LOCAL}")
        return portal.site(site).host if site in self._site_ids else name

    def _index_addresses(self, host: str) -> dict[str, OutputKey]:
        if host not in self._addresses:
            self._addresses[host] = {
                address.path: key
                for site in self._sites.portal.sites
                if site.host == host
                for key, address in self._sites.get(site.id).plan.addresses.items()
            }
        return self._addresses[host]

    def _name_page(self, site: str, source: str, path: str) -> str:
        if site == site_of_source(path):
            return posixpath.relpath(source, posixpath.dirname(path))
        page = self._sites.pages(site).get(source)
        return f"id:{page.id}" if page is not None else ""

    def _find_source(self, target: str, path: str) -> str:
        site = site_of_source(path)
        if site not in self._site_ids:
            return ""
        language = _language_of(target) or _language_of(path)
        if (site, language) not in self._sources:
            loaded = self._sites.get(site)
            faulty = (each.source for each in loaded.library.faulty_pages)
            sources = (*loaded.graph.shown_pages, *faulty)
            own = (each for each in sources if not language or _language_of(each) == language)
            self._sources[site, language] = closest.ClosestIndex(own)
        folder = posixpath.dirname(path)
        meant = self._sources[site, language].find(source_of_link(target, folder), other_than=path)
        # Two names in the same folder share its path, which says nothing about their likeness: compare them as written.
        return find_closest(target, (posixpath.relpath(meant, folder),)) if meant else ""

    def _index_items(self) -> closest.ClosestIndex:
        if self._item_ids is None:
            self._item_ids = closest.ClosestIndex(self._sites.identifiers())
        return self._item_ids


def _language_of(source: str) -> str:
    """Return the language in the name of a page file: `vi` of `bai.vi.md`; empty if it has none."""
    parts = posixpath.basename(source).split(".")
    return parts[-2] if len(parts) > 2 and parts[-1] == "md" else ""


def _title_key(title: str) -> str:
    """Return the key of a title, the same for spellings without marks or in capitals."""
    return " ".join("".join(each if each.isalnum() else " " for each in fold(title).casefold()).split())
