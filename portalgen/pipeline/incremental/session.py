"""The state shared by successive builds of a process, and the cache kept on disk for the next process.

On disk there are two stores in `.portalgen/cache/`. `content.sqlite` has the digests of files by their stat and the
front matter of pages, and is shared with the linter. `build.sqlite` has rendered bodies and the results of checking
themes. They may be deleted at any time, two builds may use them at once, and in a clone they are looked up by content.
If Git tracks the folder, anybody may have committed its content, so it is not trusted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.listing import digest_of_top_level
from portalgen.history.index import is_in_git_index
from portalgen.on_demand import on_demand
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.incremental.inputs import SharedInputs, program_digest, read_inputs
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.sites.body_cache import (
    BODY_TABLE,
    CONFIGURATION_TABLE,
    FRAGMENT_TABLE,
    INPUT_TABLE,
    PALETTE_TABLE,
    BodyCache,
)
from portalgen.pipeline.sites.references_between import ReferenceRow, digest_incoming
from portalgen.pipeline.sites.site_folders import SiteFolders, open_content_store
from portalgen.pipeline.sites.theme_checks import THEME_TABLE
from portalgen.store.cache_folder import open_row_store
from portalgen.store.row_store import RowStore, Table

# Loading the code that reads and renders pages takes four times as long as detecting an unchanged build.
with on_demand():
    from portalgen.content import body as content_body
    from portalgen.history import worktree
    from portalgen.pipeline.sites import loaded_sites, setup_cache
    from portalgen.pipeline.sites import setup as sites_setup

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.content.held_files import HeldFiles
    from portalgen.content.model import Library
    from portalgen.diagnostics.model import Diagnostic
    from portalgen.pipeline.sites.site_folders import ReadLibrary

_TABLES: Final = (BODY_TABLE, PALETTE_TABLE, THEME_TABLE, CONFIGURATION_TABLE, FRAGMENT_TABLE, INPUT_TABLE)


def open_build_store(cache: Path | None) -> RowStore:
    """Open the store of rendered output. `cache` must be a trusted folder or None."""
    return open_row_store(cache, "build", tuple(Table(name, program_digest()) for name in _TABLES))


class Session:
    """A store of the portal in `root`: each method reads once, and again after `invalidate`.

    A single build has a session of its own; a preview keeps one. With `held_files`, each build uses the contents of
    files as first read, so that it finishes even while files are being written. If `is_copy` (the folder is a temporary
    copy of the portal), file times are not kept, since they are useless later. `unwritten` are pages of the portal kept
    in memory instead of its folder; they change only with `invalidate`.
    """

    def __init__(
        self,
        root: Path,
        cache: Path | None,
        definitions: Callable[[], Definitions] = standard_definitions,
        held_files: HeldFiles | None = None,
        *,
        is_copy: bool = False,
        unwritten: UnwrittenPages | None = None,
    ) -> None:
        self.root = root
        self.definitions = definitions
        self._is_copy = is_copy
        trusted = cache if cache and is_trusted(cache) else None
        self.rows = open_build_store(trusted)
        self._unwritten = unwritten if unwritten is not None else UnwrittenPages()
        self.folders = SiteFolders(root, open_content_store(trusted, program_digest()), held_files, self._unwritten)
        self._held_files = held_files
        self.bodies = BodyCache(self.rows)
        self._inputs: tuple[SharedInputs, str] | None = None
        self._setup: tuple[SharedInputs, sites_setup.Setup] | None = None
        self._sites: dict[tuple[str, bool], tuple[str, SharedInputs, loaded_sites.LoadedSite]] = {}
        self._libraries: dict[str, tuple[tuple[str, SharedInputs], ReadLibrary]] = {}
        self._previous: dict[Path, PreviousBuild] = {}

    def invalidate(self, changed: Iterable[Path] | None) -> None:
        """Discard the values read from the paths in `changed`.

        If `changed` is None (unknown), discard all values.
        """
        if changed is None:
            self.folders.forget()
            self._inputs = None
            self._previous.clear()
            return
        sites: set[str] = set()
        for path in changed:
            parts = path.relative_to(self.root).parts if path.is_relative_to(self.root) else ()
            if len(parts) > 1 and parts[0] == "content":
                sites.add(parts[1])
            if len(parts) < 3 or parts[0] != "content":
                self._inputs = None
        self.folders.forget(sites)

    def read_inputs(self) -> SharedInputs:
        """Return the digests of the inputs shared by all sites."""
        return self._read_inputs()[0]

    def read_top_digest(self) -> str:
        """Return a digest of the files directly below `content/`."""
        return self._read_inputs()[1]

    def check_inputs(self) -> None:
        """Raise SourceChangedError if the configuration or a theme has changed since this build began."""
        if read_inputs(self.root) != self.read_inputs():
            raise content_body.SourceChangedError(
                "cấu hình hoặc giao diện đã thay đổi trong khi đang tạo trang; chạy lại lệnh",
                "the configuration or a theme changed during the build; run the command again",
            )

    def check_files(self, digests: Mapping[Path, str]) -> None:
        """Raise SourceChangedError if a file in `digests` (below `content/`) has changed since its folder was read."""
        content = f"{self.root / CONTENT_FOLDER}{os.sep}"
        for file, digest in digests.items():
            path = str(file)
            if not path.startswith(content):
                continue  # a held copy
            source = path.removeprefix(f"{self.root}{os.sep}").replace(os.sep, "/")
            if self.folders.find_digest_of_file(source) != digest:
                raise content_body.changed_file_error(source)

    def load_setup(self) -> sites_setup.Setup:
        """Return the configuration and the themes."""
        inputs = self.read_inputs()
        if self._setup is None or self._setup[0] != inputs:
            digests = setup_cache.SetupDigests(
                inputs.configuration, inputs.themes, lambda: read_inputs(self.root) == inputs
            )
            setup = sites_setup.load_setup(self.root, self.rows, digests=digests, definitions=self.definitions())
            self._setup = inputs, self._with_texts(setup)
        return self._setup[1]

    def load_site(
        self, portal: Portal, site: str, at: datetime, incoming: tuple[ReferenceRow, ...] = (), *, unpublished: bool
    ) -> loaded_sites.LoadedSite:
        """Return the site, read, linked and planned.

        If it is unchanged, the site loaded for the last build is returned. `incoming` are the references from items of
        other sites to items of this site.
        """
        digest, inputs = self.folders.find_digest(site), self.read_inputs()
        known = self._sites.get((site, unpublished))
        is_same = known is not None and known[:2] == (digest, inputs) and known[2].incoming == digest_incoming(incoming)
        if known is not None and is_same and known[2].is_valid_at(at):
            loaded = known[2]  # its pages also show pages of other sites, which may differ at `at`
            return loaded if loaded.graph.at == at else replace(loaded, graph=replace(loaded.graph, at=at))
        types = self.definitions().output_types
        loaded = loaded_sites.load_site(
            portal, site, self.read_library(portal, site), at, types, incoming, unpublished=unpublished
        )
        self._sites[site, unpublished] = digest, inputs, loaded
        return loaded

    def read_library(self, portal: Portal, site: str) -> Library:
        """Return the pages of a site."""
        return self._read_library(portal, site)[0]

    def check_pages(self, portal: Portal, site: str) -> tuple[Diagnostic, ...]:
        """Return the errors in the page files of a site."""
        return self._read_library(portal, site)[1]

    def previous_build(self, out: Path) -> PreviousBuild:
        """Return the state left in the output folder `out` by the last builds."""
        if out not in self._previous:
            self._previous[out] = PreviousBuild(out)
        return self._previous[out]

    def discard_previous_build(self, out: Path) -> None:
        """Discard the state read from `out`, so that it is read again."""
        self._previous.pop(out, None)

    def prune_bodies(self, loaded: loaded_sites.LoadedSites, sites: Iterable[str]) -> None:
        """Remove bodies from the cache if these sites no longer have the pages."""
        for site in sites:
            sources = {page.source for page in loaded.get(site).library.pages}
            self.rows.retain(BODY_TABLE, f"content/{site}/", sources)

    def close_stores(self) -> None:
        """Close the cache files. Called before a fork and at the end."""
        self.rows.close()
        self.folders.close()

    def save_read(self) -> None:
        """Save the values read from files. Called before rendering, since until then they are only in memory."""
        self.folders.save(with_stats=not self._is_copy)

    def save(self) -> None:
        """Save new values to the cache for the next process."""
        self.save_read()
        self.bodies.save()

    def _with_texts(self, setup: sites_setup.Setup) -> sites_setup.Setup:
        """Return the setup with pages and copies in memory in place of files."""
        held, unwritten = self._held_files, self._unwritten
        texts: dict[str, Any] = {"replaced_texts": unwritten, "unwritten": unwritten}
        if held is not None:
            texts = {"replaced_texts": held.pages, "held_files": held.copies}
        portal, readable = (
            replace(each, **texts) if each is not None else None for each in (setup.portal, setup.readable)
        )
        return replace(setup, portal=portal, readable=readable)

    def _read_inputs(self) -> tuple[SharedInputs, str]:
        if self._inputs is None:
            self._inputs = read_inputs(self.root), digest_of_top_level(self.root, self._unwritten)
        return self._inputs

    def _read_library(self, portal: Portal, site: str) -> ReadLibrary:
        key = self.folders.find_digest(site), self.read_inputs()
        known = self._libraries.get(site)
        if known is None or known[0] != key:
            library, diagnostics = self.folders.read_library(portal, site)
            folder = f"content/{site}"
            own = tuple(each for each in diagnostics if (each.place.path + "/").startswith(folder + "/"))
            known = self._libraries[site] = key, (library, own)
        return known[1]


def open_session(options: BuildOptions) -> Session:
    """Return a session for builds with these options."""
    cache = options.cache if options.remember else None
    return Session(
        options.root,
        cache,
        options.definitions,
        is_copy=options.cache_folder is not None,
        unwritten=options.unwritten,
    )


@contextmanager
def shared_session(session: Session | None, options: BuildOptions) -> Iterator[Session]:
    """Yield `session`, or a new session for this build alone if it is None."""
    if session is not None:
        yield session
        return
    own = open_session(options)
    try:
        yield own
    finally:
        own.close_stores()


def is_trusted(cache: Path) -> bool:
    """Return True if, as far as Git can tell, only this program wrote the content of the folder."""
    kept = is_in_git_index(cache)
    if kept is None:
        return not any(worktree.is_committed(home, cache.absolute()) for home in cache.absolute().parents[:2])
    return not kept
