"""Snapshots of files that may be written during a build: each is read once, and this content counts.

A build reads a page three times: for its digest, its front matter and its body. In a preview, an editor may save it in
between, and a file saved just now is likely to be saved again. The snapshot answers all three reads, so that a build
terminates however often the file is written, and its digest matches the shown bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

from portalgen.content.file_types import MEBIBYTE
from portalgen.store.digest import digest_bytes, digest_file

_LARGEST_PAGE: Final = 4 * MEBIBYTE
"""Maximum size of a held page in bytes; larger pages are read each time."""
_MOST_IN_MEMORY: Final = 64 * MEBIBYTE
"""Maximum size of all held pages in bytes."""
_MOST_ON_DISK: Final = 256 * MEBIBYTE
"""Maximum size of all copies in bytes; further files are read each time."""


class HeldFiles:
    """A store of files below `content/` as first read: pages in memory, others as copies in a folder.

    `pages` and `copies` are live views for `Portal.replaced_texts` and `Portal.held_files`; only `hold`, `release` and
    `close` change them.
    """

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.copies: dict[str, Path] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0
        self._in_memory = self._on_disk = 0

    def hold(self, root: Path, path: str, size: int) -> str:
        """Hold the file at `path`, of about `size` bytes, and return the digest of the held content.

        Returns an empty string if it is not held: too large, or unreadable.
        """
        hold = self._hold_page if path.lower().endswith(".md") else self._hold_copy
        try:
            return hold(root / path, path, size)
        except OSError:
            return ""

    def release(self, folder: str) -> None:
        """Drop everything below `folder`, a path from the root."""
        for path in [each for each in self.pages if each.startswith(f"{folder}/")]:
            self._in_memory -= len(self.pages.pop(path))
        for path in [each for each in self.copies if each.startswith(f"{folder}/")]:
            copy = self.copies.pop(path)
            self._on_disk -= copy.stat().st_size
            shutil.rmtree(copy.parent)

    def close(self) -> None:
        """Drop everything, and delete the temporary folder."""
        self.pages.clear()
        self.copies.clear()
        self._in_memory = self._on_disk = 0
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _hold_page(self, file: Path, path: str, size: int) -> str:
        if size > _LARGEST_PAGE or self._in_memory + size > _MOST_IN_MEMORY:
            return ""
        with file.open("rb") as stream:
            data = stream.read(_LARGEST_PAGE + 1)
        if len(data) > _LARGEST_PAGE:
            return ""
        self._in_memory += len(data)
        self.pages[path] = data
        return digest_bytes(data)

    def _hold_copy(self, file: Path, path: str, size: int) -> str:
        if self._on_disk + size > _MOST_ON_DISK:
            return ""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="portalgen-held-")
        self._count += 1
        # Keep the name: addresses and messages use it.
        copy = Path(self._folder.name, str(self._count), file.name)
        copy.parent.mkdir()
        try:
            shutil.copyfile(file, copy, follow_symlinks=False)
            digest, copied = digest_file(copy)
        except OSError:
            shutil.rmtree(copy.parent, ignore_errors=True)
            raise
        self._on_disk += copied
        self.copies[path] = copy
        return digest
