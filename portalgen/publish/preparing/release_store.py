"""What preparing a release caches for the next one: digests of files, and which twins there are of which content."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Final

import brotli

from portalgen.store.cache_folder import open_row_store
from portalgen.store.row_store import RowStore, Table

PAGE_DIGESTS: Final = "page_digests"
"""SHA-256 by the digest and the size that the manifest of the build has."""
FILE_DIGESTS: Final = "file_digests"
"""Of files that the build's manifest does not name, by output path: size, time in ns, inode and SHA-256."""
TWINS: Final = "twins"
"""By SHA-256: the last day of use, and by the way of compressing the twin's SHA-256, its size and its file's time in ns."""
USE: Final = "use"
"""The day on which unused twins were last removed."""
TWINS_FOLDER: Final = "compressed"
"""Of the cache folder: the twins, `<first two of the digest>/<SHA-256>`."""
_EDITION: Final = "1"


def open_release_store(cache: Path | None) -> RowStore:
    """Return the store in the cache folder; one that stores nothing without a folder that can be trusted.

    Another library may compress otherwise, so its twins are others.
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
