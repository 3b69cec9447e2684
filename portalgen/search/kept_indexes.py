"""A cache of indexes written by Pagefind, by their input: for builds into a folder without them.

It contains the last index of each bundle, as a single file. Pagefind's program, which browsers run, is not included: a
cache contains no code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.store.atomic import replace_own_file
from portalgen.store.digest import digest_bytes, digest_text
from portalgen.writer.paths import is_safe

_FOLDER: Final = "search"
_PROGRAMS: Final = ("*.js", "wasm.*")
"""Patterns for the files of Pagefind's program."""


@frozen
class KeptIndex:
    """An index as it was written."""

    documents_digest: str
    text_digest: str
    programs: tuple[tuple[str, str], ...]
    """(name, digest) of the program files used with it."""
    files: tuple[tuple[str, bytes], ...]
    """(path in the bundle's folder, content) of all other files."""


class KeptIndexes:
    """The indexes in a cache folder; empty without a trusted folder."""

    def __init__(self, cache: Path | None) -> None:
        self._folder = cache / _FOLDER if cache is not None else None

    def find(self, bundle: str) -> KeptIndex | None:
        """Return the cached index of a bundle's folder, or None if it is missing or damaged."""
        if self._folder is None:
            return None
        try:
            data = (self._folder / digest_text(bundle)).read_bytes()
        except OSError:
            return None
        check, _, rest = data.partition(b"\n")
        return _read(rest) if check == digest_bytes(rest).encode() else None

    def keep(self, bundle: str, documents_digest: str, text_digest: str, target: Path) -> None:
        """Cache the index in `target`, replacing this bundle's last one. Does nothing if impossible."""
        if self._folder is None:
            return
        programs = dict(list_program_digests(target))
        paths = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
        files = {path: (target / path).read_bytes() for path in paths if path not in programs}
        head = {
            "documents": documents_digest,
            "text": text_digest,
            "programs": programs,
            "files": {path: len(content) for path, content in files.items()},
        }
        rest = b"\n".join((json.dumps(head).encode(), b"".join(files.values())))
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_own_file(self._folder / digest_text(bundle), b"\n".join((digest_bytes(rest).encode(), rest)))


def list_program_digests(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, digest) of the files of Pagefind's program in the folder of a bundle."""
    for pattern in _PROGRAMS:
        for file in sorted(folder.glob(pattern)):
            yield file.name, digest_bytes(file.read_bytes())


def _read(rest: bytes) -> KeptIndex | None:
    written, _, content = rest.partition(b"\n")
    try:
        head: Mapping[str, Any] = json.loads(written)
        files, start = [], 0
        for path, size in head["files"].items():
            files.append((path, content[start : start + size]))
            start += size
        index = KeptIndex(head["documents"], head["text"], tuple(head["programs"].items()), tuple(files))
    except (ValueError, TypeError, LookupError, AttributeError):  # written by another version
        return None
    return index if all(is_safe(path) for path, _ in (*index.programs, *index.files)) else None
