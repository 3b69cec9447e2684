"""When an item was submitted and published, and how well the history proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from portalgen.frozen import frozen
from portalgen.history.receipts import Receipt, ReceiptGap

Strength = Literal["proven", "weak", "unproven"]
"""`proven`: the time is the act's. `weak`: the act was not later than the time. `unproven`: no conclusion."""

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
    "refused",
    "doubted",
    "purged",
    "received",
    "no-receipt",
    "released",
    "unreleased",
    "other-document",
    "no-text",
    "unconfirmed-scan",
    "replaced-text",
]
"""The reason for a time's worth; `portalgen.timeline.reasons` has the sentences."""

MergeMethod = Literal["merge", "squash"]


@frozen
class Evidence:
    """A time and its worth."""

    at: datetime | None
    """Aware; None if the act has not happened. If `unproven`, only the history's claim."""
    strength: Strength
    reason: EvidenceReason
    commit: str = ""
    """Id of the commit that shows it; "" if there is none."""
    earliest: datetime | None = None
    """If `weak`, the aware time before the earliest possible act; None if unknown."""
    path: str = ""
    """For the publication of a document: the page in the commit, from the portal's root."""

    @property
    def not_before(self) -> datetime | None:
        """The earliest possible time of the act; None if unknown."""
        return self.at if self.strength == "proven" else self.earliest if self.strength == "weak" else None

    @property
    def is_witnessed(self) -> bool:
        """True if `at` is the time of the act, or the latest time of its receipt or service by the server."""
        return self.strength == "proven" or self.reason in ("received", "released")


@frozen
class MergePolicy:
    """How main grows, as `policy.yaml` states it."""

    merge_method: MergeMethod = "merge"
    forge_committers: tuple[str, ...] = ()
    """E-mail addresses used by the forge for commits.

    With `squash` only their commits prove a publication; with `merge` their commits keep the worth that an ambiguous
    later merge takes from other commits.
    """


ChainVerdict = Literal["whole", "missing", "cut", "reordered", "replaced", "wrong-key", "time-back"]
"""The state of a log of receipts.

`missing`: there is no log. `cut`: receipts at its beginning are gone, or a known head. `reordered`: a receipt follows
another receipt than it names. `replaced`: a receipt was replaced by something else. `wrong-key`: not signed by a key of
the server. `time-back`: a receipt is older than the previous receipt.
"""


@frozen
class ReleasedCommit:
    """A commit of main used for a signed release, so main contained it by then."""

    commit: str
    at: datetime
    """The clock of the release, aware."""


@frozen
class ReceiptLog:
    """The receipts of the server, as far as they count: `portalgen.editorial.receipts` verified them."""

    state: ChainVerdict = "missing"
    updates: tuple[Receipt, ...] = ()
    """Oldest first, without redundant heartbeats; empty unless the log is whole."""
    gaps: tuple[ReceiptGap, ...] = ()
    """Times without receipts between the first and the last."""
    released: tuple[ReleasedCommit, ...] = ()
    """Signed releases, a second witness beside the log."""

    @property
    def key(self) -> tuple[str, ...]:
        """A cache key for this log: the newest receipt names all earlier receipts."""
        newest = self.updates[-1] if self.updates else None
        facts = (newest.reference, newest.new, newest.at.isoformat(), newest.former) if newest is not None else ()
        return (self.state, *facts, *(f"{each.commit} {each.at.isoformat()}" for each in self.released))


@frozen
class EvidencePolicy:
    """The settings for reading a history, beside the history itself."""

    starts: datetime | str | None = None
    """Aware time, or a commit: older history is `before-adoption`. The commit itself counts. None: all counts."""
    merging: MergePolicy = MergePolicy()
    """The policy until the history has its own: each commit of main is judged by the policy before it."""
    essential_fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Name of a kind to the fields required for a version to count (`Kind.essential_fields`)."""
    kinds: frozenset[str] = frozenset()
    """Names of the portal's kinds: versions with errors refused by all builds are not published; empty refuses none."""
    receipts: ReceiptLog = ReceiptLog()
    """Receipts count from `receipts_since` of main's own policy on; without it they are ignored."""


@frozen
class ItemTimes:
    """The two times of an item."""

    submission: Evidence
    publication: Evidence
