"""When a refusal and an approval are about the same content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from portalgen.editorial.records.records import ApprovalRecord, PathChange, RecordAction

REFUSAL: Final = "refusal"
"""The detail by which an approval names the refusals that it lifts: the digests of these records."""
REFUSABLE_ACTIONS: Final[frozenset[RecordAction]] = frozenset(("approve", "emergency", "ratify"))
"""Actions whose records a refusal cancels, and that may name one."""


def outcome_of(change: PathChange) -> PathChange:
    """Return a change without what stood there before, as far as something stands there afterwards.

    What is refused is a text at a place, whatever it would replace: else another text that is published first would let it
    in.
    """
    return change if change.after is None else replace(change, before=None)


def is_same_content(approved: Iterable[PathChange], refused: Iterable[PathChange]) -> bool:
    """Whether an approval is about what was refused: all of it, a part of it, or all of it with something more.

    Two records about one submission need not list the same files, since each has those that are its signer's to decide.
    """
    some, others = (frozenset(map(outcome_of, each)) for each in (approved, refused))
    return some <= others or others <= some


def list_named_refusals(record: ApprovalRecord) -> tuple[str, ...]:
    """Return the digests of the refusals that a record names."""
    named = record.details.get(REFUSAL, "") if record.action in REFUSABLE_ACTIONS else ""
    return tuple(each for each in named.split(",") if each)
