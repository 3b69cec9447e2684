"""Pages kept only in memory as if they were in a folder, so that they need not be written to be read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

_NO_NAMES: Mapping[str, bool] = {}


class UnwrittenPages(dict[str, bytes]):
    """The bytes of pages by path from the portal's root, with the listings of their folders.

    A path is in memory or in the folder, and in both only after `write`. Only `renew` changes the pages.
    """

    def renew(self, pages: Mapping[str, bytes]) -> None:
        """Replace all pages by `pages`."""
        self.clear()
        self.update(pages)
        self.__dict__.pop("_folders", None)

    def names_in(self, folder: str) -> Mapping[str, bool]:
        """Return the names of pages and subfolders in a folder, with True for folders."""
        return self._folders.get(folder, _NO_NAMES)

    def list_below(self, folder: str) -> Iterator[str]:
        """Yield the paths of the pages below a folder."""
        for name, is_folder in self.names_in(folder).items():
            if is_folder:
                yield from self.list_below(f"{folder}/{name}")
            else:
                yield f"{folder}/{name}"

    def write(self, root: Path, path: str) -> None:
        """Write a page to the folder if another page refers to it as a file."""
        target = root / path
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".page-", dir=root.parent)
        with open(descriptor, "wb") as stream:
            stream.write(self[path])
        os.replace(name, target)  # atomic, whichever process is first

    @cached_property
    def _folders(self) -> Mapping[str, Mapping[str, bool]]:
        folders: dict[str, dict[str, bool]] = {}
        for path in self:
            folder, _, name = path.rpartition("/")
            is_folder = False
            while name not in folders.setdefault(folder, {}):
                folders[folder][name] = is_folder
                if not folder:
                    break
                is_folder = True
                folder, _, name = folder.rpartition("/")
        return folders


NOTHING_UNWRITTEN = UnwrittenPages()
"""For a folder that contains all of its pages."""
