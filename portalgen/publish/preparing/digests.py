"""The SHA-256 of every published file; what the build did not change is not read again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Final

from portalgen.publish.manifest import Blob
from portalgen.publish.preparing.inputs import PrepareProgress
from portalgen.publish.preparing.output_files import OutputFile, refuse_changed
from portalgen.publish.preparing.release_store import FILE_DIGESTS, PAGE_DIGESTS
from portalgen.store.digest import DIGEST_SIZE
from portalgen.store.row_store import RowStore
from portalgen.writer.manifest import Manifest, ManifestEntry

_CHUNK: Final = 1 << 20
_BATCH: Final = 64
_SETTLED: Final = 2_000_000_000
"""Nanoseconds: a file that was written so recently may be written again without its time changing."""


@dataclass(frozen=True, slots=True)
class _Digests:
    """Both digests of a file, and its size."""

    sha256: str
    blake2b: str
    size: int


def digest_output(
    public: Path, files: Mapping[str, OutputFile], manifest: Manifest, store: RowStore, progress: PrepareProgress
) -> dict[str, Blob]:
    """Return the SHA-256 and size of each file by its output path.

    Raises UsageError where a file is not what the build wrote.
    """
    progress("digests", 0, len(files))
    known = _find_known(files, manifest, store)
    read: dict[str, _Digests] = {}
    for path, digests in _read_files(public, [path for path in files if path not in known]):
        read[path] = digests
        progress("digests", len(known) + len(read), len(files))
    for path, digests in read.items():
        entry = manifest.entries.get(path)
        if entry is not None and (entry.digest, entry.size) != (digests.blake2b, digests.size):
            raise refuse_changed(public, path)
    _remember(files, manifest, read, store)
    blobs = {path: Blob(digests.sha256, digests.size) for path, digests in read.items()}
    return {path: known.get(path) or blobs[path] for path in files}


def _find_known(files: Mapping[str, OutputFile], manifest: Manifest, store: RowStore) -> dict[str, Blob]:
    """Those files whose digest is known, because they are as the build wrote them, or as they were when they were read."""
    entries = manifest.entries
    unchanged = {
        path: entries[path] for path, file in files.items() if path in entries and _is_as_built(file, entries[path])
    }
    pages = store.get_many(PAGE_DIGESTS, {_name_of(entry) for entry in unchanged.values()})
    known = {
        path: Blob(pages[_name_of(entry)], entry.size) for path, entry in unchanged.items() if _name_of(entry) in pages
    }
    others = [path for path in files if path not in entries]
    for path, row in store.get_many(FILE_DIGESTS, others).items():
        file = files[path]
        if row[:3] == [file.size, file.time, file.inode]:
            known[path] = Blob(row[3], file.size)
    return known


def _is_as_built(file: OutputFile, entry: ManifestEntry) -> bool:
    return (file.size, file.time) == (entry.size, entry.time)


def _name_of(entry: ManifestEntry) -> str:
    return f"{entry.digest}:{entry.size}"


def _read_files(public: Path, paths: list[str]) -> Iterator[tuple[str, _Digests]]:
    """Digests of files in order. Python's digests run beside each other in threads."""
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for batch, digests in zip(batches, pool.map(lambda each: _digest_batch(public, each), batches), strict=True):
            yield from zip(batch, digests, strict=True)


def _digest_batch(public: Path, paths: list[str]) -> list[_Digests]:
    return [_digest(f"{public}/{path}") for path in paths]


def _digest(place: str) -> _Digests:
    """Digest a file, and never what a link leads to."""
    released, built, size = sha256(), blake2b(digest_size=DIGEST_SIZE), 0
    with open(os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb", buffering=0) as stream:
        while chunk := stream.read(_CHUNK):
            released.update(chunk)
            built.update(chunk)
            size += len(chunk)
    return _Digests(released.hexdigest(), built.hexdigest(), size)


def _remember(
    files: Mapping[str, OutputFile], manifest: Manifest, read: Mapping[str, _Digests], store: RowStore
) -> None:
    settled = time.time_ns() - _SETTLED
    store.put(
        PAGE_DIGESTS,
        {_name_of(manifest.entries[path]): each.sha256 for path, each in read.items() if path in manifest.entries},
    )
    store.put(
        FILE_DIGESTS,
        {
            path: [file.size, file.time, file.inode, each.sha256]
            for path, each in read.items()
            if path not in manifest.entries and (file := files[path]).time < settled and file.size == each.size
        },
    )
