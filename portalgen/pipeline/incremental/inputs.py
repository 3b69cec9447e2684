"""The inputs shared by all outputs: the program with its libraries, the configuration and the themes.

They change seldom and are small, so their contents are digested in full: modification times are useless in a clone, and
an upgraded program makes other pages from the same text.
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
    """Digests of the inputs shared by all sites. The roster and the approval records are not included."""

    program: str
    configuration: str
    themes: str


def read_inputs(root: Path) -> SharedInputs:
    """Return the digests of the shared inputs of the portal in `root`."""
    configuration = digest_folder(root / CONFIG_FOLDER, UNBUILT_FOLDERS)
    return SharedInputs(program_digest(), configuration, digest_folder(root / "themes"))


@cache
def program_digest() -> str:
    """Return a digest of this program's files, the interpreter's version and the installed libraries."""
    version = ".".join(map(str, sys.version_info[:2]))
    return digest_texts(version, digest_folder(_PACKAGE), digest_folder(_PACKAGE.parent / "themes"), *_libraries())


def digest_folder(folder: Path, without: Collection[str] = ()) -> str:
    """Return a digest of the paths and contents of all files below `folder`. Links are followed.

    Hidden and compiled files are excluded. Folders directly below `folder` are excluded if `without` contains their
    name.
    """
    state = start_digest()
    for path in _files(folder, without):
        state.update(f"{digest_file(path)[0]} ".encode() + os.fsencode(path.removeprefix(str(folder))) + b"\0")
    return state.hexdigest()


def _files(folder: Path, without: Collection[str]) -> Iterator[str]:
    """Yield the files in order; broken links are skipped, and reported by the code that needs them."""
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
    """Return True for a link to an already known target: links may lead back to a folder that contains them."""
    if not os.path.islink(folder):
        return False
    target = os.path.realpath(folder)
    if target in known:
        return True
    known.add(target)
    return False


def _libraries() -> Iterator[str]:
    """Yield the name and version of every installed library, from the names of its folder."""
    for folder in sys.path:
        if os.path.basename(folder) in ("site-packages", "dist-packages") and os.path.isdir(folder):
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
