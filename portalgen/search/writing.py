"""Write bundles: their shadow into a folder of its own, Pagefind over it, the result in the place of the old one.

A bundle is written beside its place and swapped in by renaming: whoever interrupts finds the old one or the new one.
"""

from __future__ import annotations

import filecmp
import os
import tempfile
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from portalgen.errors import OutputError
from portalgen.search import pagefind
from portalgen.search.bundles import Bundle, BundleTask
from portalgen.search.chunks import split_chunks
from portalgen.search.folder import digest_files, is_complete, recover_bundle, remove_folder, sibling_of, swap_bundle
from portalgen.search.keys import digest_shadow
from portalgen.search.shadow import shadow_of
from portalgen.store.digest import digest_bytes


def write_bundles(
    out: Path, tasks: Sequence[BundleTask], twins: Sequence[Path], jobs: int
) -> Generator[tuple[str, str, str], None, None]:
    """Write those of `tasks` below `out` whose text changed or whose files are not whole, `jobs` at a time.

    Yields (folder, digest of its text, of its files) as each is done; the digests are empty, and no folder is left, where there is no
    document to index. `twins` are folders of bundles whose program files are shared. Raises `OutputError` or
    `UnusableEnvironmentError`, as soon as what is under way has been stopped.
    """
    runtime = _Runtime(twins)
    with (
        pagefind.PagefindProcesses() as processes,
        ThreadPoolExecutor(max_workers=max(1, jobs), thread_name_prefix="search") as pool,
    ):
        waiting = {pool.submit(_write, out, task, runtime, processes): task.bundle.folder for task in tasks}
        try:
            for done in as_completed(waiting):
                yield waiting[done], *done.result()
        except BaseException:
            processes.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _write(out: Path, task: BundleTask, runtime: _Runtime, processes: pagefind.PagefindProcesses) -> tuple[str, str]:
    target = out / task.bundle.folder
    files = task.files_digest
    with _writing(target), tempfile.TemporaryDirectory(prefix="portalgen-search-") as folder:
        recover_bundle(target)
        try:
            text = _write_shadow(Path(folder), task.bundle, processes)
            if not text:
                remove_folder(target)
                files = ""
            elif text != task.text_digest or not is_complete(target, files):
                _exchange(Path(folder), target, task.bundle.language, runtime, processes)
                files = digest_files(target)
        except pagefind.IndexingStoppedError:
            return "", ""
    return text, files


def _write_shadow(folder: Path, bundle: Bundle, processes: pagefind.PagefindProcesses) -> str:
    """Write the input of Pagefind, one page in memory at a time, and return its digest; empty where there is none."""
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


def _exchange(
    shadow: Path, target: Path, language: str, runtime: _Runtime, processes: pagefind.PagefindProcesses
) -> None:
    """Index `shadow` beside `target`, then put it in its place."""
    fresh = sibling_of(target, "new")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        pagefind.run_pagefind(shadow, fresh, language, processes)
        split_chunks(fresh)
        runtime.share(fresh)
        swap_bundle(fresh, target)
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
