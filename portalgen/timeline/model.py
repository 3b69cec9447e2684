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
"""Why a time is worth what it is; `portalgen.timeline.reasons` has the sentences."""

MergeMethod = Literal["merge", "squash"]


@frozen
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
    path: str = ""
    """Of the publication of a document: the page that the commit holds, from the portal's root."""

    @property
    def not_before(self) -> datetime | None:
        """The earliest time at which the act can have been; None where none is known."""
        return self.at if self.strength == "proven" else self.earliest if self.strength == "weak" else None

    @property
    def is_witnessed(self) -> bool:
        """Whether `at` is the time of the act, or that at which the server had it, or served it, at the latest."""
        return self.strength == "proven" or self.reason in ("received", "released")


@frozen
class MergePolicy:
    """How main grows, as `policy.yaml` states it."""

    merge_method: MergeMethod = "merge"
    forge_committers: tuple[str, ...] = ()
    """E-mail addresses that the forge commits with. With `squash` only their commits prove a publication; with `merge`
    theirs keep what an ambiguous merge after them takes from the others."""


ChainVerdict = Literal["whole", "missing", "cut", "reordered", "replaced", "wrong-key", "time-back"]
"""What a log of receipts is worth. `missing`: there is no log. `cut`: receipts at its beginning are gone, or a head that
somebody knows. `reordered`: a receipt follows another one than it names. `replaced`: something else stands in the place of a
receipt. `wrong-key`: no key of the server signed. `time-back`: a receipt is older than the one before it."""


@frozen
class ReleasedCommit:
    """A commit of main that a signed release was made from, so that main held it by then."""

    commit: str
    at: datetime
    """The clock of the release, aware."""


@frozen
class ReceiptLog:
    """The receipts of the server, as far as they count: `portalgen.editorial.receipts` verified them."""

    state: ChainVerdict = "missing"
    updates: tuple[Receipt, ...] = ()
    """Oldest first, without heartbeats that say nothing new; none unless the log is whole."""
    gaps: tuple[ReceiptGap, ...] = ()
    """Times without receipts between the first and the last."""
    released: tuple[ReleasedCommit, ...] = ()
    """Signed releases, a second witness beside the log."""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells this log from any other, for caches: the newest receipt names all before it."""
        newest = self.updates[-1] if self.updates else None
        facts = (newest.reference, newest.new, newest.at.isoformat(), newest.former) if newest is not None else ()
        return (self.state, *facts, *(f"{each.commit} {each.at.isoformat()}" for each in self.released))


@frozen
class EvidencePolicy:
    """What decides how a history is read, beside the history itself."""

    starts: datetime | str | None = None
    """Aware time, or a commit: what is older is `before-adoption`. The commit itself counts. None: all counts."""
    merging: MergePolicy = MergePolicy()
    """What holds until the history has a policy of its own: each commit of main is judged by the one that stood before."""
    essential_fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By the name of a kind, what a version has to hold to count (`Kind.essential_fields`)."""
    kinds: frozenset[str] = frozenset()
    """Names of the portal's kinds: a version with an error that no build accepts is not published. Empty: nothing is refused."""
    receipts: ReceiptLog = ReceiptLog()
    """They count from `receipts_since` of main's own policy on; without it none does."""


@frozen
class ItemTimes:
    """The two times of an item."""

    submission: Evidence
    publication: Evidence
