"""The manifest: what the last build made, so that the next one knows what to keep and what to remove.

An interrupted run leaves a journal beside the manifest. Nobody knows what the files that it names hold, so
`read` gives them entries that match nothing (`DOUBTED`): they are made again, or removed.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from portalgen.errors import OutputError
from portalgen.output.faults import told
from portalgen.output.paths import OWN_FOLDER

VERSION: Final = 1
DOUBTED: Final = -1
"""Size of an entry whose file may hold anything: a run was interrupted while it was being replaced."""

_MARKER: Final = "output"
_MARKER_TEXT: Final = b"This folder is written by portalgen. Files that no longer belong are removed.\n"
_HARMLESS: Final = frozenset({OWN_FOLDER, "lost+found"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One output file: `key` says what its bytes were made from, `digest` and `size` what they are."""

    path: str
    """From the output folder's root: "sngv.lamdong.gov.vn/tin-tuc/index.html"."""
    site: str
    key: str
    digest: str
    size: int
    assets: tuple[str, ...] = ()
    """Other output paths that this page uses."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All output files of a build by path, and its search bundles (folder to key)."""

    version: int = VERSION
    entries: Mapping[str, Entry] = field(default_factory=dict)
    bundles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journal:
    """What a publication is about to touch: paths with their sites, and folders of search bundles."""

    paths: Mapping[str, str] = field(default_factory=dict)
    bundles: tuple[str, ...] = ()


def digest_of(data: bytes) -> str:
    """The digest that stands in a manifest."""
    return blake2b(data, digest_size=16).hexdigest()


def claim(out: Path, forbidden: tuple[Path, ...] = ()) -> None:
    """Make `out` ours, or raise OutputError: it is a file, somebody else's folder, or one of the sources."""
    with told(out):
        _refuse_sources(out.resolve(), forbidden)
        if out.exists() and not out.is_dir():
            raise OutputError(f"`{out}` là tệp, không phải thư mục", f"`{out}` is a file, not a folder")
        if out.is_dir() and not _is_ours(out):
            raise OutputError(
                f"thư mục `{out}` có sẵn tệp không do portalgen tạo; hãy chọn thư mục trống bằng --out",
                f"folder `{out}` holds files that portalgen did not make; choose an empty folder with --out",
            )
        (out / OWN_FOLDER).mkdir(parents=True, exist_ok=True)
        if not (out / OWN_FOLDER / _MARKER).is_file():
            _replace(out / OWN_FOLDER / _MARKER, _MARKER_TEXT)


def read(out: Path) -> Manifest:
    """The manifest of `out`, with doubt where a run was interrupted; an unreadable one counts as empty."""
    stored = _stored_manifest(out)
    journal = _stored_journal(out)
    if not journal.paths and not journal.bundles:
        return stored
    doubted = {path: Entry(path, site, "", "", DOUBTED) for path, site in journal.paths.items()}
    bundles = dict.fromkeys(journal.bundles, "")
    return Manifest(VERSION, {**stored.entries, **doubted}, {**stored.bundles, **bundles})


def write(out: Path, manifest: Manifest) -> None:
    """Put the manifest in place. The same manifest is not written twice."""
    rows = {entry.path: _row(entry) for entry in manifest.entries.values()}
    data = _compact({"version": manifest.version, "entries": rows, "bundles": dict(manifest.bundles)})
    target = out / OWN_FOLDER / "manifest.json"
    with told(target):
        if not target.is_file() or target.read_bytes() != data:
            _replace(target, data)


def open_journal(out: Path, journal: Journal) -> None:
    """Write down what is about to be touched, before it is touched."""
    data = _compact({"version": VERSION, "paths": dict(journal.paths), "bundles": sorted(journal.bundles)})
    with told(out / OWN_FOLDER):
        _replace(out / OWN_FOLDER / "journal.json", data)


def close_journal(out: Path) -> None:
    """Say that everything is in place and the manifest is written."""
    with told(out / OWN_FOLDER):
        (out / OWN_FOLDER / "journal.json").unlink(missing_ok=True)


def is_intact(out: Path, entry: Entry) -> bool:
    """Whether the entry's file is on disk with the size that the manifest says."""
    try:
        status = os.lstat(f"{out}/{entry.path}")
    except OSError:
        return False
    return status.st_size == entry.size and stat.S_ISREG(status.st_mode)


def _is_ours(out: Path) -> bool:
    if (out / OWN_FOLDER / _MARKER).is_file() or (out / OWN_FOLDER / "manifest.json").is_file():
        return True
    return set(os.listdir(out)) <= _HARMLESS


def _refuse_sources(out: Path, forbidden: tuple[Path, ...]) -> None:
    for source in (each.resolve() for each in forbidden):
        if out.is_relative_to(source) or source.is_relative_to(out):
            raise OutputError(
                f"thư mục đầu ra `{out}` trùng hoặc lồng với thư mục nguồn `{source}`; hãy chọn thư mục khác",
                f"the output folder `{out}` is, holds or lies in the source folder `{source}`; choose another",
            )


def _row(entry: Entry) -> list[Any]:
    return [entry.site, entry.key, entry.digest, entry.size, list(entry.assets)]


def _entry(path: str, row: list[Any]) -> Entry:
    site, key, digest, size, assets = row
    if not (isinstance(size, int) and all(type(each) is str for each in (site, key, digest, *assets))):
        raise ValueError(path)
    return Entry(path, site, key, digest, size, tuple(assets))


def _stored_manifest(out: Path) -> Manifest:
    try:
        stored = _document(out / OWN_FOLDER / "manifest.json")
        entries = {path: _entry(path, row) for path, row in stored["entries"].items()}
        return Manifest(VERSION, entries, _texts(stored["bundles"].items()))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Manifest()


def _stored_journal(out: Path) -> Journal:
    try:
        stored = _document(out / OWN_FOLDER / "journal.json")
        return Journal(_texts(stored["paths"].items()), tuple(_texts((name, "") for name in stored["bundles"])))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Journal()


def _document(file: Path) -> Any:
    """The stored JSON; ValueError where it is absent, damaged or of another version."""
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise ValueError(file) from error
    except OSError as error:
        raise OutputError(
            f"không đọc được `{file}`: {error.strerror}", f"`{file}` could not be read: {error.strerror}"
        ) from error
    document = json.loads(data)
    if document["version"] != VERSION:
        raise ValueError(document["version"])
    return document


def _texts(pairs: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    texts = dict(pairs)
    if not all(isinstance(name, str) and isinstance(value, str) for name, value in texts.items()):
        raise ValueError(texts)
    return texts


def _compact(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
