"""Attached files on main: a page is built only if each attached file exists and has the type of its name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import Final

from portalgen.content.files import format_of, has_format
from portalgen.history.blobs import read_blobs
from portalgen.history.model import FileChange
from portalgen.history.repository import Repository
from portalgen.store.row_store import RowStore, Table
from portalgen.text.normalization import nfc
from portalgen.timeline.record import AttachedFile

ATTACHED_FILES_TABLE: Final = Table("attached_files", "1")
"""(blob id, format) to True if the blob has the format."""
_POINTER: Final = b"version https://git-lfs.github.com/spec/"
"""The content of a Git LFS pointer, in place of a file stored outside the repository: its content is unknown."""


def path_of_attachment(page: str, name: str) -> str:
    """Return the path of the file `name` attached by `page` (a path); "" if it is outside the page's folder."""
    folder = page.rpartition("/")[0]
    path = posixpath.normpath(f"{folder}/{name}")
    is_inside = path.startswith(f"{folder}/") and not name.startswith(("/", "~")) and "\\" not in name
    return nfc(path) if is_inside else ""


class AttachedFiles:
    """The files at the paths named by pages, during a walk through history.

    `good` are (blob id, format) of files that a build publishes; at the `unknown` paths every file counts as good.
    """

    __slots__ = ("_blobs", "_good", "_unknown")

    def __init__(self, good: frozenset[tuple[str, str]] = frozenset(), unknown: frozenset[str] = frozenset()) -> None:
        self._good = good
        self._unknown = frozenset(map(nfc, unknown))
        self._blobs: dict[str, str] = {}

    def update(self, changes: Iterable[FileChange]) -> None:
        """Apply the changes of a commit."""
        for each in changes:
            self._blobs[nfc(each.path)] = each.new_blob

    def are_good(self, page: str, names: Iterable[str]) -> bool:
        """Return True if a build can publish all files named by the page at this path."""
        return all(self._is_good(path_of_attachment(page, name)) for name in names)

    def list_blobs(self, page: str, names: Iterable[str]) -> tuple[AttachedFile, ...]:
        """Return the files named by the page at this path."""
        return tuple(AttachedFile(name, self._blobs.get(path_of_attachment(page, name), "")) for name in names)

    def _is_good(self, path: str) -> bool:
        return path in self._unknown or (self._blobs.get(path, ""), format_of(path)) in self._good


def find_good_files(
    repository: Repository, wanted: Iterable[tuple[str, str]], rows: RowStore
) -> frozenset[tuple[str, str]]:
    """Return the (blob id, format) of `wanted` with nonempty content of that format; each blob is read once."""
    names = {f"{blob} {format}": (blob, format) for blob, format in wanted}
    known = {name: bool(row) for name, row in rows.get_many(ATTACHED_FILES_TABLE.name, list(names)).items()}
    missing: dict[str, list[str]] = {}
    for name, (blob, format) in names.items():
        if name not in known:
            missing.setdefault(blob, []).append(format)
    read = {
        f"{blob} {format}": _is_of_format(data, format)
        for blob, data in read_blobs(repository, missing)
        for format in missing[blob]
    }
    rows.put(ATTACHED_FILES_TABLE.name, read)
    known |= read
    return frozenset(pair for name, pair in names.items() if known.get(name))


def _is_of_format(data: bytes, format: str) -> bool:
    """Return True if a build accepts these bytes as a file of the format in its name."""
    if data.startswith(_POINTER):
        return True
    with TemporaryFile() as stream:
        stream.write(data)
        stream.seek(0)
        return has_format(stream, format)
