"""The legal settings that portalgen brings: those of its own repository, which a wheel has beside the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from portalgen.config.legal import LEGAL_FOLDER, parse_legal_settings, read_legal_files
from portalgen.law.calendar import Calendar


def find_shipped_root() -> Path:
    """Return the folder that holds the shipped `site-config/legal`."""
    here = Path(__file__).resolve()
    places = (here.parents[1] / "bundled", here.parents[2])
    return next(place for place in places if (place / LEGAL_FOLDER).is_dir())


@cache
def load_shipped_calendar() -> Calendar:
    """Return the days off that the shipped files and the package `holidays` know; what a portal changes is held against it."""
    legal, _ = parse_legal_settings(dict(read_legal_files(find_shipped_root())), None)
    assert legal is not None  # held by a test of the repository's own settings
    return legal.calendar
