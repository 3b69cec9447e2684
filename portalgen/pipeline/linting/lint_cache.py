"""What the linter remembers between two runs, below `.portalgen/cache/`: safe to delete, rebuilt where it is stale.

Every row is kept with the digest of what it was made from, and each file with the edition of all that its rows depend
on beside that: this program, and for the rules the configuration. Nothing depends on a time of modification alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from portalgen.content.cache import FrontMatterCache, read_row_file, write_row_file
from portalgen.history.worktree import is_committed
from portalgen.pipeline.incremental.inputs import program_digest


@dataclass(slots=True)
class CacheTable:
    """Rows by name, each with the digest of what it was made from."""

    file: Path
    edition: str
    _before: dict[str, Any] = field(default_factory=dict)
    _rows: dict[str, list[Any]] = field(default_factory=dict)
    _changed: bool = False

    def __post_init__(self) -> None:
        self._before = read_row_file(self.file, self.edition)

    def get_or_create(self, name: str, digest: str, make: Callable[[], list[Any]]) -> list[Any]:
        """The rows of `name` as it is with `digest`: those of the cache, or what `make` gives."""
        known = self.cached_row(name)
        if known is None or known[0] != digest:
            known = [digest, make()]
            self._changed = True
        self._rows[name] = known
        rows: list[Any] = known[1]
        return rows

    def cached_row(self, name: str) -> list[Any] | None:
        """Return (digest, rows) of `name` from the cache, or None."""
        known = self._rows.get(name) or self._before.get(name)
        return known if isinstance(known, list) and len(known) == 2 else None

    def has_current(self, name: str, digest: str) -> bool:
        """Whether the cache has the rows of `name` with `digest`."""
        known = self.cached_row(name)
        return known is not None and known[0] == digest

    def put(self, name: str, digest: str, rows: list[Any]) -> None:
        """Remember rows that were made elsewhere."""
        self._rows[name] = [digest, rows]
        self._changed = True

    def save(self, sources: Collection[str] | None = None) -> None:
        """Write the rows; those that this run did not ask for are kept, as far as they are of `sources`."""
        rows = {**self._before, **self._rows}
        if sources is not None:
            rows = {name: row for name, row in rows.items() if name in sources}
        if self._changed or rows.keys() != self._before.keys():
            write_row_file(self.file, self.edition, rows)


@dataclass(frozen=True, slots=True)
class LintCache:
    """All tables of the linter."""

    folder: Path
    front_matter: FrontMatterCache
    pages: CacheTable
    attachments: CacheTable
    bodies: CacheTable
    components: CacheTable


def open_lint_cache(home: Path, configured: Path) -> LintCache:
    """The cache below `home`, for the portal whose configuration and themes lie in `configured`.

    Where Git keeps the folder, it holds whatever somebody committed, and nothing of it is trusted.
    """
    folder = home / ".portalgen" / "cache"
    edition = os.urandom(8).hex() if is_committed(home, folder) else program_digest()
    rules = _digest((edition, *_contents(configured / "site-config", (".yaml", ".yml"))))
    layouts = _digest((rules, *_contents(configured / "themes", (".html", ".xml", ".yaml"))))
    front_matter = FrontMatterCache(edition)
    front_matter.load(folder / "front-matter.json")
    return LintCache(
        folder,
        front_matter,
        CacheTable(folder / "lint-pages.json", rules),
        CacheTable(folder / "lint-attachments.json", rules),
        CacheTable(folder / "lint-bodies.json", layouts),
        CacheTable(folder / "lint-components.json", edition),
    )


def save_lint_cache(cache: LintCache, sources: Collection[str]) -> None:
    """Write what is known of these sources, and of the attachments that were asked for or are still there.

    A folder that cannot be made or written only costs time.
    """
    with suppress(OSError):
        cache.front_matter.save(cache.folder / "front-matter.json")
        cache.pages.save(sources)
        cache.bodies.save(sources)
        cache.attachments.save()
        cache.components.save()


def digest_parts(*parts: str) -> str:
    """A short digest of several texts."""
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=12)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _contents(folder: Path, endings: tuple[str, ...]) -> Iterable[str]:
    for path in _files(folder, endings):
        with open(path, "rb", buffering=0) as stream:
            yield f"{path.removeprefix(str(folder))} {blake2b(stream.read(), digest_size=12).hexdigest()}"


def _files(folder: Path, endings: tuple[str, ...]) -> Iterable[str]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.endswith(endings) and os.path.isfile(path):
                yield path
