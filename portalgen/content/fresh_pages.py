"""Pages just read for their digest; their front matter is read from the same bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from portalgen.content.file_stat import StatSignature, stat_signature_of
from portalgen.store.digest import digest_bytes

_LARGEST: Final = 1 << 20
"""Maximum size of a held page in bytes; larger pages are read again."""
_MOST: Final = 16 << 20
"""Maximum size of all held pages in bytes."""


class FreshPages:
    """A store of pages, each held until taken, so that a file is opened once for both digest and front matter."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[StatSignature, bytes]] = {}
        self._size = 0

    def hold(self, root: Path, path: str, size: int) -> str:
        """Read the page at `path`, of about `size` bytes, and return the digest of the held bytes.

        Returns an empty string if it is not held: not a page, too large, no room left, or unreadable.
        """
        if not path.endswith(".md") or size > _LARGEST or self._size + size > _MOST:
            return ""
        try:
            with open(f"{root}/{path}", "rb", buffering=0) as stream:
                signature = stat_signature_of(os.fstat(stream.fileno()))
                data = stream.read(_LARGEST + 1)
        except OSError:
            return ""
        if len(data) > _LARGEST:
            return ""
        self._size += len(data)
        self._pages[path] = signature, data
        return digest_bytes(data)

    def take(self, path: str) -> tuple[StatSignature, bytes] | None:
        """Return the bytes of a page and its file signature, and drop them from the store."""
        page = self._pages.pop(path, None)
        if page is not None:
            self._size -= len(page[1])
        return page

    def clear(self) -> None:
        """Drop all pages."""
        self._pages.clear()
        self._size = 0
