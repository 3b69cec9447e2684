"""Reads the times of items from the history: `timeline` of what was merged, `open_submission` of what waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from portalgen.history.repository import Repository
from portalgen.timeline.model import EvidencePolicy, ItemTimes, Timeline


def timeline(
    repository: Repository, ref: str, evidence: EvidencePolicy, at: datetime, cache_folder: Path | None = None
) -> Timeline:
    """The times of every item in the history of `ref` (the main history), seen at the aware time `at`.

    Raises EnvironmentFault for a shallow clone, UsageError for a `ref` (or `evidence.starts`) that does not exist.
    """
    raise NotImplementedError


def open_submission(
    repository: Repository, base: str, evidence: EvidencePolicy, at: datetime, cache_folder: Path | None = None
) -> Mapping[str, ItemTimes]:
    """The times of the items that HEAD and the working tree add to or change since they left `base`, by id.

    Raises as `timeline` does, and EnvironmentFault where HEAD and `base` share no history.
    """
    raise NotImplementedError
