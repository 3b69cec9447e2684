"""The content folders of sites, as seen by a build: the digests of their files, and their pages.

Both are cached from one build to the next: an unchanged folder costs a stat per file.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from portalgen.config.unwritten_pages import NOTHING_UNWRITTEN, UnwrittenPages
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.fresh_pages import FreshPages
from portalgen.content.listing import ContentDigests, Listing, content_digests_of, digest_rows_of, list_site_files
from portalgen.on_demand import on_demand
from portalgen.pipeline.options import Progress, no_progress
from portalgen.store.cache_folder import open_row_store
from portalgen.store.row_store import RowStore, Table

# Folders are compared without loading the code that reads pages.
with on_demand():
    from portalgen.content import body as content_body
    from portalgen.content import cache as content_cache
    from portalgen.content import read as content_read
    from portalgen.pipeline import process_pool

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.content.held_files import HeldFiles
    from portalgen.content.model import Library
    from portalgen.diagnostics.model import Diagnostic
    from portalgen.kinds.collection import Kinds

    ReadLibrary = tuple[Library, tuple[Diagnostic, ...]]

_STAT_TABLE: Final = "stats"
"""For a site's folder, the digest of its listing and of its contents."""
_FILE_TABLE: Final = "files"
"""For a site's folder, signature and digest of every file."""
_FRONT_MATTER_TABLE: Final = "front_matter"
"""For a site, the front matter of its pages."""
_TABLES: Final = (_STAT_TABLE, _FILE_TABLE, _FRONT_MATTER_TABLE)

_MANY: Final = 1_000
"""From this number of files, further processes are worthwhile."""


def open_content_store(cache: Path | None, edition: str) -> RowStore:
    """Open the store of data about the sites' files. `cache` must be a trusted folder or None."""
    return open_row_store(cache, "content", tuple(Table(name, edition) for name in _TABLES))


class SiteFolders:
    """The sites' folders below `content/`. Values read stay valid until `forget`.

    With `held_files`, so are the contents of files read, even if the files change meanwhile. `unwritten` pages count as
    files of the folders.
    """

    def __init__(
        self,
        root: Path,
        rows: RowStore,
        held_files: HeldFiles | None = None,
        unwritten: UnwrittenPages = NOTHING_UNWRITTEN,
    ) -> None:
        self._root = root
        self._held_files = held_files
        self._unwritten = unwritten
        self._fresh_pages = FreshPages()
        self._kinds: Kinds | None = None
        self._rows = rows
        self._front_matter_cache: content_cache.FrontMatterCache | None = None
        self._listings: dict[str, Listing] = {}
        self._digests: dict[str, str] = {}
        self._contents: dict[str, ContentDigests] = {}
        self._files: dict[str, Mapping[str, list[Any]]] = {}
        self._adopted: set[str] = set()
        self._read_ahead: set[str] = set()
        self._waiting: dict[str, dict[str, Any]] = {table: {} for table in _TABLES}

    def forget(self, sites: Iterable[str] | None = None) -> None:
        """Discard the values read from the folders of `sites`, or from all folders if it is None."""
        self._fresh_pages.clear()
        for site in {*self._listings, *self._digests} if sites is None else sites:
            self._listings.pop(site, None)
            self._digests.pop(site, None)
            self._contents.pop(site, None)
            self._read_ahead.discard(site)
            if self._held_files is not None:
                self._held_files.release(f"{CONTENT_FOLDER}/{site}")

    def find_digest(self, site: str) -> str:
        """Return a digest of all files in the folder of `site`."""
        if site not in self._digests:
            listing = self._listing(site)
            known = self._rows.get(_STAT_TABLE, site) if listing.digest else None
            if isinstance(known, list) and known[0] == listing.digest:
                self._digests[site] = str(known[1])
            else:
                self._digests[site] = self.read_contents(site).digest
        return self._digests[site]

    def digests_by_stat(self) -> dict[str, str]:
        """Return the digest of each folder that could be determined without reading a file, keyed by site."""
        return {site: digest for site, digest in self._digests.items() if site not in self._contents}

    def adopt_digests(self, digests: Mapping[str, str]) -> None:
        """Adopt digests determined shortly before, for example by another process."""
        self._digests.update(digests)

    def read_contents(self, site: str) -> ContentDigests:
        """Return the digests of all files in the folder of `site`."""
        return self._read_contents(site, self._held_files)

    def _read_contents(self, site: str, held_files: HeldFiles | None) -> ContentDigests:
        if site not in self._contents:
            listing = self._listing(site)
            known = self._files.get(site) or self._rows.get(_FILE_TABLE, site) or {}
            contents = content_digests_of(
                self._root, listing, known, held_files, time.time_ns(), self._fresh_pages, self._unwritten
            )
            rows = digest_rows_of(listing, contents, time.time_ns())
            self._contents[site], self._files[site] = contents, rows
            if rows != known:
                self._waiting[_FILE_TABLE][site] = rows
            self._waiting[_STAT_TABLE][site] = [listing.digest, contents.digest]
        return self._contents[site]

    def read_library(self, portal: Portal, site: str) -> ReadLibrary:
        """Return the pages of `site`, and their errors.

        Raises SourceChangedError if a file changes during reading.
        """
        self._use_kinds(portal.kinds)
        contents = self.read_contents(site)
        self._adopt(site)
        is_held = self._held_files is not None
        found = content_read.read_library(
            portal,
            self._front_matter(),
            (site,),
            contents.files,
            fresh_pages=self._fresh_pages,
            listed_only=is_held,
        )
        self._fresh_pages.clear()
        for page in found[0].pages:
            if contents.files.get(page.source) != page.digest:
                raise content_body.source_changed_error(page)
        self._collect_front_matter(site, contents.files)
        return found

    def read_whole_library(self, portal: Portal, jobs: int, progress: Progress = no_progress) -> ReadLibrary:
        """Return the pages of all sites, and the errors below `content/`. Raises the same error as `read_library`."""
        progress("content", 0, 0)
        sites = [*(site.id for site in portal.sites), *(portal.unread.sites if portal.unread is not None else ())]
        self.read_ahead(portal, sites, jobs)
        files: dict[str, str] = {}
        for site in sites:
            files |= self.read_contents(site).files
            self._adopt(site)
        found = content_read.read_library(
            portal,
            self._front_matter(),
            None,
            files,
            fresh_pages=self._fresh_pages,
            report=lambda count: progress("content", count, 0),
        )
        self._fresh_pages.clear()
        for page in found[0].pages:
            if page.source not in portal.replaced_texts and files.get(page.source) != page.digest:
                raise content_body.source_changed_error(page)
        for site in sites:
            self._collect_front_matter(site, self.read_contents(site).files)
        return found

    def read_ahead(self, portal: Portal, sites: Iterable[str], jobs: int) -> None:
        """Read these sites in `jobs` processes, provided that there is enough to read.

        Each site is read only once.
        """
        self._use_kinds(portal.kinds)
        asked = [site for site in sites if site not in self._read_ahead]
        self._read_ahead.update(asked)
        new = [site for site in asked if not self._adopt(site) or self._differs(site)]
        if jobs < 2 or sum(map(self._pages, new)) < _MANY:
            return

        def work(number: int) -> tuple[dict[str, list[Any]], str | None]:
            contents = self._read_contents(new[number], None)  # held files of a child process would be lost with it
            content_read.read_library(
                portal, self._front_matter(), (new[number],), contents.files, fresh_pages=self._fresh_pages
            )
            return dict(self._files[new[number]]), self._front_matter().dump_json(contents.files)

        self._rows.close()
        for site, (files, text) in zip(new, process_pool.map_in_processes(work, range(len(new)), jobs), strict=True):
            self._files[site] = self._waiting[_FILE_TABLE][site] = files
            if text is not None:
                self._waiting[_FRONT_MATTER_TABLE][site] = text
                self._front_matter().load_json(text)

    def share_front_matter(self, kinds: Kinds) -> content_cache.FrontMatterCache:
        """Return the front matter of all pages that were read with these kinds, keyed by content."""
        self._use_kinds(kinds)
        return self._front_matter()

    def _use_kinds(self, kinds: Kinds) -> None:
        """Read the cache with these kinds from now on."""
        if kinds is not self._kinds:
            self._kinds, self._front_matter_cache = kinds, None
            self._adopted.clear()

    def _collect_front_matter(self, site: str, paths: Iterable[str]) -> None:
        """Prepare the front matter of a site for `save`, if any of it is new."""
        text = self._front_matter().dump_json(path for path in paths if path.endswith(".md"))
        if text is not None:
            self._waiting[_FRONT_MATTER_TABLE][site] = text

    def _front_matter(self) -> content_cache.FrontMatterCache:
        """Return the front matter known so far. Its module is only loaded for reading pages."""
        if self._front_matter_cache is None:
            assert self._kinds is not None
            self._front_matter_cache = content_cache.FrontMatterCache(self._kinds)
        return self._front_matter_cache

    def _adopt(self, site: str) -> bool:
        """Load the cached front matter of the site; return False if there is none."""
        if site not in self._adopted:
            kept = self._rows.get(_FRONT_MATTER_TABLE, site)
            if not isinstance(kept, str):
                return False
            self._adopted.add(site)
            self._front_matter().load_json(kept)
        return True

    def _differs(self, site: str) -> bool:
        """Return True if the stats of the folder differ from the stats of the known digests."""
        known = self._rows.get(_STAT_TABLE, site)
        listing = self._listing(site)
        return not (listing.digest and isinstance(known, list) and known[0] == listing.digest)

    def _pages(self, site: str) -> int:
        return len(self._listing(site).files)

    def save(self, *, with_stats: bool = True) -> None:
        """Write the new values for the next run. Use `with_stats=False` if the folder is a temporary copy."""
        for table, rows in self._waiting.items():
            if with_stats or table == _FRONT_MATTER_TABLE:
                self._rows.put(table, rows)
        self._waiting = {table: {} for table in _TABLES}
        self._fresh_pages.clear()

    def close(self) -> None:
        """Close the cache file."""
        self._rows.close()

    def find_digest_of_file(self, path: str) -> str:
        """Return the digest that the file had when its folder was read.

        Return an empty string if it did not exist. `path` starts at the root and lies below the folder of a site.
        """
        return self.read_contents(path.split("/")[1]).files.get(path, "")

    def _listing(self, site: str) -> Listing:
        if site not in self._listings:
            self._listings[site] = list_site_files(self._root, site, time.time_ns(), self._unwritten)
        return self._listings[site]
