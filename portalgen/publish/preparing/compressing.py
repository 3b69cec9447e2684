"""Compressed twins of files, made once for each content: gzip from Python's own library, and Brotli."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import brotli

from portalgen.publish.manifest import Blob, Encoding
from portalgen.publish.preparing.inputs import CompressionSettings, PrepareProgress
from portalgen.publish.preparing.release_store import TWINS, USE
from portalgen.store.atomic import replace_file
from portalgen.store.row_store import RowStore

COMPRESSIBLE: Final = frozenset(
    {"css", "csv", "htm", "html", "ics", "js", "json", "jsonld", "map", "md", "mjs", "rtf", "svg", "tsv", "txt", "vcf"}
    | {"webmanifest", "xml", "yaml", "yml"}
)
"""Endings of formats of text. Pictures, fonts, PDF, office documents and Pagefind's indexes are compressed inside."""
_BATCH: Final = 16
_PRUNED: Final = "pruned"

Twins = Mapping[Encoding, Blob]


@dataclass(frozen=True, slots=True)
class _Task:
    """A content to compress in some ways."""

    digest: str
    place: str
    encodings: tuple[Encoding, ...]


@dataclass(frozen=True, slots=True)
class _MadeTwin:
    """A twin; its digest is empty where it would not be smaller."""

    name: str
    encoding: Encoding
    source: str
    twin: Blob
    time: int


def is_compressible(path: str, size: int, settings: CompressionSettings) -> bool:
    """Return whether a file may get twins."""
    return size >= settings.smallest and path.rpartition("/")[2].rpartition(".")[2].lower() in COMPRESSIBLE


def compress_contents(
    sources: Mapping[str, str],
    settings: CompressionSettings,
    store: RowStore,
    folder: Path,
    day: date,
    progress: PrepareProgress,
) -> dict[str, dict[Encoding, Blob]]:
    """Return the twins of contents by their SHA-256; those that would not be smaller are not there.

    `sources` are the places of files by SHA-256. The twins lie in `folder`, `<first two of the digest>/<SHA-256>`.
    """
    names = {
        _name_of(digest, encoding, settings): (digest, encoding)
        for digest in sources
        for encoding in settings.encodings
    }
    rows = store.get_many(TWINS, names)
    today = day.isoformat()
    twins: dict[str, dict[Encoding, Blob]] = {digest: {} for digest in sources}
    missing: dict[str, list[Encoding]] = {}
    again: dict[str, Any] = {}
    for name, (digest, encoding) in names.items():
        row = rows.get(name)
        if row is None or not _is_intact(folder, row):
            missing.setdefault(digest, []).append(encoding)
            continue
        if row[0]:
            twins[digest][encoding] = Blob(row[0], row[1])
        if row[3] != today:
            again[name] = [*row[:3], today]
    tasks = [_Task(digest, sources[digest], tuple(encodings)) for digest, encodings in missing.items()]
    for each in _run(tasks, settings, folder, len(sources), progress):
        again[each.name] = [each.twin.sha256, each.twin.size, each.time, today]
        if each.twin.sha256:
            twins[each.source][each.encoding] = each.twin
    store.put(TWINS, again)
    return {digest: {name: each[name] for name in settings.encodings if name in each} for digest, each in twins.items()}


def remove_unused_twins(store: RowStore, folder: Path, day: date, keep_days: int) -> None:
    """Once a day, remove from the cache what no release used in the last days."""
    if store.get(USE, _PRUNED) == day.isoformat() or not folder.is_dir():
        return
    least = (day - timedelta(keep_days)).isoformat()
    used = {name: row for name, row in store.get_all(TWINS) if row[3] >= least}
    store.retain(TWINS, "", used.keys())
    kept = {row[0] for row in used.values()}
    for below in sorted(os.listdir(folder)):
        with suppress(OSError):
            for name in os.listdir(folder / below):
                if name not in kept:
                    (folder / below / name).unlink()
    store.put(USE, {_PRUNED: day.isoformat()})


def locate_twin(folder: Path, digest: str) -> str:
    """Return where `folder` has the twin with this SHA-256."""
    return f"{folder}/{digest[:2]}/{digest}"


def _is_intact(folder: Path, row: list[Any]) -> bool:
    """Whether the file of a twin is as it was written; where another time says that it may not be, it is read."""
    digest, size, time, _day = row
    if not digest:
        return True
    place = locate_twin(folder, digest)
    try:
        status = os.lstat(place)
        return status.st_size == size and (
            status.st_mtime_ns == time or sha256(Path(place).read_bytes()).hexdigest() == digest
        )
    except OSError:
        return False


def _name_of(digest: str, encoding: Encoding, settings: CompressionSettings) -> str:
    strength = settings.gzip_level if encoding == "gzip" else settings.brotli_quality
    return f"{digest}:{encoding}:{strength}"


def _run(
    tasks: list[_Task], settings: CompressionSettings, folder: Path, total: int, progress: PrepareProgress
) -> Iterator[_MadeTwin]:
    """Compress in threads, on all cores: both libraries let go of the interpreter while they work."""
    done = total - len(tasks)
    progress("compress", done, total)
    if not tasks:
        return
    for prefix in sorted({f"{number:02x}" for number in range(256)}):
        (folder / prefix).mkdir(parents=True, exist_ok=True)
    batches = [tasks[start : start + _BATCH] for start in range(0, len(tasks), _BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for batch, twins in zip(
                batches, pool.map(lambda each: _compress(each, settings, folder), batches), strict=True
            ):
                done += len(batch)
                progress("compress", done, total)
                yield from twins
        finally:
            pool.shutdown(cancel_futures=True)


def _compress(batch: Iterable[_Task], settings: CompressionSettings, folder: Path) -> list[_MadeTwin]:
    return [twin for task in batch for twin in _compress_one(task, settings, folder)]


def _compress_one(task: _Task, settings: CompressionSettings, folder: Path) -> Iterator[_MadeTwin]:
    data = Path(task.place).read_bytes()
    for encoding in task.encodings:
        compressed = _COMPRESSORS[encoding](data, settings)
        name = _name_of(task.digest, encoding, settings)
        if len(compressed) >= len(data):
            yield _MadeTwin(name, encoding, task.digest, Blob("", 0), 0)
            continue
        twin = Blob(sha256(compressed).hexdigest(), len(compressed))
        place = Path(locate_twin(folder, twin.sha256))
        replace_file(place, compressed)
        yield _MadeTwin(name, encoding, task.digest, twin, place.stat().st_mtime_ns)


def _gzip(data: bytes, settings: CompressionSettings) -> bytes:
    """Without a time and a name, so that the same data give the same bytes."""
    return gzip.compress(data, settings.gzip_level, mtime=0)


def _brotli(data: bytes, settings: CompressionSettings) -> bytes:
    return brotli.compress(data, quality=settings.brotli_quality)


_COMPRESSORS: Final[Mapping[Encoding, Callable[[bytes, CompressionSettings], bytes]]] = {"gzip": _gzip, "br": _brotli}
