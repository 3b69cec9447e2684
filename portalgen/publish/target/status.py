"""What a target holds, read without its lock."""

from __future__ import annotations

from pathlib import Path

from portalgen.publish.target.model import KeptRelease, TargetStatus


def read_status(folder: Path) -> TargetStatus:
    """Return what a target serves and which manifest the next has to follow. Raises TargetRefusedError."""
    raise NotImplementedError


def list_releases(folder: Path) -> tuple[KeptRelease, ...]:
    """Return the releases that can be served, the newest first, each with what it alone takes on the disk."""
    raise NotImplementedError
