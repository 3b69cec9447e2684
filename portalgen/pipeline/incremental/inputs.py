"""What every output depends on beside the pages: this program and its libraries, the configuration, the themes.

These change seldom and are small, so they are digested whole, by content: a time of modification says nothing of a
clone, and a program that was upgraded makes other pages of the same text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import portalgen
from portalgen.config.places import CONFIG_FOLDER, UNBUILT_FOLDERS
from portalgen.frozen import frozen
from portalgen.store.digest import digest_file, digest_texts, start_digest

_PACKAGE: Final = Path(portalgen.__file__).parent
_COMPILED: Final = ".pyc"


@frozen
class SharedInputs:
    """Digests of what is the same for all sites. Who approves, and what was approved, is no part of it."""

    program: str
    configuration: str
    themes: str


def read_inputs(root: Path) -> SharedInputs:
    """The inputs of the portal in `root`."""
    configuration = digest_folder(root / CONFIG_FOLDER, UNBUILT_FOLDERS)
    return SharedInputs(program_digest(), configuration, digest_folder(root / "themes"))


@cache
def program_digest() -> str:
    """A digest of this program's files, of the interpreter's version and of the libraries that are installed."""
    version = ".".join(map(str, sys.version_info[:2]))
    return digest_texts(version, digest_folder(_PACKAGE), digest_folder(_PACKAGE.parent / "themes"), *_libraries())


def digest_folder(folder: Path, without: Collection[str] = ()) -> str:
    """A digest of the paths and contents of all files below `folder` but hidden and compiled ones, through links too.

    The folders right below it that have one of the names `without` are left out.
    """
    state = start_digest()
    for path in _files(folder, without):
        state.update(f"{digest_file(path)[0]} ".encode() + os.fsencode(path.removeprefix(str(folder))) + b"\0")
    return state.hexdigest()


def _files(folder: Path, without: Collection[str]) -> Iterator[str]:
    """Files in order; a link that leads nowhere is left out: whoever needs it reports it."""
    known: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        if place == str(folder):
            folders[:] = [each for each in folders if each not in without]
        folders[:] = sorted(each for each in folders if not _is_again(os.path.join(place, each), known))
        for name in sorted(names):
            path = os.path.join(place, name)
            if not name.startswith(".") and not name.endswith(_COMPILED) and os.path.isfile(path):
                yield path


def _is_again(folder: str, known: set[str]) -> bool:
    """Whether it is a link to where another one led: links may lead back to what holds them."""
    if not os.path.islink(folder):
        return False
    target = os.path.realpath(folder)
    if target in known:
        return True
    known.add(target)
    return False


def _libraries() -> Iterator[str]:
    """Name and version of everything that is installed, as its folders say."""
    for folder in sys.path:
        if os.path.basename(folder) in ("site-packages", "dist-packages") and os.path.isdir(folder):
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
