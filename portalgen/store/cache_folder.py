"""The folder `.portalgen/cache/`: a file of rows per owner, and leftovers of former versions.

All of it may be deleted at any time. The caller decides if the folder can be trusted: under Git's control, it holds
whatever was committed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from portalgen.store.row_store import RowStore, Table

StoreOwner = Literal["content", "build", "lint", "timeline", "inspection", "approvals", "releases", "documents"]
"""The owner of the rows in a file.

The content of page files (for build and linter), rendered results, findings of the linter's rules, publication times,
inspected clean pages, approvals of changes on main, digests and duplicates of released files, and heads of documents.
"""

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
"""Files of former versions, replaced by stores."""


def store_file_of(folder: Path, owner: StoreOwner) -> Path:
    """The file of an owner in the cache folder."""
    return folder / f"{owner}.sqlite"


def open_row_store(folder: Path | None, owner: StoreOwner, tables: tuple[Table, ...]) -> RowStore:
    """Return the owner's store in the cache folder; without a trusted folder, a store that keeps nothing."""
    if folder is None:
        return RowStore(None, tables)
    file = store_file_of(folder, owner)
    if not file.exists():
        for name in _FORMER_FILES:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
    return RowStore(file, tables)
