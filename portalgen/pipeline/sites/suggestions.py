"""What was probably meant by a target that does not exist, looked up when everything wrong is known and in order.

Only the first diagnostics of a report get a suggestion, whoever found them: the limit does not depend on how the work
was spread over processes, nor on what was rebuilt.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from portalgen.diagnostics.closest import SUGGESTION_LIMIT, ClosestIndex
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.plan.targets import SCHEMES, site_of_source, source_of_link

_CODES: Final = frozenset(("LNK101", "LNK110", "URL102", "CFG128"))
"""Codes with a `target` that leads nowhere and a `suggestion` to fill in."""


def add_suggestions(diagnostics: Iterable[Diagnostic], sites: LoadedSites) -> Iterator[Diagnostic]:
    """Yield the diagnostics, the first of them that name a missing target with what was probably meant."""
    suggester = _Suggester(sites)
    count = 0
    for each in diagnostics:
        values = dict(each.values)
        target = values.get("target")
        if each.code not in _CODES or count == SUGGESTION_LIMIT or not isinstance(target, str) or not target:
            yield each
            continue
        count += 1
        if each.code == "LNK110":  # the id alone, as front matter writes it
            values["suggestion"] = suggester.find(f"id:{target}", each.place.path).removeprefix("id:")
        else:
            values["suggestion"] = suggester.find(target, each.place.path)
        yield replace(each, values=tuple(sorted(values.items())))


class _Suggester:
    """Indexes the ids of the portal and the sources of its sites, each when it is needed."""

    def __init__(self, sites: LoadedSites) -> None:
        self._sites = sites
        self._site_ids = [site.id for site in sites.portal.sites]
        self._item_ids: ClosestIndex | None = None
        self._sources: dict[str, ClosestIndex] = {}

    def find(self, target: str, path: str) -> str:
        """Return what was probably meant by `target`, as the file `path` would write it; empty where nothing is close."""
        scheme, _, rest = target.partition("#")[0].partition(":")
        if scheme == "id":
            meant = self._index_items().find(rest)
        elif scheme == "site":
            meant = ClosestIndex(self._site_ids).find(rest)
        elif scheme in SCHEMES:
            meant = ""
        else:
            return self._find_source(target, path)
        return f"{scheme}:{meant}" if meant else ""

    def _find_source(self, target: str, path: str) -> str:
        site = site_of_source(path)
        if site not in self._site_ids:
            return ""
        if site not in self._sources:
            loaded = self._sites.get(site)
            faulty = (each.source for each in loaded.library.faulty_pages)
            self._sources[site] = ClosestIndex((*loaded.graph.shown_pages, *faulty))
        folder = posixpath.dirname(path)
        meant = self._sources[site].find(source_of_link(target, folder), other_than=path)
        return posixpath.relpath(meant, folder) if meant else ""

    def _index_items(self) -> ClosestIndex:
        if self._item_ids is None:
            self._item_ids = ClosestIndex(self._sites.identifiers())
        return self._item_ids
