"""Going back to a release that is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from portalgen.publish.target.model import SwitchedRelease


def roll_back(folder: Path, name: str | None, now: datetime) -> SwitchedRelease:
    """Make a kept release the current one: `name` (also the beginning of a name, or a number), or the one before.

    Nothing is copied. Raises TargetRefusedError where it is gone, with those that are kept.
    """
    raise NotImplementedError
