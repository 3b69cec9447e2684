"""The manifests and states left in an output folder by the last builds."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from portalgen.pipeline.incremental.site_state import (
    PORTAL_MANIFEST,
    PortalState,
    SiteState,
    portal_state_from_row,
    state_from_row,
)
from portalgen.search.folder import is_whole
from portalgen.search.keys import parse_bundle_key
from portalgen.writer.manifest import (
    SiteManifest,
    SiteManifestStat,
    is_intact,
    list_manifest_sites,
    read_journal,
    read_site_manifest,
    stat_site_manifest,
)


class PreviousBuild:
    """The state left in the folder `out` by the last builds.

    Each part of the manifest is read only once, until `reload`.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._suspect = _suspect_sites(out)
        self.intact: dict[str, bool] = {}
        """True for each checked site with unmodified output."""
        self._manifests: dict[str, SiteManifest] = {}
        self._states: dict[str, SiteState | None] = {}
        self._signatures: dict[str, SiteManifestStat] = {}
        self.sites = tuple(site for site in list_manifest_sites(out) if site != PORTAL_MANIFEST)

    def portal_state(self) -> PortalState | None:
        """Return the state of the portal as a whole, or None if there is none."""
        return portal_state_from_row(self.manifest(PORTAL_MANIFEST).state)

    def site_state(self, site: str) -> SiteState | None:
        """Return the state of a site, or None if there is none."""
        if site not in self._states:
            self._states[site] = state_from_row(self.manifest(site).state)
        return self._states[site]

    def manifest(self, site: str) -> SiteManifest:
        """Return the site's part of the manifest."""
        if site not in self._manifests:
            self._signatures[site] = stat_site_manifest(self._out, site)
            self._manifests[site] = read_site_manifest(self._out, site)
        return self._manifests[site]

    def reload(self, sites: Collection[str]) -> None:
        """Discard the manifests of these sites, which were rebuilt. The manifests of all other sites are kept."""
        for site in sites:
            for known in (self._manifests, self._states, self.intact, self._signatures):
                known.pop(site, None)
        self.sites = tuple(site for site in list_manifest_sites(self._out) if site != PORTAL_MANIFEST)
        self._suspect = _suspect_sites(self._out)

    def is_outdated(self) -> bool:
        """Return True if another build has written to the folder since its state was read."""
        if self.sites != tuple(site for site in list_manifest_sites(self._out) if site != PORTAL_MANIFEST):
            return True
        return any(stat_site_manifest(self._out, site) != known for site, known in self._signatures.items())

    def is_intact(self, site: str) -> bool:
        """Return True if all files and search indexes in the site's manifest exist, untouched by an interrupted run."""
        if site not in self.intact:
            manifest, out = self.manifest(site), str(self._out)
            self.intact[site] = (
                site not in self._suspect
                and all(is_intact(out, path, row[2], row[5], row[1]) for path, row in manifest.rows.items())
                and not list_torn_bundles(self._out, manifest)
            )
        return self.intact[site]


def list_torn_bundles(out: Path, manifest: SiteManifest) -> list[str]:
    """Return the folders of search bundles in which a file is missing or differs in size from the manifest."""
    keys = manifest.bundles.items()
    return [folder for folder, key in keys if not is_whole(out / folder, parse_bundle_key(key).files_digest)]


def _suspect_sites(out: Path) -> frozenset[str]:
    """Return the sites with files that an interrupted run was about to touch."""
    journal = read_journal(out)
    return frozenset((*journal.paths.values(), *journal.bundles.values()))
