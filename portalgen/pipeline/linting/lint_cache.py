"""The linter's cache below `.portalgen/cache/`. It can be deleted safely, and stale rows are rebuilt.

`content.sqlite` and the rendered bodies of `build.sqlite` are shared with the build. `lint.sqlite` has the violations:
every row with the digest of its inputs, and each table with an edition. The edition covers all other inputs of the
rows: this program and, for the rules, the configuration without the roster and approval records. No row depends on a
modification time alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Final

from portalgen.config.places import CONFIG_FOLDER, UNBUILT_FOLDERS
from portalgen.frozen import frozen
from portalgen.pipeline.incremental.inputs import program_digest
from portalgen.pipeline.incremental.session import Session, is_trusted, open_build_store
from portalgen.pipeline.sites.body_cache import PALETTE_TABLE, BodyCache
from portalgen.pipeline.sites.site_folders import SiteFolders, open_content_store
from portalgen.store.cache_folder import open_row_store
from portalgen.store.digest import digest_file, digest_texts
from portalgen.store.row_store import RowStore, Table

_OF_RULES: Final = "lint.yaml"
"""The configuration file with the judgement of findings, without effect on the rendering of bodies."""


class CacheTable:
    """A table of the cache. Each name has rows, stored with the digest of their inputs."""

    def __init__(self, rows: RowStore, table: Table) -> None:
        self.table = table
        self._stored = rows
        self._rows: dict[str, list[Any] | None] = {}
        self._changed: set[str] = set()

    def prefetch(self, names: Iterable[str]) -> None:
        """Read the rows of these names from the cache, all at once."""
        missing = [name for name in names if name not in self._rows]
        self._rows |= dict.fromkeys(missing) | self._stored.get_many(self.table.name, missing)

    def get_or_create(self, name: str, digest: str, make: Callable[[], list[Any]]) -> list[Any]:
        """Return the cached rows of `name` if stored with `digest`; else call `make` to create them."""
        known = self.cached_row(name)
        if known is None or known[0] != digest:
            rows = make()
            self.put(name, digest, rows)
            return rows
        found: list[Any] = known[1]
        return found

    def cached_row(self, name: str) -> list[Any] | None:
        """Return (digest, rows) of `name` from the cache, or None if there are none."""
        if name not in self._rows:
            self._rows[name] = self._stored.get(self.table.name, name)
        known = self._rows[name]
        return known if isinstance(known, list) and len(known) == 2 else None

    def has_current(self, name: str, digest: str) -> bool:
        """Return True if the cache has rows of `name` that were stored with `digest`."""
        known = self.cached_row(name)
        return known is not None and known[0] == digest

    def put(self, name: str, digest: str, rows: list[Any]) -> None:
        """Store rows created elsewhere."""
        self._rows[name] = [digest, rows]
        self._changed.add(name)

    def save(self, sources: Collection[str] | None = None) -> None:
        """Write the new rows. If there are any, also remove the rows of names that are not in `sources`."""
        if self._changed:
            self._stored.put(self.table.name, {name: self._rows[name] for name in sorted(self._changed)})
            if sources is not None:
                self._stored.retain(self.table.name, "", sources)
        self._changed = set()


@frozen
class LintCache:
    """The linter's cache."""

    trusted_folder: Path | None
    """The cache folder; None if its content is not trusted."""
    folders: SiteFolders
    stored: RowStore
    pages: CacheTable
    attachments: CacheTable
    bodies: CacheTable
    components: CacheTable
    build_rows: RowStore
    rendered_bodies: BodyCache
    """The bodies rendered by builds, from `build_rows`."""
    is_copy: bool
    """True if the portal is a temporary copy of the index, which is read only once."""

    def close(self) -> None:
        """Close the files of the cache."""
        for each in (self.stored, self.folders, self.build_rows):
            each.close()


@frozen
class PageTables:
    """Cached results for individual pages.

    `pages` holds the results of all page rules, `families` those of selected rule families.
    """

    stored: RowStore
    pages: CacheTable
    families: CacheTable

    def save(self) -> None:
        """Write the new rows of rule families, and close the file."""
        self.families.save()
        self.stored.close()


def open_page_tables(home: Path | None, root: Path) -> PageTables:
    """Open the tables below `home` for the portal in `root`.

    The tables are empty if there is no `home` or if Git tracks the folder.
    """
    folder = home / ".portalgen" / "cache" if home is not None else None
    rules = _edition_of_rules(root)
    pages, families = Table("pages", rules), Table("families", rules)
    stored = open_row_store(folder if folder is not None and is_trusted(folder) else None, "lint", (pages, families))
    return PageTables(stored, CacheTable(stored, pages), CacheTable(stored, families))


def _edition_of_rules(root: Path) -> str:
    return digest_texts(program_digest(), *_contents(root / CONFIG_FOLDER, (".yaml", ".yml"), UNBUILT_FOLDERS))


def open_lint_cache(home: Path, root: Path, folder: Path | None = None, session: Session | None = None) -> LintCache:
    """Open the cache below `home`, or in `folder` if given, for the portal in `root`.

    Files that `session` has read are not read again. If Git tracks the folder, anybody may have committed its content,
    so it is not trusted.
    """
    is_copy = home != root or folder is not None
    folder = folder or home / ".portalgen" / "cache"
    trusted = folder if is_trusted(folder) else None
    program = program_digest()
    rules = _edition_of_rules(root)
    layouts = digest_texts(
        program,
        *_contents(root / CONFIG_FOLDER, (".yaml", ".yml"), (_OF_RULES, *UNBUILT_FOLDERS)),
        *_contents(root / "themes", (".html", ".xml", ".yaml")),
    )
    pages, attachments, bodies, components = (
        Table(name, edition)
        for name, edition in (("pages", rules), ("attachments", rules), ("bodies", layouts), ("components", program))
    )
    palettes = Table(PALETTE_TABLE, program)
    stored = open_row_store(trusted, "lint", (pages, attachments, bodies, components, palettes))
    build_rows = session.rows if session is not None else open_build_store(trusted)
    return LintCache(
        trusted,
        session.folders if session is not None else SiteFolders(root, open_content_store(trusted, program)),
        stored,
        CacheTable(stored, pages),
        CacheTable(stored, attachments),
        CacheTable(stored, bodies),
        CacheTable(stored, components),
        build_rows,
        BodyCache(build_rows),
        is_copy=is_copy,
    )


def save_lint_cache(cache: LintCache, sources: Collection[str]) -> None:
    """Write the results for these sources and for the attachments to the cache.

    If the folder cannot be created or written, the next run is only slower.
    """
    cache.folders.save(with_stats=not cache.is_copy)
    cache.pages.save(sources)
    cache.bodies.save(sources)
    cache.attachments.save()
    cache.components.save()


def _contents(folder: Path, endings: tuple[str, ...], without: Collection[str] = ()) -> Iterable[str]:
    """Yield the files below `folder` with these endings and their digests, without the direct children `without`."""
    return (f"{path.removeprefix(str(folder))} {digest_file(path)[0]}" for path in _files(folder, endings, without))


def _files(folder: Path, endings: tuple[str, ...], without: Collection[str]) -> Iterable[str]:
    for place, folders, names in os.walk(folder):
        left_out = without if place == str(folder) else ()
        folders[:] = sorted(each for each in folders if each not in left_out)
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.endswith(endings) and name not in left_out and os.path.isfile(path):
                yield path
