"""Write the search bundles that changed; leave the others alone.

A bundle is decided by the digest of exactly what Pagefind is given. (Pagefind's own files differ from run
to run where there are filters, so they are never compared.) Where no document of a bundle has other bytes than
before, none is read. A bundle is written beside its place and swapped in by renaming: whoever interrupts finds the
old one or the new one.
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

from portalgen.errors import OutputError
from portalgen.search import pagefind
from portalgen.search.bundles import Bundle
from portalgen.search.keys import Key, documents_digest, key_from, text_digest
from portalgen.search.shadow import shadow_of


def index(
    out: Path,
    bundles: Sequence[Bundle],
    previous: Mapping[str, str],
    *,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, str]:
    """Write `bundles` below `out`, `jobs` at a time, and return the key of each by folder.

    `previous` holds the keys of all bundles below `out` that are known. A bundle whose folder exists is left alone
    where its documents are the same (no page is then read) or where Pagefind would be given the same. One without
    a document to index has no folder and no key. `progress` is called with (done, all) after each bundle.
    Raises `OutputError` or `EnvironmentFault`; the bundles that were finished before stay.
    """
    folders = [bundle.folder for bundle in bundles]
    if len(set(folders)) < len(folders):
        raise ValueError("two bundles with one folder")
    processes = pagefind.Processes()
    runtime = _Runtime([out / folder for folder in dict.fromkeys((*folders, *previous))])
    keys: dict[str, str] = {}
    with ThreadPoolExecutor(max_workers=max(1, jobs), thread_name_prefix="search") as pool:
        tasks = {
            pool.submit(
                _write, out, bundle, key_from(previous.get(bundle.folder, "")), runtime, processes
            ): bundle.folder
            for bundle in bundles
        }
        try:
            for done, task in enumerate(as_completed(tasks), start=1):
                key = task.result()
                if key.text:
                    keys[tasks[task]] = str(key)
                if progress:
                    progress(done, len(tasks))
        except BaseException:
            processes.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return {folder: keys[folder] for folder in folders if folder in keys}


def _write(out: Path, bundle: Bundle, before: Key, runtime: _Runtime, processes: pagefind.Processes) -> Key:
    target = out / bundle.folder
    documents = documents_digest(bundle)
    with _writing(target):
        _mend(target)
        if documents and documents == before.documents and target.is_dir():
            return before
        try:
            with tempfile.TemporaryDirectory(prefix="portalgen-search-") as folder:
                text = _write_shadow(Path(folder), bundle, processes)
                if not text:
                    _remove(target)
                elif text != before.text or not target.is_dir():
                    _exchange(Path(folder), target, bundle.language, runtime, processes)
        except pagefind.Stopped:
            return Key()
    return Key(documents, text)


def _write_shadow(folder: Path, bundle: Bundle, processes: pagefind.Processes) -> str:
    """Write what Pagefind is given, one page in memory at a time, and return its digest; empty where nothing is."""
    digests: dict[str, bytes] = {}
    parents: set[str] = set()
    for file in shadow_of(bundle):
        if processes.stopped:
            raise pagefind.Stopped
        parent = os.path.dirname(file.path)
        if parent not in parents:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            parents.add(parent)
        with open(f"{folder}/{file.path}", "wb") as target:
            target.write(file.content)
        digests[file.path] = blake2b(file.content, digest_size=16).digest()
    return text_digest(bundle.language, digests) if digests else ""


def _exchange(shadow: Path, target: Path, language: str, runtime: _Runtime, processes: pagefind.Processes) -> None:
    """Index `shadow` beside `target`, then put it in its place."""
    fresh = _beside(target, "new")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        pagefind.run(shadow, fresh, language, processes)
        runtime.share(fresh)
        _swap(fresh, target)
    finally:
        _remove(fresh)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise OutputError(
            f"không ghi được chỉ mục tìm kiếm `{target}`: {fault}",
            f"cannot write the search index `{target}`: {fault}",
        ) from fault


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
