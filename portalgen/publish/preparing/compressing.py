"""Compressed twins of files, made once for each content: gzip from Python's own library, and Brotli."""

from __future__ import annotations

import gzip
import os
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

import brotli

from portalgen.frozen import frozen
from portalgen.publish.manifest import Blob, Encoding
from portalgen.publish.preparing.inputs import CompressionSettings, PrepareProgress
from portalgen.publish.preparing.release_store import USE, DatedRows
from portalgen.store.atomic import PART_ENDING
from portalgen.store.row_store import RowStore

COMPRESSIBLE: Final = frozenset(
    {
        "css",
        "csv",
        "geojson",
        "htm",
        "html",
        "ics",
        "js",
        "json",
        "jsonld",
        "map",
        "md",
        "mjs",
        "rtf",
        "svg",
        "tsv",
        "txt",
        "vcf",
    }
    | {"webmanifest", "xml", "yaml", "yml"}
)
"""Endings of formats of text. Pictures, fonts, PDF, office documents and Pagefind's indexes are compressed inside."""
_BATCH: Final = 16
_PRUNED: Final = "pruned"

Twins = Mapping[Encoding, Blob]


@frozen
class _Task:
    """A content to compress in some ways."""

    digest: str
    place: str
    encodings: tuple[Encoding, ...]


class _StoredTwin(NamedTuple):
    """A twin in the cache; its digest is empty if it would not be smaller."""

    digest: str
    size: int
    time: int
    """Of its file, in ns."""


_StoredTwins = dict[str, _StoredTwin]
"""Of a content, by the method of compressing."""


def is_compressible(path: str, size: int, settings: CompressionSettings) -> bool:
    """Return True if a file may get twins."""
    return size >= settings.smallest and path.rpartition("/")[2].rpartition(".")[2].lower() in COMPRESSIBLE


def compress_contents(
    sources: Mapping[str, str],
    settings: CompressionSettings,
    cached: DatedRows,
    folder: Path,
    present: Collection[str],
    progress: PrepareProgress,
) -> dict[str, dict[Encoding, Blob]]:
    """Return the twins of contents by their SHA-256, without twins that would not be smaller.

    `sources` are the places of files by SHA-256. The twins are in `folder`, `<first two of the digest>/<SHA-256>`,
    except for those `present` at the release's target: of these the digest is enough.
    """
    ways = {encoding: _name_way(encoding, settings) for encoding in settings.encodings}
    stored = {digest: _read_row(folder, cached.get(digest), present) for digest in sources}
    missing = {
        digest: tuple(encoding for encoding, way in ways.items() if way not in twins)
        for digest, twins in stored.items()
    }
    tasks = [_Task(digest, sources[digest], encodings) for digest, encodings in missing.items() if encodings]
    for task, twins in zip(tasks, _run(tasks, settings, folder, len(sources), progress), strict=True):
        stored[task.digest].update(twins)
    cached.keep({digest: {way: list(each) for way, each in twins.items()} for digest, twins in stored.items()})
    return {
        digest: {
            encoding: Blob(twin.digest, twin.size) for encoding, way in ways.items() if (twin := twins[way]).digest
        }
        for digest, twins in stored.items()
    }


def remove_unused_twins(store: RowStore, cached: DatedRows, folder: Path, day: date, keep_days: int) -> None:
    """Once a day, remove twins that no release used in the last days from the cache."""
    if store.get(USE, _PRUNED) == day.isoformat():
        return
    cached.remove_unused(day - timedelta(keep_days))
    names = {twin[0] for twins in cached.values() for twin in twins.values()}
    for below in sorted(os.listdir(folder)):
        with suppress(OSError):
            for name in os.listdir(folder / below):
                if name not in names:
                    (folder / below / name).unlink()
    store.put(USE, {_PRUNED: day.isoformat()})


def _read_row(folder: Path, row: Any, present: Collection[str]) -> _StoredTwins:
    """Return the twins of a row that are present at the target, or have unchanged files."""
    if row is None:
        return {}
    twins = {way: _StoredTwin(*values) for way, values in row.items()}
    return {way: twin for way, twin in twins.items() if twin.digest in present or _is_intact(folder, twin)}


def locate_twin(folder: Path, digest: str) -> str:
    """Return the path in `folder` of the twin with this SHA-256."""
    return f"{folder}/{digest[:2]}/{digest}"


def _is_intact(folder: Path, twin: _StoredTwin) -> bool:
    """Return True if the file of a twin is unchanged; it is read if its time differs."""
    if not twin.digest:
        return True
    place = locate_twin(folder, twin.digest)
    try:
        status = os.lstat(place)
        if (status.st_size, status.st_mtime_ns) == (twin.size, twin.time):
            return True
        return status.st_size == twin.size and sha256(Path(place).read_bytes()).hexdigest() == twin.digest
    except OSError:
        return False


def _name_way(encoding: Encoding, settings: CompressionSettings) -> str:
    strength = settings.gzip_level if encoding == "gzip" else settings.brotli_quality
    return f"{encoding}:{strength}"


def _run(
    tasks: list[_Task], settings: CompressionSettings, folder: Path, total: int, progress: PrepareProgress
) -> Iterator[_StoredTwins]:
    """Compress in threads, on all cores: both libraries let go of the interpreter while they work."""
    done = total - len(tasks)
    progress("compress", done, total)
    if not tasks:
        return
    for number in range(256):
        (folder / f"{number:02x}").mkdir(parents=True, exist_ok=True)
    batches = [tasks[start : start + _BATCH] for start in range(0, len(tasks), _BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for twins in pool.map(lambda batch: [_compress(task, settings, folder) for task in batch], batches):
                done += len(twins)
                progress("compress", done, total)
                yield from twins
        finally:
            pool.shutdown(cancel_futures=True)


def _compress(task: _Task, settings: CompressionSettings, folder: Path) -> _StoredTwins:
    data = Path(task.place).read_bytes()
    twins = {}
    for encoding in task.encodings:
        compressed = _COMPRESSORS[encoding](data, settings)
        if len(compressed) < len(data):
            digest = sha256(compressed).hexdigest()
            twin = _StoredTwin(digest, len(compressed), _write(locate_twin(folder, digest), compressed))
        else:
            twin = _StoredTwin("", 0, 0)
        twins[_name_way(encoding, settings)] = twin
    return twins


def _write(place: str, data: bytes) -> int:
    """Put a twin in its place, and return the time of its file in ns."""
    part = f"{place}.{threading.get_ident()}.{os.getpid()}{PART_ENDING}"
    try:
        with open(part, "wb", buffering=0) as stream:
            stream.write(data)
            time = os.fstat(stream.fileno()).st_mtime_ns
        os.replace(part, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    return time


def _gzip(data: bytes, settings: CompressionSettings) -> bytes:
    """Compress without time and name, so the same data give the same bytes."""
    return gzip.compress(data, settings.gzip_level, mtime=0)


def _brotli(data: bytes, settings: CompressionSettings) -> bytes:
    return bytes(brotli.compress(data, quality=settings.brotli_quality))


_COMPRESSORS: Final[Mapping[Encoding, Callable[[bytes, CompressionSettings], bytes]]] = {"gzip": _gzip, "br": _brotli}
