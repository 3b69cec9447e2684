"""The rows of open data of each site, encoded once: portal-wide files are put together from them and hold none in memory.

A fragment is a function of what a site lets others see of its pages, of the configuration and of this program, so a row
of the cache is good as long as these are the same. What the cache does not have, or has lost, is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from portalgen.open_data.fragments import FORMS, encode_fragment, find_fragment_pages, list_fragment_keys
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.pipeline.sites.body_cache import FRAGMENT_TABLE
from portalgen.render.context import Context, Fragment
from portalgen.store.digest import digest_bytes, digest_texts
from portalgen.store.row_store import RowStore

PARALLEL_FROM: Final = 4
"""Sites from which on several processes are quicker than one."""


class CachedFragments:
    """The fragments of the sites of one build. `find_context` and `find_export` give a site's context and digest."""

    def __init__(
        self,
        rows: RowStore,
        configuration: str,
        find_context: Callable[[str], Context],
        find_export: Callable[[str], str],
    ) -> None:
        self._rows = rows
        self._configuration = configuration
        self._find_context = find_context
        self._find_export = find_export
        self._known: dict[str, tuple[str, tuple[Fragment, ...]]] = {}

    def list_fragments(self, site: str) -> Sequence[Fragment]:
        """Return the fragments of a site, in the order of kinds, languages and years."""
        signature = self._signature(site)
        known = self._known.get(site)
        if known is None or known[0] != signature:
            fragments = self._read_list(site, signature)
            known = self._known[site] = signature, self._encode(site, signature) if fragments is None else fragments
        return known[1]

    def read(self, site: str, fragment: Fragment, form: str) -> bytes:
        """Return the rows of a fragment in a form, from the cache where it holds just these."""
        row = self._rows.get(FRAGMENT_TABLE, _name(site, fragment.kind, fragment.language, fragment.year))
        digest = dict(fragment.digests)[form]
        if isinstance(row, dict) and isinstance(text := row.get(form), str):
            data = text.encode()
            if digest_bytes(data) == digest:
                return data
        context = self._find_context(site)
        pages = find_fragment_pages(context, fragment.kind, fragment.language)[fragment.year]
        return encode_fragment(context, fragment.kind, pages)[form]

    def refresh(self, sites: Iterable[str], jobs: int) -> None:
        """Make what the cache lacks of these sites, in `jobs` processes."""
        stale = [site for site in sites if self._read_list(site, self._signature(site)) is None]
        contexts = [self._find_context(site) for site in stale]  # here, so that processes inherit what was read
        self._rows.close()

        def work(number: int) -> tuple[Fragment, ...]:
            return self._encode(stale[number], self._signature(stale[number]))

        processes = jobs if len(contexts) >= PARALLEL_FROM else 1
        for site, fragments in zip(stale, map_in_processes(work, range(len(stale)), processes), strict=True):
            self._known[site] = self._signature(site), fragments

    def _signature(self, site: str) -> str:
        return digest_texts(self._configuration, self._find_export(site))

    def _read_list(self, site: str, signature: str) -> tuple[Fragment, ...] | None:
        """What the cache has of a site; None where that is of other pages."""
        row = self._rows.get(FRAGMENT_TABLE, site)
        if not isinstance(row, dict) or row.get("signature") != signature:
            return None
        try:
            return tuple(_fragment_of_row(each) for each in row["fragments"])
        except (KeyError, TypeError, ValueError):
            return None

    def _encode(self, site: str, signature: str) -> tuple[Fragment, ...]:
        """Encode the rows of a site, one fragment after the other, and put them into the cache."""
        context = self._find_context(site)
        fragments: list[Fragment] = []
        kept = set()
        for kind, language in list_fragment_keys(context):
            for year, pages in sorted(find_fragment_pages(context, kind, language).items()):
                encoded = encode_fragment(context, kind, pages)
                digests = tuple((form, digest_bytes(encoded[form])) for form in FORMS)
                fragments.append(Fragment(kind, language, year, len(pages), digests))
                name = _name(site, kind, language, year)
                kept.add(name)
                self._rows.put(FRAGMENT_TABLE, {name: {form: encoded[form].decode() for form in FORMS}})
        self._rows.retain(FRAGMENT_TABLE, f"{site}/", kept)
        rows = [[each.kind, each.language, each.year, each.count, dict(each.digests)] for each in fragments]
        self._rows.put(FRAGMENT_TABLE, {site: {"signature": signature, "fragments": rows}})
        return tuple(fragments)


def _fragment_of_row(row: Any) -> Fragment:
    kind, language, year, count, digests = row
    return Fragment(kind, language, year, count, tuple((form, digests[form]) for form in FORMS))


def _name(site: str, kind: str, language: str, year: str) -> str:
    return f"{site}/{kind}/{language}/{year}"
