"""Writes bundles: the shadow into a separate folder, then Pagefind's index of it in place of the old bundle.

A bundle is written beside its place and swapped in by renaming: an interruption leaves either the old or the new
bundle.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from portalgen.errors import OutputError
from portalgen.search import pagefind
from portalgen.search.bundles import BundleTask, SearchIndex
from portalgen.search.chunks import split_chunks
from portalgen.search.folder import digest_files, is_complete, recover_bundle, remove_folder, sibling_of, swap_bundle
from portalgen.search.kept_indexes import KeptIndex, KeptIndexes, list_program_digests
from portalgen.search.keys import digest_shadow
from portalgen.search.shadow import shadow_of
from portalgen.store.digest import digest_bytes

_ANY_PAGE: Final = "<html><body><main data-pagefind-body><p>1</p></main></body></html>"


def write_bundles(
    out: Path, tasks: Sequence[BundleTask], twins: Sequence[Path], jobs: int, cache: Path | None = None
) -> Generator[tuple[str, str, str], None, None]:
    """Write the bundles of `tasks` with changed text or damaged files below `out`, `jobs` at a time.

    Yields (folder, digest of its text, of its files) for each finished bundle. Without a document to index, the digests
    are empty and the folder is removed. `twins` are folders of bundles with shared program files. Indexes are cached in
    the folder `cache` and reused from there.

    Raises `OutputError` or `UnusableEnvironmentError` after stopping the work in progress.
    """
    with (
        tempfile.TemporaryDirectory(prefix="portalgen-search-") as folder,
        pagefind.PagefindProcesses() as processes,
        ThreadPoolExecutor(max_workers=max(1, jobs), thread_name_prefix="search") as pool,
    ):
        writer = _Writer(out, KeptIndexes(cache), _Runtime(twins, Path(folder), processes), processes)
        waiting = {pool.submit(writer.write, task): task.bundle.folder for task in tasks}
        try:
            for done in as_completed(waiting):
                yield waiting[done], *done.result()
        except BaseException:
            processes.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


class _Writer:
    """Writes several bundles in turn; used by several threads at once."""

    def __init__(self, out: Path, kept: KeptIndexes, runtime: _Runtime, processes: pagefind.PagefindProcesses) -> None:
        self._out = out
        self._kept = kept
        self._runtime = runtime
        self._processes = processes

    def write(self, task: BundleTask) -> tuple[str, str]:
        """Put a bundle in its place and return the digests of its text and files."""
        target = self._out / task.bundle.folder
        with _writing(target):
            recover_bundle(target)
            try:
                return self._write(task, target)
            except pagefind.IndexingStoppedError:
                return "", ""

    def _write(self, task: BundleTask, target: Path) -> tuple[str, str]:
        bundle = task.bundle
        kept = self._kept.find(bundle.folder)
        if kept is not None and "" != task.documents_digest == kept.documents_digest:
            files = self._reuse(task, kept.text_digest, kept, target)
            if files is not None:
                return kept.text_digest, files
        with tempfile.TemporaryDirectory(prefix="portalgen-search-") as folder:
            shadow = Path(folder)
            text = _write_shadow(shadow, bundle, self._processes)
            if not text:
                remove_folder(target)
                return "", ""
            files = self._reuse(task, text, kept, target)
            if files is None:
                self._index(shadow, target, bundle.language)
                self._kept.keep(bundle.folder, task.documents_digest, text, target)
                files = digest_files(target)
        return text, files

    def _reuse(self, task: BundleTask, text: str, kept: KeptIndex | None, target: Path) -> str | None:
        """Keep a whole bundle of this text, or restore it from the cache, and return the digest of its files.

        None if it must be built.
        """
        if text == task.text_digest and is_complete(target, task.files_digest):
            return task.files_digest
        if kept is not None and text == kept.text_digest and self._put_back(kept, target, task.bundle.language):
            return digest_files(target)
        return None

    def _put_back(self, kept: KeptIndex, target: Path, language: str) -> bool:
        """Restore a cached index, or return False if Pagefind's program has changed."""
        with _beside(target) as fresh:
            fresh.mkdir()
            if not all(self._runtime.provide(name, digest, fresh, language) for name, digest in kept.programs):
                return False
            for path, content in kept.files:
                file = fresh / path
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
            swap_bundle(fresh, target)
        return True

    def _index(self, shadow: Path, target: Path, language: str) -> None:
        with _beside(target) as fresh:
            pagefind.run_pagefind(shadow, fresh, language, self._processes)
            split_chunks(fresh)
            self._runtime.share(fresh)
            swap_bundle(fresh, target)


def _write_shadow(folder: Path, bundle: SearchIndex, processes: pagefind.PagefindProcesses) -> str:
    """Write Pagefind's input, a page in memory at a time, and return its digest; empty without input."""
    digests: dict[str, str] = {}
    parents: set[str] = set()
    for file in shadow_of(bundle):
        if processes.is_stopped:
            raise pagefind.IndexingStoppedError
        parent = os.path.dirname(file.path)
        if parent not in parents:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            parents.add(parent)
        with open(f"{folder}/{file.path}", "wb") as target:
            target.write(file.content)
        digests[file.path] = digest_bytes(file.content)
    return digest_shadow(bundle.language, digests) if digests else ""


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Return a temporary place beside `target` for its replacement."""
    fresh = sibling_of(target, "new")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        yield fresh
    finally:
        remove_folder(fresh)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"không ghi được chỉ mục tìm kiếm `{target}`: {error}",
            f"cannot write the search index `{target}`: {error}",
        ) from error


class _Runtime:
    """Pagefind's own program files, the same in every bundle, stored once on disk by hard links."""

    def __init__(self, folders: Sequence[Path], spare: Path, processes: pagefind.PagefindProcesses) -> None:
        self._folders = folders
        self._spare = spare
        self._processes = processes
        self._lock = threading.Lock()

    def share(self, fresh: Path) -> None:
        """Replace the program files of `fresh` by links to equal files of other bundles, if there are any."""
        for name, digest in list_program_digests(fresh):
            self._link(name, digest, fresh)

    def provide(self, name: str, digest: str, fresh: Path, language: str) -> bool:
        """Put a program file with this digest into `fresh`; False if the installed Pagefind has a different file."""
        if self._link(name, digest, fresh):
            return True
        file = self._write_programs(language) / name
        if not _has_digest(file, digest):
            return False
        shutil.copyfile(file, fresh / name)
        return True

    def _link(self, name: str, digest: str, fresh: Path) -> bool:
        """Replace a file of `fresh` by a link to another bundle's.

        False if no bundle has it, or if links are not supported.
        """
        spare = fresh / f"{name}.link"
        for folder in self._folders:
            twin = folder / name
            if _has_digest(twin, digest):
                try:
                    os.link(twin, spare)
                    spare.replace(fresh / name)
                except OSError:  # another bundle is being swapped, or the file system has no links
                    spare.unlink(missing_ok=True)
                else:
                    return True
        return False

    def _write_programs(self, language: str) -> Path:
        """Return the folder of a one-page index in `language`, needed only for its program files."""
        target = self._spare / language
        with self._lock:
            if not target.exists():
                source = self._spare / f"{language}.source"
                source.mkdir()
                (source / "index.html").write_text(_ANY_PAGE, "utf-8")
                pagefind.run_pagefind(source, target, language, self._processes)
        return target


def _has_digest(file: Path, digest: str) -> bool:
    try:
        return digest_bytes(file.read_bytes()) == digest
    except OSError:
        return False
