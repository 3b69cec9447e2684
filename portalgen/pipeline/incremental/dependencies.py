"""The dependencies of a site on other sites.

They are recorded as digests and compared with the present sites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from portalgen.pipeline.incremental.site_state import SiteDependencies, SiteState
from portalgen.store.digest import digest_texts


class DependencyTracker:
    """Compares dependencies. `export` and `contents` return the present digests of a site."""

    def __init__(self, sites: Iterable[str], export: Callable[[str], str], contents: Callable[[str], str]) -> None:
        self._sites = frozenset(sites)
        self._export = export
        self._contents = contents
        self._all = ""

    def record(self, asked: Iterable[str], linked: Iterable[str]) -> SiteDependencies:
        """Return the dependencies to record, with present digests.

        `asked` are the sites that answered queries. `linked` are the sites to which links with anchors lead.
        """
        with_contents = frozenset(linked)
        sites = with_contents.union(asked)
        return tuple(
            (site, self._now(site), self._contents(site) if site in with_contents else "") for site in sorted(sites)
        )

    def find_changed(self, state: SiteState) -> frozenset[str]:
        """Return the sites that `state` depends on, if they have changed since it was recorded."""
        return frozenset(
            site
            for site, export, contents in state.dependencies
            if not self._is_there(site) or export != self._now(site) or contents not in ("", self._contents(site))
        )

    def refresh(self, state: SiteState) -> SiteDependencies:
        """Return the dependencies of `state` with present digests."""
        return self.record(
            (site for site, _, _ in state.dependencies), (site for site, _, each in state.dependencies if each)
        )

    def _is_there(self, site: str) -> bool:
        return not site or site in self._sites

    def _now(self, site: str) -> str:
        if site:
            return self._export(site)
        if not self._all:
            self._all = digest_texts(*(self._export(each) for each in sorted(self._sites)))
        return self._all
