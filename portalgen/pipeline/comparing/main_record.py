"""What main's own run remembers of its build, so that a submission builds no site that it does not change.

It is the manifest of a build of main without the files: from what each site was made, and what it used of others. It
lies in the cache, which a submission cannot write where only main's runs keep it; what it says is compared with digests of
what main holds now, so that an old one costs time and no truth.
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
"""What the manifest's folder holds beside the manifest."""


class RecordedBuild(PreviousBuild):
    """A build of which only the manifest was kept: its files count as they were written."""

    def is_intact(self, site: str) -> bool:
        return True


def read_main_record(cache: Path | None) -> RecordedBuild | None:
    """Return what a run on main kept below `cache`; None where nothing was, or where Git keeps the folder."""
    if cache is None or not is_trusted(cache):
        return None
    record = RecordedBuild(cache / _FOLDER)
    return record if record.sites else None


def keep_main_record(cache: Path, built: Path) -> None:
    """Keep the manifest of the build of main in the folder `built` below `cache`, in the place of the last one."""
    place, new = cache / _FOLDER, cache / f"{_FOLDER}.new"
    with translate_os_errors(place):
        cache.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(built / OWN_FOLDER, new / OWN_FOLDER, ignore=shutil.ignore_patterns(*_NOT_KEPT))
        shutil.rmtree(place, ignore_errors=True)
        new.rename(place)
