"""Compares the content of refusals and approvals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from portalgen.editorial.records.records import ApprovalRecord, PathChange, RecordAction

REFUSAL: Final = "refusal"
"""The detail of an approval with the digests of the refusals that it lifts."""
REFUSABLE_ACTIONS: Final[frozenset[RecordAction]] = frozenset(("approve", "emergency", "ratify"))
"""Actions of records that a refusal cancels, and that may name a refusal."""


def outcome_of(change: PathChange) -> PathChange:
    """Return a change without its earlier state, unless it is a deletion.

    A refusal is about a text at a place, whichever text it would replace. Otherwise publishing some other text first
    would let the refused text through.
    """
    return change if change.after is None else replace(change, before=None)


def is_same_content(approved: Iterable[PathChange], refused: Iterable[PathChange]) -> bool:
    """Return True if an approval covers refused content: all of it, part of it, or all of it and more.

    Two records about the same submission may list different files, since each lists only files that its signer decides
    on.
    """
    some, others = (frozenset(map(outcome_of, each)) for each in (approved, refused))
    return some <= others or others <= some


def list_named_refusals(record: ApprovalRecord) -> tuple[str, ...]:
    """Return the digests of the refusals named by a record."""
    named = record.details.get(REFUSAL, "") if record.action in REFUSABLE_ACTIONS else ""
    return tuple(each for each in named.split(",") if each)
