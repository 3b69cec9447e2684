"""Pages that were read for their digest a moment ago: their front matter is read of the same bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from portalgen.content.file_stat import StatSignature, stat_signature_of
from portalgen.store.digest import digest_bytes

_LARGEST: Final = 1 << 20
"""Bytes of a page that is held; a larger one is read again."""
_MOST: Final = 16 << 20
"""Bytes of all pages that are held."""


class FreshPages:
    """A store of pages, each held until it is taken, so that a file is opened once for its digest and its front matter."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[StatSignature, bytes]] = {}
        self._size = 0

    def hold(self, root: Path, path: str, size: int) -> str:
        """Read the page at `path`, of about `size` bytes, and return the digest of what is held.

        Empty where it is not held: it is no page, too large, too much beside others, or cannot be read.
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
        """Return the bytes of a page and the signature of its file, and hold them no longer."""
        page = self._pages.pop(path, None)
        if page is not None:
            self._size -= len(page[1])
        return page

    def clear(self) -> None:
        """Hold nothing any more."""
        self._pages.clear()
        self._size = 0
