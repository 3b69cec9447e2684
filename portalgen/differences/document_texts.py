"""Reads the attachments of a comparison: each distinct content once, at any path, in a separate process.

with AttachmentTexts() as texts:
    difference = texts.compare(before, after)
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from portalgen.content.files import format_of
from portalgen.differences.document_model import DocumentDifference
from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_file

with on_demand():
    from portalgen.differences import document_changes
    from portalgen.documents import reader as documents_reader

if TYPE_CHECKING:
    from portalgen.documents.located.model import LocatedText
    from portalgen.documents.reader import DocumentReader

READ_FILE_LIMIT: Final = 100
"""Distinct files read by a comparison; further files are listed as not read."""
_MOST_LETTERS: Final = 20_000_000
_MOST_PIECES: Final = 500_000
"""Letters and pieces kept of all files; further files are listed as not read."""
_UNREAD: Final = DocumentDifference(None, None)


class AttachmentTexts:
    """Starts a process with the first file that needs it; costs nothing without files."""

    def __init__(self, file_limit: int = READ_FILE_LIMIT) -> None:
        self._files_left = file_limit
        self._letters_left = _MOST_LETTERS
        self._pieces_left = _MOST_PIECES
        self._reader: DocumentReader | None = None
        self._texts: dict[tuple[str, str], LocatedText] = {}
        self._differences: dict[tuple[tuple[str, str] | None, tuple[str, str]], DocumentDifference] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader is not None:
            self._reader.close()

    def compare(self, before: Path | None, after: Path) -> DocumentDifference | None:
        """Return the differences of two versions of a file, or a new file's content; None if it cannot be opened."""
        keys = _key_of(before), _key_of(after)
        if keys[1] is None:
            return None
        pair = keys[0], keys[1]
        if pair not in self._differences:
            self._differences[pair] = self._compare(before if keys[0] is not None else None, after, pair)
        return self._differences[pair]

    def _compare(
        self, before: Path | None, after: Path, keys: tuple[tuple[str, str] | None, tuple[str, str]]
    ) -> DocumentDifference:
        second = self._read(after, keys[1])
        first = self._read(before, keys[0]) if before is not None and keys[0] is not None else None
        if second is None:
            return _UNREAD
        if first is None:
            return document_changes.describe_new_document(second)
        return document_changes.compare_documents(first, second)

    def _read(self, path: Path, key: tuple[str, str]) -> LocatedText | None:
        """Return the text of a file; None if too many were read already."""
        if key not in self._texts:
            if min(self._files_left, self._letters_left, self._pieces_left) <= 0:
                return None
            if self._reader is None:
                self._reader = documents_reader.DocumentReader()
            text = self._texts[key] = self._reader.read_located(path, path.name, key[1])
            self._files_left -= 1
            self._letters_left -= sum(len(each.text) for each in text.pieces)
            self._pieces_left -= len(text.pieces)
        return self._texts[key]


def _key_of(path: Path | None) -> tuple[str, str] | None:
    """Return the digest and the format of a file; None if it cannot be opened."""
    try:
        return (digest_file(path)[0], format_of(path.name)) if path is not None else None
    except OSError:
        return None
