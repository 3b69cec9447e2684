"""The rows of open data of each site, encoded once: portal-wide files are put together from them and hold none in memory.

A fragment is a function of what a site lets others see of its pages, of the configuration and of this program, so a row
of the cache is good as long as these are the same. What the cache does not have, or has lost, is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from portalgen.open_data.fragments import DATA_FORMS, encode_data_fragment, find_fragment_pages, list_fragment_keys
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.pipeline.sites.body_cache import FRAGMENT_TABLE
from portalgen.render.context import Context, Fragment
from portalgen.store.digest import digest_bytes, digest_texts
from portalgen.store.row_store import RowStore

_PARALLEL_FROM: Final = 4
"""Sites from which on several processes are quicker than one."""


class CachedFragments:
    """The fragments of the sites of one build, of `sites` in their order.

    `find_context` and `find_export` give a site's context, and the digest of what it lets others see.
    """

    def __init__(
        self,
        sites: Iterable[str],
        rows: RowStore,
        configuration: str,
        find_context: Callable[[str], Context],
        find_export: Callable[[str], str],
    ) -> None:
        self._sites = tuple(sites)
        self._rows = rows
        self._configuration = configuration
        self._find_context = find_context
        self._find_export = find_export
        self._index: dict[tuple[str, str, str], list[Fragment]] | None = None

    def find(self, kind: str, language: str, year: str) -> Sequence[Fragment]:
        """Return the fragments of these rows, in the order of the sites."""
        if self._index is None:
            self.prepare(1)
        return (self._index or {}).get((kind, language, year), ())

    def read(self, fragment: Fragment, form: str) -> bytes:
        """Return the rows of a fragment in a form, from the cache where it holds just these."""
        row = self._rows.get(FRAGMENT_TABLE, _name(fragment.site, *fragment.key))
        if isinstance(row, dict) and isinstance(text := row.get(form), str):
            data = text.encode()
            if digest_bytes(data) == dict(fragment.digests)[form]:
                return data
        context = self._find_context(fragment.site)
        pages = find_fragment_pages(context, fragment.kind, fragment.language)[fragment.year]
        return encode_data_fragment(context, fragment.kind, pages)[form]

    def prepare(self, jobs: int) -> None:
        """Make what the cache lacks, in `jobs` processes, and look up the rest."""
        listed = {site: self._read_list(site) for site in self._sites}
        stale = [site for site, fragments in listed.items() if fragments is None]
        for site in stale:
            self._find_context(site)  # here, so that processes inherit what was read
        self._rows.close()
        processes = jobs if len(stale) >= _PARALLEL_FROM else 1
        encoded = map_in_processes(lambda number: self._encode(stale[number]), range(len(stale)), processes)
        listed |= zip(stale, encoded, strict=True)
        self._rows.close()
        self._index = {}
        for fragments in listed.values():
            for each in fragments or ():
                self._index.setdefault(each.key, []).append(each)

    def _signature(self, site: str) -> str:
        return digest_texts(self._configuration, self._find_export(site))

    def _read_list(self, site: str) -> tuple[Fragment, ...] | None:
        """What the cache has of a site; None where that is of other pages."""
        row = self._rows.get(FRAGMENT_TABLE, site)
        if not isinstance(row, dict) or row.get("signature") != self._signature(site):
            return None
        try:
            return tuple(_fragment_of_row(site, each) for each in row["fragments"])
        except (KeyError, TypeError, ValueError):
            return None

    def _encode(self, site: str) -> tuple[Fragment, ...]:
        """Encode the rows of a site, one fragment after the other, and put them into the cache."""
        context = self._find_context(site)
        fragments: list[Fragment] = []
        kept = set()
        for kind, language in list_fragment_keys(context):
            for year, pages in sorted(find_fragment_pages(context, kind, language).items()):
                encoded = encode_data_fragment(context, kind, pages)
                digests = tuple((form, digest_bytes(encoded[form])) for form in DATA_FORMS)
                fragments.append(Fragment(site, kind, language, year, len(pages), digests))
                name = _name(site, kind, language, year)
                kept.add(name)
                self._rows.put(FRAGMENT_TABLE, {name: {form: encoded[form].decode() for form in DATA_FORMS}})
        self._rows.retain(FRAGMENT_TABLE, f"{site}/", kept)
        rows = [[each.kind, each.language, each.year, each.count, dict(each.digests)] for each in fragments]
        self._rows.put(FRAGMENT_TABLE, {site: {"signature": self._signature(site), "fragments": rows}})
        return tuple(fragments)


def _fragment_of_row(site: str, row: Any) -> Fragment:
    kind, language, year, count, digests = row
    return Fragment(site, kind, language, year, count, tuple((form, digests[form]) for form in DATA_FORMS))


def _name(site: str, kind: str, language: str, year: str) -> str:
    return f"{site}/{kind}/{language}/{year}"
