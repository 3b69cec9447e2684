"""When an item was submitted and published, and how well the history proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
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
    "insufficient",
    "purged",
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
    earliest: datetime | None = None
    """Of what is `weak`, the time before which the act cannot have been, aware; None where nothing says so."""

    @property
    def not_before(self) -> datetime | None:
        """The earliest time at which the act can have been; None where none is known."""
        return self.at if self.strength == "proven" else self.earliest if self.strength == "weak" else None


@dataclass(frozen=True, slots=True)
class MergePolicy:
    """How main grows, as `policy.yaml` states it."""

    merge_method: MergeMethod = "merge"
    forge_committers: tuple[str, ...] = ()
    """E-mail addresses that the forge commits with. With `squash` only their commits prove a publication; with `merge`
    theirs keep what an ambiguous merge after them takes from the others."""


@dataclass(frozen=True, slots=True)
class EvidencePolicy:
    """What decides how a history is read, beside the history itself."""

    starts: datetime | str | None = None
    """Aware time, or a commit: what is older is `before-adoption`. The commit itself counts. None: all counts."""
    merging: MergePolicy = MergePolicy()
    """What holds until the history has a policy of its own: each commit of main is judged by the one that stood before."""
    essential_fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By the name of a kind, what a version has to hold to count (`Kind.essential_fields`)."""


@dataclass(frozen=True, slots=True)
class ItemTimes:
    """The two times of an item."""

    submission: Evidence
    publication: Evidence
