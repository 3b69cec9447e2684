"""The legal settings shipped with portalgen: from its own repository; a wheel contains them next to the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from portalgen.config.legal import LEGAL_FOLDER, parse_legal_settings, read_legal_files
from portalgen.law.calendar import Calendar


def find_shipped_root() -> Path:
    """Return the folder containing the shipped `site-config/legal`."""
    here = Path(__file__).resolve()
    places = (here.parents[1] / "bundled", here.parents[2])
    return next(place for place in places if (place / LEGAL_FOLDER).is_dir())


@cache
def load_shipped_calendar() -> Calendar:
    """Return the days off of the shipped files and the package `holidays`, to compare with a portal's changes."""
    legal, _ = parse_legal_settings(dict(read_legal_files(find_shipped_root())), None)
    assert legal is not None  # ensured by a test of the repository's own settings
    return legal.calendar
