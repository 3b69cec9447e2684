"""The files of a portal that stay if only some of its sites do."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from enum import Enum
from pathlib import Path
from typing import Final

from portalgen.config.places import CONFIG_FOLDER, LEDGER_FOLDER_NAME
from portalgen.config.purge_map import PURGES_FOLDER
from portalgen.config.roster import ROSTER_FOLDER
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.frozen import frozen
from portalgen.render.theme.model import THEMES_FOLDER

_FOLDERS: Final = (CONFIG_FOLDER, CONTENT_FOLDER, THEMES_FOLDER)
_SITES_FOLDER: Final = f"{CONFIG_FOLDER}/sites"
_OF_THE_OFFICE: Final = (f"{CONFIG_FOLDER}/approvals/", f"{CONFIG_FOLDER}/{LEDGER_FOLDER_NAME}/", f"{PURGES_FOLDER}/")
"""Records of the former portal: its approvals, its published addresses, its purges."""


class FileClass(Enum):
    """The class of a file of a portal."""

    SHARED = "shared"
    SITE = "site"
    ROSTER = "roster"
    CONTENT = "content"
    RECORD = "record"


@frozen
class ChosenFiles:
    """The files to copy, and those to drop; paths from the root with `/`."""

    copied: tuple[str, ...]
    dropped: tuple[tuple[FileClass, str], ...]


def choose_files(paths: Collection[str], sites: Collection[str]) -> ChosenFiles:
    """Return which of the `paths` of a portal stay with `sites`."""
    kept, dropped = [], []
    for path in sorted(paths):
        file_class, site = _classify(path)
        if file_class is FileClass.RECORD or (site and site not in sites):
            dropped.append((file_class, path))
        else:
            kept.append(path)
    return ChosenFiles(tuple(kept), tuple(dropped))


def _classify(path: str) -> tuple[FileClass, str]:
    """Return the class of a file and its site; an empty string if it is of no site."""
    folder, _, name = path.rpartition("/")
    if path.startswith(_OF_THE_OFFICE):
        return FileClass.RECORD, ""
    if folder == _SITES_FOLDER:
        return FileClass.SITE, name.removesuffix(".yaml")
    if folder == ROSTER_FOLDER:
        return FileClass.ROSTER, name.removesuffix(".yaml")
    parts = path.split("/")
    if parts[0] == CONTENT_FOLDER and len(parts) > 2:
        return FileClass.CONTENT, parts[1]
    return FileClass.SHARED, ""


def list_portal_files(root: Path) -> tuple[str, ...]:
    """Return the regular files of a portal: configuration, content and themes. Hidden files and links are ignored."""
    return tuple(path for folder in _FOLDERS for path in _list_files(root, folder))


def _list_files(root: Path, folder: str) -> Iterator[str]:
    if not (root / folder).is_dir() or (root / folder).is_symlink():
        return
    with os.scandir(root / folder) as entries:
        listed = sorted(entries, key=lambda each: each.name)
    for entry in listed:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _list_files(root, f"{folder}/{entry.name}")
        elif entry.is_file(follow_symlinks=False):
            yield f"{folder}/{entry.name}"
