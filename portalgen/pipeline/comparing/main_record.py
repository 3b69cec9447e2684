"""The manifest of main's last build, by which a submission only builds its changed sites.

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
    """A build with only its manifest kept: its files count as unchanged since it wrote them."""

    def is_intact(self, site: str) -> bool:
        return True


def read_main_record(cache: Path | None) -> RecordedBuild | None:
    """Return the manifest kept below `cache` by a run on main; None if there is none, or if Git tracks the folder."""
    if cache is None or not is_trusted(cache):
        return None
    record = RecordedBuild(cache / _FOLDER)
    return record if record.sites else None


def keep_main_record(cache: Path, built: Path) -> None:
    """Keep the manifest of the build of main in the folder `built` below `cache`, replacing the last manifest."""
    place, new = cache / _FOLDER, cache / f"{_FOLDER}.new"
    with translate_os_errors(place):
        cache.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(built / OWN_FOLDER, new / OWN_FOLDER, ignore=shutil.ignore_patterns(*_NOT_KEPT))
        shutil.rmtree(place, ignore_errors=True)
        new.rename(place)
