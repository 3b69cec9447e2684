"""The timeline of main for commands that need no working tree: settings as main's tip has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from portalgen.config.legal import load_legal_settings
from portalgen.history.repository import Repository
from portalgen.history.snapshots import write_snapshot
from portalgen.kinds.table import KINDS
from portalgen.timeline.model import EvidencePolicy
from portalgen.timeline.read import read_timeline
from portalgen.timeline.record import Timeline


def essential_fields_of_kinds() -> Mapping[str, tuple[str, ...]]:
    """Return what a version of an item of each kind has to hold to count, by the name of the kind."""
    return {kind.name: kind.essential_fields for kind in KINDS.values() if kind.essential_fields is not None}


def read_main_timeline(repository: Repository, ref: str, at: datetime, cache_folder: Path | None) -> Timeline:
    """Return the times of all items in the history of `ref`, by the settings of its tip, seen at `at`.

    Where these have faults, everything counts from the beginning. Raises as `read_timeline` does.
    """
    with write_snapshot(repository, ref, "site-config") as folder:
        legal, _ = load_legal_settings(folder)
    starts = legal.evidence_starts if legal is not None else None
    policy = EvidencePolicy(starts, essential_fields=essential_fields_of_kinds())
    return read_timeline(repository, ref, policy, at, cache_folder)
