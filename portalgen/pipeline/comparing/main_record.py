"""The manifest of main's last build. With it, checking a submission only builds the sites that changed.

It records the inputs and dependencies of each site, without the built files. It lies in the cache, protected from
submissions if only main's runs keep it. Its digests are compared with main's present files, so an old manifest costs
time but never correctness.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import is_trusted
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.paths import OWN_FOLDER

_FOLDER: Final = "main"
_NOT_KEPT: Final = ("keys", "lock", "*.part")
"""Other files in the manifest's folder, not kept."""


class RecordedBuild(PreviousBuild):
    """A build of which only the manifest was kept. Its files count as unchanged since they were written."""

    def is_intact(self, site: str) -> bool:
        return True


def read_main_record(cache: Path | None) -> RecordedBuild | None:
    """Return the manifest kept below `cache` by a run on main.

    Return None if there is no manifest, or if Git tracks the folder.
    """
    if cache is None or not is_trusted(cache):
        return None
    record = RecordedBuild(cache / _FOLDER)
    return record if record.sites else None


def keep_main_record(cache: Path, built: Path) -> None:
    """Keep the manifest of the build in the folder `built` below `cache`.

    It replaces the manifest kept before.
    """
    place, new = cache / _FOLDER, cache / f"{_FOLDER}.new"
    with translate_os_errors(place):
        cache.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(built / OWN_FOLDER, new / OWN_FOLDER, ignore=shutil.ignore_patterns(*_NOT_KEPT))
        shutil.rmtree(place, ignore_errors=True)
        new.rename(place)
