"""Pages that a folder is meant to hold and that are in memory alone, so that none of them has to be written to be read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

_NO_NAMES: Mapping[str, bool] = {}


class UnwrittenPages(dict[str, bytes]):
    """The bytes of pages by path from the portal's root, and what a look into its folders would find of them.

    A path is in memory or in the folder, and in both only after `write`. Nothing but `renew` changes what is held.
    """

    def renew(self, pages: Mapping[str, bytes]) -> None:
        """Hold these pages and no others from now on."""
        self.clear()
        self.update(pages)
        self.__dict__.pop("_folders", None)

    def names_in(self, folder: str) -> Mapping[str, bool]:
        """Return the names that pages bring into a folder, and whether each is that of a folder."""
        return self._folders.get(folder, _NO_NAMES)

    def list_below(self, folder: str) -> Iterator[str]:
        """Yield the paths of the pages below a folder."""
        for name, is_folder in self.names_in(folder).items():
            if is_folder:
                yield from self.list_below(f"{folder}/{name}")
            else:
                yield f"{folder}/{name}"

    def write(self, root: Path, path: str) -> None:
        """Write one page into the folder, for those who need a file: another page names it as one."""
        target = root / path
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".page-", dir=root.parent)
        with open(descriptor, "wb") as stream:
            stream.write(self[path])
        os.replace(name, target)  # whole, whichever process is first

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
"""Of a folder that holds all of its pages."""
