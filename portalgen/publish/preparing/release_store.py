"""The cache for preparing the next release: digests of files, and the twins of each content."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import brotli

from portalgen.store.cache_folder import open_row_store
from portalgen.store.row_store import RowStore, Table

PAGE_DIGESTS: Final = "page_digests"
"""By the digest and the size in the build's manifest: the last day of use, and the SHA-256."""
FILE_DIGESTS: Final = "file_digests"
"""Of files missing from the build's manifest, by output path: size, time in ns, inode and SHA-256."""
TWINS: Final = "twins"
"""By SHA-256: the last day of use, and the twins by method of compressing.

For each twin its SHA-256, its size and its file's time in ns.
"""
USE: Final = "use"
"""The day on which unused twins were last removed."""
TWINS_FOLDER: Final = "compressed"
"""Of the cache folder: the twins, `<first two of the digest>/<SHA-256>`."""
_EDITION: Final = "2"
_SHARD: Final = 2
"""The letters of a digest that name its shard."""


def open_release_store(cache: Path | None) -> RowStore:
    """Return the store in the cache folder; without a trusted folder it does not store anything.

    Another library may compress differently, so it has separate twins.
    """
    libraries = f"{_EDITION}:{brotli.__version__}:{zlib.ZLIB_RUNTIME_VERSION}"
    return open_row_store(
        cache,
        "releases",
        (
            Table(PAGE_DIGESTS, _EDITION),
            Table(FILE_DIGESTS, _EDITION),
            Table(TWINS, libraries),
            Table(USE, _EDITION),
        ),
    )


class DatedRows:
    """The rows of a table by digest, each beginning with the last day of its use.

    Digests with the same beginning share a row of the store: all of a portal is read each time, which is then ten times
    as fast.
    """

    __slots__ = ("_rows", "_store", "_table", "_today")

    def __init__(self, store: RowStore, table: str, day: date) -> None:
        self._store = store
        self._table = table
        self._today = day.isoformat()
        self._rows: dict[str, list[Any]] = {}
        for _, shard in store.get_all(table):
            self._rows.update(shard)

    def get(self, digest: str) -> Any:
        """Return the value of a digest; None if there is none."""
        row = self._rows.get(digest)
        return None if row is None else row[1]

    def keep(self, used: Mapping[str, Any]) -> None:
        """Store the values used today, by digest."""
        rows = {digest: [self._today, value] for digest, value in used.items()}
        changed = {digest[:_SHARD] for digest, row in rows.items() if self._rows.get(digest) != row}
        self._rows.update(rows)
        self._write(changed)

    def remove_unused(self, least: date) -> None:
        """Remove values last used before that day."""
        unused = {digest for digest, row in self._rows.items() if row[0] < least.isoformat()}
        for digest in unused:
            del self._rows[digest]
        self._write({digest[:_SHARD] for digest in unused})

    def values(self) -> Iterator[Any]:
        """Yield the value of each digest."""
        return (row[1] for row in self._rows.values())

    def _write(self, names: Collection[str]) -> None:
        shards: dict[str, dict[str, Any]] = {name: {} for name in names}
        for digest, row in self._rows.items():
            if digest[:_SHARD] in shards:
                shards[digest[:_SHARD]][digest] = row
        self._store.put(self._table, shards)
