"""The folder `.portalgen/cache/`: a file of rows for each owner, and leftovers of former versions.

All of it may be deleted at any time. The caller of `open_row_store` decides if the folder can be trusted: a folder
tracked by Git may contain anything.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from portalgen.store.row_store import RowStore, Table

StoreOwner = Literal["content", "build", "lint", "timeline", "inspection", "approvals", "releases", "documents"]
"""The owner of a file of rows.

`content`: contents of page files (for build and linter alike). `build`: rendered outputs. `lint`: findings of the
linter's rules. `timeline`: publication times of items. `inspection`: pages inspected without findings. `approvals`: the
approvals of changes on main. `releases`: digests and twins of released files. `documents`: first versions of documents.
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
    """Return the owner's store in the cache folder; a null store without a trusted folder."""
    if folder is None:
        return RowStore(None, tables)
    file = store_file_of(folder, owner)
    if not file.exists():
        for name in _FORMER_FILES:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
    return RowStore(file, tables)
