"""The folder of a bundle and what stands beside it while it is exchanged: `.pagefind.new` and `.pagefind.old`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from portalgen.store.digest import digest_texts
from portalgen.writer.manifest import BUNDLE_ENTRY


def sibling_of(target: Path, name: str) -> Path:
    """The folder `name` beside `target`, which no web server shows."""
    return target.with_name(f".{target.name}.{name}")


def digest_files(target: Path) -> str:
    """Digest of the names and sizes of all files below `target`; none is read."""
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
    """Whether `target` has its entry, and its files are those of `files_digest`, where that is known: none lost or cut."""
    try:
        return (target / BUNDLE_ENTRY).is_file() and (not files_digest or digest_files(target) == files_digest)
    except OSError:  # something was removed meanwhile
        return False


def is_complete(target: Path, files_digest: str) -> bool:
    """Whether `target` is whole, and nothing that an interrupted run left stands beside it."""
    return is_whole(target, files_digest) and _is_alone(target)


def is_removed(target: Path) -> bool:
    """Whether neither `target` is there nor anything that an interrupted run left beside it."""
    return not target.exists() and _is_alone(target)


def _is_alone(target: Path) -> bool:
    return not sibling_of(target, "old").exists() and not sibling_of(target, "new").exists()


def recover_bundle(target: Path) -> None:
    """Undo what an interrupted run left beside `target`."""
    old = sibling_of(target, "old")
    if old.is_dir() and not target.exists():
        old.rename(target)
    remove_folder(old)
    remove_folder(sibling_of(target, "new"))


def swap_bundle(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; where that fails, `target` is as before."""
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
    """Remove `folder` with everything in it, where it is there."""
    if folder.exists():
        shutil.rmtree(folder)
