"""The SHA-256 of every published file; files unchanged by the build are not read again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish.manifest import Blob
from portalgen.publish.preparing.inputs import PrepareProgress
from portalgen.publish.preparing.output_files import OutputFile, refuse_changed
from portalgen.publish.preparing.release_store import FILE_DIGESTS, PAGE_DIGESTS, DatedRows
from portalgen.store.digest import start_digest
from portalgen.store.row_store import RowStore
from portalgen.writer.manifest import Manifest, ManifestEntry

_CHUNK: Final = 1 << 20
_BATCH: Final = 64
_SETTLED: Final = 2_000_000_000
"""Nanoseconds: a file written this recently may be written again without its time changing."""


@frozen
class _Digests:
    """Both digests of a file, and its size."""

    sha256: str
    blake2b: str
    size: int


def digest_output(
    public: Path,
    files: Mapping[str, OutputFile],
    manifest: Manifest,
    store: RowStore,
    day: date,
    keep_days: int,
    progress: PrepareProgress,
) -> dict[str, Blob]:
    """Return the SHA-256 and size of each file by its output path.

    Raises UsageError if a file differs from the build's output.
    """
    progress("digests", 0, len(files))
    pages = DatedRows(store, PAGE_DIGESTS, day)
    known = _find_known(files, manifest, store, pages)
    read: dict[str, _Digests] = {}
    for path, digests in _read_files(public, [path for path in files if path not in known]):
        read[path] = digests
        progress("digests", len(known) + len(read), len(files))
    for path, digests in read.items():
        entry = manifest.entries.get(path)
        if entry is not None and (entry.digest, entry.size) != (digests.blake2b, digests.size):
            raise refuse_changed(public, path)
    _keep_others(files, manifest, read, store)
    known.update((path, Blob(digests.sha256, digests.size)) for path, digests in read.items())
    pages.keep({_name_of(entry): known[path].sha256 for path in files if (entry := manifest.entries.get(path))})
    pages.remove_unused(day - timedelta(keep_days))
    return {path: known[path] for path in files}


def _find_known(
    files: Mapping[str, OutputFile], manifest: Manifest, store: RowStore, pages: DatedRows
) -> dict[str, Blob]:
    """Return files with known digests: they are unchanged since the build wrote them, or since they were read."""
    known = {}
    for path, file in files.items():
        entry = manifest.entries.get(path)
        if entry is not None and _is_as_built(file, entry) and (digest := pages.get(_name_of(entry))):
            known[path] = Blob(digest, file.size)
    for path, row in store.get_many(FILE_DIGESTS, [path for path in files if path not in manifest.entries]).items():
        file = files[path]
        if row[:3] == [file.size, file.time, file.inode]:
            known[path] = Blob(row[3], file.size)
    return known


def _is_as_built(file: OutputFile, entry: ManifestEntry) -> bool:
    return (file.size, file.time) == (entry.size, entry.time)


def _name_of(entry: ManifestEntry) -> str:
    return f"{entry.digest}:{entry.size}"


def _read_files(public: Path, paths: list[str]) -> Iterator[tuple[str, _Digests]]:
    """Yield digests of files in order. Python computes digests in parallel threads."""
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for batch, digests in zip(batches, pool.map(lambda each: _digest_batch(public, each), batches), strict=True):
            yield from zip(batch, digests, strict=True)


def _digest_batch(public: Path, paths: list[str]) -> list[_Digests]:
    return [_digest(f"{public}/{path}") for path in paths]


def _digest(place: str) -> _Digests:
    """Digest a file, without following a link."""
    released, built, size = sha256(), start_digest(), 0
    with open(os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb", buffering=0) as stream:
        while chunk := stream.read(_CHUNK):
            released.update(chunk)
            built.update(chunk)
            size += len(chunk)
    return _Digests(released.hexdigest(), built.hexdigest(), size)


def _keep_others(
    files: Mapping[str, OutputFile], manifest: Manifest, read: Mapping[str, _Digests], store: RowStore
) -> None:
    """Store the digests of files unknown to the build, unless they may be written again within the same moment."""
    settled = time.time_ns() - _SETTLED
    store.put(
        FILE_DIGESTS,
        {
            path: [file.size, file.time, file.inode, each.sha256]
            for path, each in read.items()
            if path not in manifest.entries and (file := files[path]).time < settled and file.size == each.size
        },
    )
