"""The folder `.portalgen/cache/`: one file of rows for each owner, and what former versions left there.

All of it may be deleted at any time. Whoever opens a file says whether the folder can be trusted: where Git keeps it,
it holds whatever somebody committed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from portalgen.store.row_store import RowStore, Table

StoreOwner = Literal["content", "build", "lint", "timeline", "inspection", "approvals", "releases", "documents"]
"""Whose rows a file holds: what the files of pages contain (for build and linter alike), what a build rendered, what the
linter's rules found, when items were published, which pages were inspected and clean, what approved the
changes of main, the digests and twins of released files, and what the first versions of documents say."""

_FORMER_FILES: Final = (
    "front-matter.json",
    "lint-pages.json",
    "lint-attachments.json",
    "lint-bodies.json",
    "lint-components.json",
    "blobs.json",
    "timeline.json",
    "inspected.json",
)
"""Files of former versions, in the place of which there are stores now."""


def store_file_of(folder: Path, owner: StoreOwner) -> Path:
    """The file of an owner in the cache folder."""
    return folder / f"{owner}.sqlite"


def open_row_store(folder: Path | None, owner: StoreOwner, tables: tuple[Table, ...]) -> RowStore:
    """Return the owner's store in the cache folder; one that stores nothing without a folder that can be trusted."""
    if folder is None:
        return RowStore(None, tables)
    file = store_file_of(folder, owner)
    if not file.exists():
        for name in _FORMER_FILES:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
    return RowStore(file, tables)
