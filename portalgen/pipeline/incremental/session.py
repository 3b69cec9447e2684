"""What successive builds of one process share, and what is kept on disk for the next process.

On disk it is one file, `.portalgen/cache/build.sqlite`: the digests of files by their stat, the front matter of pages
and their rendered bodies. It may be deleted at any time, two builds may use it at once, and a clone into which it was
restored finds everything by content. Where Git keeps the folder it holds whatever somebody committed, and nothing of it
is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from portalgen.content.listing import top_of
from portalgen.history.index import may_keep
from portalgen.pipeline.incremental.inputs import SharedInputs, program_digest, read_inputs
from portalgen.pipeline.incremental.site_state import PreviousBuild
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.rendering.body_cache import BODY_TABLE, PALETTE_TABLE, BodyCache
from portalgen.pipeline.sites.site_folders import FILE_TABLE, FRONT_MATTER_TABLE, STAT_TABLE, SiteFolders
from portalgen.pipeline.sites.theme_checks import THEME_TABLE
from portalgen.store.rows import Rows

# What reads and makes pages takes four times as long to load as an unchanged build takes to find out that it is one.
if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.diagnostics.model import Diagnostic
    from portalgen.pipeline.sites.loaded_sites import LoadedSite, LoadedSites
    from portalgen.pipeline.sites.setup import Setup
    from portalgen.pipeline.sites.site_folders import ReadLibrary

STORE_FILE: Final = "build.sqlite"
TABLES: Final = (STAT_TABLE, FILE_TABLE, FRONT_MATTER_TABLE, BODY_TABLE, PALETTE_TABLE, THEME_TABLE)


class Session:
    """The state of one process for the portal in `root`. A single build has one of its own."""

    def __init__(self, root: Path, cache: Path | None) -> None:
        self.root = root
        self.rows = Rows(cache / STORE_FILE if cache and is_trusted(cache) else None, program_digest(), TABLES)
        self.folders = SiteFolders(root, self.rows)
        self.bodies = BodyCache(self.rows)
        self._inputs: SharedInputs | None = None
        self._top = ""
        self._ground: tuple[SharedInputs, Setup] | None = None
        self._parts: dict[tuple[str, bool], tuple[str, SharedInputs, LoadedSite]] = {}
        self._libraries: dict[str, tuple[tuple[str, SharedInputs], ReadLibrary]] = {}
        self._before: dict[Path, PreviousBuild] = {}

    def invalidate(self, changed: Iterable[Path] | None) -> None:
        """Look again at what these paths belong to; at everything where nothing is known of what changed."""
        if changed is None:
            self.folders.forget()
            self._inputs = None
            self._before.clear()
            return
        sites: set[str] = set()
        for path in changed:
            parts = path.relative_to(self.root).parts if path.is_relative_to(self.root) else ()
            if len(parts) > 1 and parts[0] == "content":
                sites.add(parts[1])
            if len(parts) < 3 or parts[0] != "content":
                self._inputs = None
        self.folders.forget(sites)

    def check_inputs(self) -> None:
        """Raises SourceChanged where the configuration or a theme is no longer what this build began with."""
        if read_inputs(self.root) != self.inputs:
            from portalgen.content.body import SourceChanged

            raise SourceChanged(
                "cấu hình hoặc giao diện đã thay đổi trong khi đang tạo trang; chạy lại lệnh",
                "the configuration or a theme changed while pages were being made; run the command again",
            )

    @property
    def inputs(self) -> SharedInputs:
        """Digests of what is the same for all sites."""
        if self._inputs is None:
            self._inputs, self._top = read_inputs(self.root), top_of(self.root)
        return self._inputs

    @property
    def top(self) -> str:
        """A digest of what stands right below `content/`."""
        return self._top if self.inputs else ""

    def load_setup(self) -> Setup:
        """Configuration and themes."""
        from portalgen.pipeline.sites.setup import load_setup

        if self._ground is None or self._ground[0] != self.inputs:
            self._ground = self.inputs, load_setup(self.root, self.rows)
        return self._ground[1]

    def load_site(self, portal: Portal, site: str, at: datetime, *, unpublished: bool) -> LoadedSite:
        """The site, read, linked and planned; from the last build where nothing of it changed."""
        digest = self.folders.find_digest(site)
        known = self._parts.get((site, unpublished))
        if known is not None and known[:2] == (digest, self.inputs) and known[2].is_valid_at(at):
            part = known[2]  # its pages show those of other sites too, of which the clock may say another thing
            return part if part.graph.at == at else replace(part, graph=replace(part.graph, at=at))
        from portalgen.pipeline.sites.loaded_sites import load_site

        part = load_site(portal, site, self._library(portal, site)[0], at, unpublished=unpublished)
        self._parts[site, unpublished] = digest, self.inputs, part
        return part

    def check_pages(self, portal: Portal, site: str) -> tuple[Diagnostic, ...]:
        """What is wrong in the pages of a site."""
        return self._library(portal, site)[1]

    def previous_build(self, out: Path) -> PreviousBuild:
        """What the last builds left in `out`."""
        if out not in self._before:
            self._before[out] = PreviousBuild(out)
        return self._before[out]

    def discard_previous_build(self, out: Path) -> None:
        """ReadLibrary again what the last builds left in `out`."""
        self._before.pop(out, None)

    def _library(self, portal: Portal, site: str) -> ReadLibrary:
        key = self.folders.find_digest(site), self.inputs
        known = self._libraries.get(site)
        if known is None or known[0] != key:
            library, faults = self.folders.read_library(portal, site)
            folder = f"content/{site}"
            own = tuple(each for each in faults if (each.place.path + "/").startswith(folder + "/"))
            known = self._libraries[site] = key, (library, own)
        return known[1]

    def prune_bodies(self, world: LoadedSites, sites: Iterable[str]) -> None:
        """Forget the bodies of pages that these sites no longer have."""
        for site in sites:
            kept = {page.source for page in world.get(site).library.pages}
            self.rows.retain(BODY_TABLE, f"content/{site}/", kept)

    def save(self) -> None:
        """Keep what is new for the next process."""
        self.folders.save()
        self.bodies.save()


def open_session(options: BuildOptions) -> Session:
    """A session for builds with these options."""
    return Session(options.root, options.cache if options.remember else None)


@contextmanager
def shared_session(session: Session | None, options: BuildOptions) -> Iterator[Session]:
    """The session that is given, or one for this build alone."""
    if session is not None:
        yield session
        return
    own = open_session(options)
    try:
        yield own
    finally:
        own.rows.close()


def is_trusted(cache: Path) -> bool:
    """Whether what lies in the folder was put there by a run of this program, as far as Git can tell."""
    kept = may_keep(cache)
    if kept is None:
        from portalgen.pipeline.linting.lint_cache import is_committed

        return not is_committed(cache.parents[1], cache)
    return not kept
