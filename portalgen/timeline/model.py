"""When an item was submitted and published, and how well the history proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Strength = Literal["proven", "weak", "unproven"]
"""`proven`: the time is that of the act. `weak`: the act was not later than the time. `unproven`: no conclusion."""

EvidenceReason = Literal[
    "committed",
    "rewritten",
    "bounded",
    "merged",
    "squashed",
    "scheduled",
    "direct",
    "import",
    "ambiguous",
    "before-adoption",
    "early-date",
    "future-date",
    "date-order",
    "undone",
    "uncommitted",
    "waiting",
    "not-public",
]
"""Why a time is worth what it is; `portalgen.timeline.reasons` has the sentences."""

MergeMethod = Literal["merge", "squash"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One time and its worth."""

    at: datetime | None
    """Aware; None where the act has not happened. Of what is `unproven` it is only what the history claims."""
    strength: Strength
    reason: EvidenceReason
    commit: str = ""
    """Id of the commit that shows it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class EvidencePolicy:
    """What the configuration sets for the record: how the main history grows, and from when it counts."""

    starts: datetime | str | None = None
    """Aware time, or a commit: what is older is `before-adoption`. The commit itself counts. None: all counts."""
    merge_method: MergeMethod = "merge"
    forge_committers: tuple[str, ...] = ()
    """E-mail addresses that the forge commits with. With `squash` only their commits prove a publication; with `merge`
    theirs keep what an ambiguous merge after them takes from the others."""


@dataclass(frozen=True, slots=True)
class ItemTimes:
    """The two times of an item."""

    submission: Evidence
    publication: Evidence


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of every item that ever stood in the history of `head`, also of those that are gone."""

    head: str
    """Id of the commit whose history was read."""
    items: Mapping[str, ItemTimes]
    """By the item's id."""
