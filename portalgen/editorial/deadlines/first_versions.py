"""The files with which a document was first published: its page and attachments in that commit."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from portalgen.content.front_matter import split_source
from portalgen.frozen import frozen
from portalgen.history.blobs import find_blobs, read_blobs
from portalgen.history.repository import Repository
from portalgen.store.row_store import RowStore, Table
from portalgen.text.document_head import list_linked_files
from portalgen.timeline.attached_files import path_of_attachment
from portalgen.timeline.record import AttachedFile
from portalgen.timeline.states import item_version_of

FIRST_VERSIONS_TABLE: Final = Table("first_versions", "1")
"""By commit and path of a page, the blobs of the page and of its attached files."""

VersionPlace = tuple[str, str]
"""The id of a commit, and the path of a page from the portal's root."""


@frozen
class PublishedFiles:
    """A page with its attached files."""

    path: str
    """From the portal's root."""
    page: str
    """Id of the page's blob."""
    files: tuple[AttachedFile, ...]
    """The existing files in the commit."""

    def path_of(self, file: AttachedFile) -> str:
        """Return the path of an attached file from the portal's root."""
        return path_of_attachment(self.path, file.name)


def read_first_versions(
    repository: Repository, places: Collection[VersionPlace], rows: RowStore
) -> Mapping[VersionPlace, PublishedFiles]:
    """Return the files at each of these places; pages no longer in the repository are skipped."""
    names = {f"{commit} {path}": (commit, path) for commit, path in places}
    found = {
        names[name]: version
        for name, row in rows.get_many(FIRST_VERSIONS_TABLE.name, list(names)).items()
        if (version := _version_of_row(names[name][1], row)) is not None
    }
    missing = [place for place in names.values() if place not in found]
    if missing:
        read = dict(_read_versions(repository, missing))
        rows.put(FIRST_VERSIONS_TABLE.name, {" ".join(place): _row_of(each) for place, each in read.items()})
        found |= read
    return found


def _read_versions(
    repository: Repository, places: Iterable[VersionPlace]
) -> Iterator[tuple[VersionPlace, PublishedFiles]]:
    pages = find_blobs(repository, places)
    data = dict(read_blobs(repository, dict.fromkeys(pages.values())))
    named = {place: list_file_names(data[blob]) for place, blob in pages.items()}
    wanted = {
        (commit, each)
        for (commit, path), names in named.items()
        for name in names
        for each in _spell(path_of_attachment(path, name))
    }
    blobs = find_blobs(repository, wanted)
    for place, blob in pages.items():
        commit, path = place
        files = (
            (name, next((blobs[commit, each] for each in _spell(where) if (commit, each) in blobs), ""))
            for name in named[place]
            if (where := path_of_attachment(path, name))
        )
        yield place, PublishedFiles(path, blob, tuple(AttachedFile(name, file) for name, file in files if file))


def _spell(path: str) -> tuple[str, ...]:
    """Return the possible spellings of a path in a repository: some systems decompose letters and marks."""
    return tuple(dict.fromkeys((path, unicodedata.normalize("NFD", path)))) if path else ()


def list_file_names(data: bytes) -> tuple[str, ...]:
    """Return the neighbouring files attached by a page with these bytes, or linked in its body."""
    version, parts = item_version_of(data), split_source(data)
    if version is None or parts is None:
        return ()
    body = data[parts.body_start :].decode("utf-8", "replace")
    return tuple(dict.fromkeys((*version.files, *list_linked_files(body))))


def _row_of(version: PublishedFiles) -> list[Any]:
    return [version.page, [[each.name, each.blob] for each in version.files]]


def _version_of_row(path: str, row: Any) -> PublishedFiles | None:
    try:
        page, files = row
        return PublishedFiles(path, str(page), tuple(AttachedFile(str(name), str(blob)) for name, blob in files))
    except (TypeError, ValueError):
        return None
