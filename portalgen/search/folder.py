"""The folder of a bundle, with `.pagefind.new` and `.pagefind.old` beside it while it is replaced."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from portalgen.store.digest import digest_texts
from portalgen.writer.manifest import BUNDLE_ENTRY


def sibling_of(target: Path, name: str) -> Path:
    """Return the folder `name` beside `target`, hidden by web servers."""
    return target.with_name(f".{target.name}.{name}")


def digest_files(target: Path) -> str:
    """Return the digest of the names and sizes of all files below `target`, without reading any."""
    rows: list[str] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{target}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    rows.append(f"{below}{entry.name}\0{entry.stat(follow_symlinks=False).st_size}")
    return digest_texts(*sorted(rows))


def is_whole(target: Path, files_digest: str) -> bool:
    """Return True if `target` has its entry and, if `files_digest` is known, no file is missing or truncated."""
    try:
        return (target / BUNDLE_ENTRY).is_file() and (not files_digest or digest_files(target) == files_digest)
    except OSError:  # a file was removed meanwhile
        return False


def is_complete(target: Path, files_digest: str) -> bool:
    """Return True if `target` is whole, without remains of an interrupted run beside it."""
    return is_whole(target, files_digest) and _is_alone(target)


def is_removed(target: Path) -> bool:
    """Return True if `target` does not exist, and an interrupted run left no remains beside it."""
    return not target.exists() and _is_alone(target)


def _is_alone(target: Path) -> bool:
    return not sibling_of(target, "old").exists() and not sibling_of(target, "new").exists()


def recover_bundle(target: Path) -> None:
    """Undo the remains of an interrupted run beside `target`."""
    old = sibling_of(target, "old")
    if old.is_dir() and not target.exists():
        old.rename(target)
    remove_folder(old)
    remove_folder(sibling_of(target, "new"))


def swap_bundle(fresh: Path, target: Path) -> None:
    """Replace `target` by `fresh`; on failure, `target` stays as before."""
    old = sibling_of(target, "old")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    remove_folder(old)


def remove_folder(folder: Path) -> None:
    """Remove `folder` with everything in it, if it exists."""
    if folder.exists():
        shutil.rmtree(folder)
