"""Rejects files in the output folder not written by a build, since nobody approved them.

The build's manifest has every file except those of search bundles, which Pagefind names itself. These are recognised by
their names, and by the bundle's own entry and index, which name them.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from portalgen.errors import UsageError
from portalgen.writer.manifest import BUNDLE_ENTRY, Manifest

_SHOWN: Final = 3
_PROGRAM: Final = frozenset({BUNDLE_ENTRY, "pagefind.js", "wasm.unknown.pagefind"})
_HASH: Final = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*_[0-9a-f]{5,64}", re.ASCII)
_PARTS: Final = re.compile(r"(?P<kind>fragment|index|filter)/(?P<hash>[^/]+)\.pf_(?P=kind)", re.ASCII)
_NAMED: Final = re.compile(rb"[a-z][a-z0-9-]*_[0-9a-f]{5,64}")
_LARGEST_INDEX: Final = 256 << 20


def require_written(public: Path, files: Collection[str], manifest: Manifest) -> None:
    """Raise UsageError, with some of the paths, if `public` has files (by output path) not written by a build."""
    others = [path for path in files if path not in manifest.entries]
    bundles: dict[str, list[str]] = {folder: [] for folder in manifest.bundles}
    foreign = []
    for path in others:
        folder = _folder_of(path, bundles)
        if folder:
            bundles[folder].append(path.removeprefix(f"{folder}/"))
        else:
            foreign.append(path)
    for folder, names in bundles.items():
        foreign += (f"{folder}/{name}" for name in _find_unknown(public / folder, names))
    if foreign:
        raise _refuse(public, sorted(foreign))


def _folder_of(path: str, bundles: Collection[str]) -> str:
    """Return the bundle of a path; empty if it is in none."""
    parts = path.split("/")
    return next((each for end in range(2, len(parts)) if (each := "/".join(parts[:end])) in bundles), "")


def _find_unknown(folder: Path, names: Collection[str]) -> Iterator[str]:
    """Yield the files of a bundle that are not Pagefind's own."""
    if not names:
        return
    known = set(_PROGRAM)
    hashes: set[str] = set()
    index = b""
    for language in _read_languages(folder / BUNDLE_ENTRY):
        name = str(language.get("hash"))
        if _HASH.fullmatch(name):
            known.add(f"pagefind.{name}.pf_meta")
            index += _read_index(folder / f"pagefind.{name}.pf_meta")
        known.add(f"wasm.{language.get('wasm')}.pagefind")
    hashes.update(each.decode() for each in _NAMED.findall(index))
    for name in names:
        part = _PARTS.fullmatch(name)
        if name in known or (part is not None and _is_named(part["hash"], hashes, index)):
            continue
        yield name


def _is_named(name: str, hashes: Collection[str], index: bytes) -> bool:
    """Return True if an index names a part. A byte after a name may look like a part of it."""
    return _HASH.fullmatch(name) is not None and (name in hashes or name.encode() in index)


def _read_languages(entry: Path) -> list[dict[str, Any]]:
    try:
        languages: Any = json.loads(entry.read_bytes())["languages"]
        return [each for each in languages.values() if isinstance(each, dict)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def _read_index(file: Path) -> bytes:
    """Return the index of a language, as far as it is readable."""
    try:
        with gzip.open(file, "rb") as stream:
            return stream.read(_LARGEST_INDEX)
    except (OSError, EOFError, zlib.error):
        return b""


def _refuse(public: Path, paths: list[str]) -> UsageError:
    more = len(paths) - _SHOWN
    names = ", ".join(f"`{each}`" for each in paths[:_SHOWN])
    vi, en = (f" và {more} tệp nữa", f" and {more} more") if more > 0 else ("", "")
    return UsageError(
        f"trong `{public}` có tệp không do lần dựng nào ghi, nên chưa ai duyệt: {names}{vi}; hãy xóa hoặc chuyển đi rồi chạy lại."
        " Tệp phải đăng thì đưa vào kho cho duyệt: tệp ở gốc của một tên miền đặt cạnh trang chủ của nó (content/…/_index.vi.md)"
        " và gắn vào bài ấy như tệp đính kèm",
        f"`{public}` holds files that no build wrote, so that nobody approved them: {names}{en}; remove or move them, then run"
        " this again. A file that has to be published goes into the repository: one at the root of a host stands beside its home"
        " page (content/…/_index.vi.md), which links it as an attachment",
    )
