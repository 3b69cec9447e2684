"""The open data rows of each site, encoded only once.

Portal-wide files are joined from them, not kept in memory. A fragment is a function of the site's export, the
configuration, this program, and the items of other sites shown in its rows. A cached row is valid while these are
unchanged; missing rows are rebuilt.

No site is loaded to check if its item is still shown: while its export is unchanged, it is. These answers are recorded
as queries of the main site, which has the files, and which makes no other query to a site without open data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from portalgen.on_demand import on_demand
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.pipeline.sites.body_cache import FRAGMENT_TABLE
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.plan.targets import SHOWS_ITEM_QUERY
from portalgen.render.context import Context, OpenDataFragment
from portalgen.store.digest import digest_bytes, digest_texts
from portalgen.store.row_store import RowStore

with on_demand():
    from portalgen.open_data import fragments as open_data_fragments

_PARALLEL_FROM: Final = 4
"""With more sites, several processes are faster than one."""

ReferredItem = tuple[str, str, bool]
"""(id, site, True if shown) of an item used in rows of another site.

The site is empty if no site has the item.
"""
_SiteList = tuple[tuple[OpenDataFragment, ...], tuple[ReferredItem, ...]]
"""The fragments of a site, and the items of other sites they refer to."""


class CachedFragments:
    """The fragments of `sites`, the sites with open data, in their order.

    `find_context` returns the context of a site, and `find_export` the digest of its export.
    """

    def __init__(
        self,
        sites: LoadedSites,
        rows: RowStore,
        configuration: str,
        find_context: Callable[[str], Context],
        find_export: Callable[[str], str],
    ) -> None:
        self._loaded = sites
        self._sites = tuple(site.id for site in sites.portal.sites if site.open_data)
        self._rows = rows
        self._configuration = configuration
        self._find_context = find_context
        self._find_export = find_export
        self._index: dict[tuple[str, str, str], list[OpenDataFragment]] | None = None

    def find(self, kind: str, language: str, year: str) -> Sequence[OpenDataFragment]:
        """Return the fragments for this kind, language and year, in the order of the sites."""
        if self._index is None:
            self.prepare(1)
        return (self._index or {}).get((kind, language, year), ())

    def read(self, fragment: OpenDataFragment, form: str) -> bytes:
        """Return the rows of a fragment in the format `form`. Cached rows are used if they match its digest."""
        row = self._rows.get(FRAGMENT_TABLE, _name(fragment.site, *fragment.key))
        if isinstance(row, dict) and isinstance(text := row.get(form), str):
            data = text.encode()
            if digest_bytes(data) == dict(fragment.digests)[form]:
                return data
        context = self._find_context(fragment.site)
        pages = open_data_fragments.find_fragment_pages(context, fragment.kind, fragment.language)[fragment.year]
        return open_data_fragments.encode_data_fragment(context, fragment.kind, pages)[form]

    def prepare(self, jobs: int) -> None:
        """Build the missing fragments in `jobs` processes. All others are looked up in the cache."""
        listed = {site: self._read_list(site) for site in self._sites}
        stale = [site for site, fragments in listed.items() if fragments is None]
        # Read here, so that child processes inherit the results.
        referred = {site: self._find_referred(self._find_context(site)) for site in stale}
        self._rows.close()
        processes = jobs if len(stale) >= _PARALLEL_FROM else 1
        encoded = map_in_processes(
            lambda number: self._encode(stale[number], referred[stale[number]]), range(len(stale)), processes
        )
        listed |= zip(stale, encoded, strict=True)
        self._rows.close()
        self._index = {}
        for site_list in listed.values():
            fragments, items = site_list or ((), ())
            self._record(items)
            for each in fragments:
                self._index.setdefault(each.key, []).append(each)

    def _record(self, referred: Iterable[ReferredItem]) -> None:
        main = self._loaded.portal.main_site.id
        for identifier, owner, is_shown in referred:
            if owner != main:
                answer = is_shown if owner else None
                self._loaded.record(main, owner, (SHOWS_ITEM_QUERY, identifier), answer)

    def _signature(self, site: str) -> str:
        return digest_texts(self._configuration, self._find_export(site))

    def _read_list(self, site: str) -> _SiteList | None:
        """Return the cached fragments of a site; None if its pages, or items they refer to, have changed."""
        row = self._rows.get(FRAGMENT_TABLE, site)
        if not isinstance(row, dict) or row.get("signature") != self._signature(site):
            return None
        try:
            exports = row["exports"]
            referred = tuple((identifier, owner, bool(is_shown)) for identifier, owner, is_shown in row["referred"])
            if not all(self._is_as_before(each, exports) for each in referred):
                return None
            fragments = tuple(_fragment_of_row(site, each) for each in row["fragments"])
        except (KeyError, TypeError, ValueError):
            return None
        if exports != (today := self._find_exports(referred)):
            self._rows.put(FRAGMENT_TABLE, {site: {**row, "exports": today}})
        return fragments, referred

    def _is_as_before(self, referred: ReferredItem, exports: Mapping[str, str]) -> bool:
        """Return True if an item has the same site and visibility; `exports` are the former exports of the sites."""
        identifier, owner, is_shown = referred
        if self._loaded.owner(identifier) != owner:
            return False
        if not owner or exports[owner] == self._find_export(owner):
            return True
        return self._loaded.targets(owner).shows_item(identifier) == is_shown

    def _find_exports(self, referred: Iterable[ReferredItem]) -> dict[str, str]:
        return {owner: self._find_export(owner) for owner in sorted({owner for _, owner, _ in referred}) if owner}

    def _find_referred(self, context: Context) -> tuple[ReferredItem, ...]:
        """Return the items of other sites used in rows of a site."""
        owners = {each: self._loaded.owner(each) for each in sorted(open_data_fragments.find_referred_items(context))}
        return tuple(
            (identifier, owner, context.targets.shows_item(identifier))
            for identifier, owner in owners.items()
            if owner != context.site.id
        )

    def _encode(self, site: str, referred: tuple[ReferredItem, ...]) -> _SiteList:
        """Encode the rows of a site, one fragment after the other, and put them into the cache.

        Fragments of years without changes are kept: each is cached with the key of its rows.
        """
        context = self._find_context(site)
        previous = self._read_fragments(site)
        keys: dict[str, str] = {}
        fragments: list[OpenDataFragment] = []
        for kind, language in open_data_fragments.list_fragment_keys(context):
            for year, pages in sorted(open_data_fragments.find_fragment_pages(context, kind, language).items()):
                name = _name(site, kind, language, year)
                keys[name] = open_data_fragments.key_of_fragment(context, pages)
                if name in previous and previous[name][0] == keys[name]:
                    fragments.append(previous[name][1])
                    continue
                encoded = open_data_fragments.encode_data_fragment(context, kind, pages)
                digests = tuple((form, digest_bytes(encoded[form])) for form in open_data_fragments.DATA_FORMS)
                fragments.append(OpenDataFragment(site, kind, language, year, len(pages), digests))
                self._rows.put(
                    FRAGMENT_TABLE, {name: {form: encoded[form].decode() for form in open_data_fragments.DATA_FORMS}}
                )
        self._rows.retain(FRAGMENT_TABLE, f"{site}/", keys)
        rows = [[each.kind, each.language, each.year, each.count, dict(each.digests)] for each in fragments]
        row = {
            "signature": self._signature(site),
            "configuration": self._configuration,
            "fragments": rows,
            "keys": keys,
            "referred": referred,
            "exports": self._find_exports(referred),
        }
        self._rows.put(FRAGMENT_TABLE, {site: row})
        return tuple(fragments), referred

    def _read_fragments(self, site: str) -> Mapping[str, tuple[str, OpenDataFragment]]:
        """Return the cached fragments of a site under this configuration, each with its key, by name."""
        row = self._rows.get(FRAGMENT_TABLE, site)
        if not isinstance(row, dict) or row.get("configuration") != self._configuration:
            return {}
        try:
            fragments = [_fragment_of_row(site, each) for each in row["fragments"]]
            return {name: (row["keys"][name], each) for each in fragments for name in (_name(site, *each.key),)}
        except (KeyError, TypeError, ValueError):
            return {}


def _fragment_of_row(site: str, row: Any) -> OpenDataFragment:
    kind, language, year, count, digests = row
    return OpenDataFragment(
        site, kind, language, year, count, tuple((form, digests[form]) for form in open_data_fragments.DATA_FORMS)
    )


def _name(site: str, kind: str, language: str, year: str) -> str:
    return f"{site}/{kind}/{language}/{year}"
