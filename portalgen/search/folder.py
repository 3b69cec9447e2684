"""The folder of a bundle and what stands beside it while it is exchanged: `.pagefind.new` and `.pagefind.old`."""

from __future__ import annotations

import shutil
from pathlib import Path

from portalgen.writer.manifest import BUNDLE_ENTRY


def sibling_of(target: Path, name: str) -> Path:
    """The folder `name` beside `target`, which no web server shows."""
    return target.with_name(f".{target.name}.{name}")


def is_complete(target: Path) -> bool:
    """Whether `target` is there with its entry, and nothing that an interrupted run left beside it."""
    return (target / BUNDLE_ENTRY).is_file() and _is_alone(target)


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
