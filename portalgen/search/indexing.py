"""Write the search bundles that changed; leave the others alone.

A bundle is decided by the digest of exactly what Pagefind is given. (Pagefind's own files differ from run
to run where there are filters, so they are never compared.) A bundle is written beside its place and swapped
in by renaming: whoever interrupts finds the old one or the new one.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Final

from portalgen.errors import OutputError
from portalgen.search import pagefind
from portalgen.search.bundles import Bundle
from portalgen.search.shadow import ShadowFile, shadow_of

_FORMAT: Final = "1"
"""Raised when bundles that were written before must be written again for the same documents."""


def index(
    out: Path,
    bundles: Sequence[Bundle],
    previous: Mapping[str, str],
    *,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, str]:
    """Write `bundles` below `out`, `jobs` at a time, and return each written folder's digest by folder.

    A bundle whose digest equals `previous[folder]` and whose folder exists is left alone. One without a
    document to index has no folder and no entry. `progress` is called with (done, all) after each bundle.
    Raises `OutputError` or `EnvironmentFault`; the bundles that were finished before stay.
    """
    folders = [bundle.folder for bundle in bundles]
    if len(set(folders)) < len(folders):
        raise ValueError("two bundles with one folder")
    processes = pagefind.Processes()
    runtime = _Runtime([out / folder for folder in folders])
    digests: dict[str, str] = {}
    with ThreadPoolExecutor(max_workers=max(1, jobs), thread_name_prefix="search") as pool:
        tasks = {
            pool.submit(_write, out, bundle, previous.get(bundle.folder, ""), runtime, processes): bundle.folder
            for bundle in bundles
        }
        try:
            for done, task in enumerate(as_completed(tasks), start=1):
                digest = task.result()
                if digest:
                    digests[tasks[task]] = digest
                if progress:
                    progress(done, len(tasks))
        except BaseException:
            processes.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return {folder: digests[folder] for folder in folders if folder in digests}


def digest_of(language: str, files: Sequence[ShadowFile]) -> str:
    """Digest of what Pagefind is given: the files, its version and our settings."""
    digest = blake2b(digest_size=16)
    for part in (_FORMAT, pagefind.version(), language):
        digest.update(f"{len(part)}:{part}".encode())
    for file in files:
        digest.update(f"{len(file.path)}:{file.path}{len(file.content)}:".encode())
        digest.update(file.content)
    return digest.hexdigest()


def _write(out: Path, bundle: Bundle, before: str, runtime: _Runtime, processes: pagefind.Processes) -> str:
    target = out / bundle.folder
    if processes.stopped:
        return ""
    files = shadow_of(bundle)
    with _writing(target):
        _mend(target)
        if not files:
            _remove(target)
            return ""
        digest = digest_of(bundle.language, files)
        if digest == before and target.is_dir():
            return digest
        fresh = _beside(target, "new")
        try:
            with tempfile.TemporaryDirectory(prefix="portalgen-search-") as folder:
                _write_shadow(Path(folder), files)
                fresh.parent.mkdir(parents=True, exist_ok=True)
                pagefind.run(Path(folder), fresh, bundle.language, processes)
            runtime.share(fresh)
            _swap(fresh, target)
        except pagefind.Stopped:
            return ""
        finally:
            _remove(fresh)
    return digest


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise OutputError(
            f"không ghi được chỉ mục tìm kiếm `{target}`: {fault}",
            f"cannot write the search index `{target}`: {fault}",
        ) from fault


def _write_shadow(folder: Path, files: Sequence[ShadowFile]) -> None:
    for parent in {os.path.dirname(file.path) for file in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.path).write_bytes(file.content)


def _beside(target: Path, name: str) -> Path:
    return target.with_name(f".{target.name}.{name}")


def _mend(target: Path) -> None:
    """Undo what an interrupted run left beside `target`."""
    old = _beside(target, "old")
    if old.is_dir() and not target.exists():
        old.rename(target)
    _remove(old)
    _remove(_beside(target, "new"))


def _swap(fresh: Path, target: Path) -> None:
    old = _beside(target, "old")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


class _Runtime:
    """Pagefind's own program files, the same in every bundle, kept once on disk by hard links."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def share(self, fresh: Path) -> None:
        """Replace the program files of `fresh` by links to equal ones of another bundle, where there are."""
        for file in (*fresh.glob("*.js"), *fresh.glob("wasm.*")):
            for folder in self._folders:
                twin = folder / file.name
                if twin.is_file() and self._link(twin, file):
                    break

    @staticmethod
    def _link(twin: Path, file: Path) -> bool:
        spare = file.with_name(f"{file.name}.link")
        try:
            if not filecmp.cmp(twin, file, shallow=False):
                return False
            os.link(twin, spare)
            spare.replace(file)
        except OSError:  # another bundle is being swapped, or the file system has no links
            spare.unlink(missing_ok=True)
            return False
        return True
