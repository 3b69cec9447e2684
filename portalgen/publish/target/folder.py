"""Setting up a target, and recognising one."""

from __future__ import annotations

from pathlib import Path

from portalgen.publish.target.model import TargetSettings


def set_up_target(folder: Path, settings: TargetSettings) -> None:
    """Make `folder` a target with these settings, or give an existing target these settings.

    Raises TargetRefusedError for a file, a link, a folder with files of others and one that `scripts/deploy` made.
    """
    raise NotImplementedError


def read_settings(folder: Path) -> TargetSettings:
    """Return the settings of a target. Raises TargetRefusedError where `folder` is none."""
    raise NotImplementedError
