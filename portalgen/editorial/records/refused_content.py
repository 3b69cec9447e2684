"""When a refusal and an approval are about the same content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from portalgen.editorial.records.records import PathChange, RecordAction

REFUSAL: Final = "refusal"
"""The detail by which an approval names the refusal that it lifts: the digest of that record."""
REFUSABLE_ACTIONS: Final[frozenset[RecordAction]] = frozenset(("approve", "emergency", "ratify"))
"""Actions whose records a refusal cancels, and that may name one."""


def is_same_content(approved: Iterable[PathChange], refused: Iterable[PathChange]) -> bool:
    """Whether an approval is about what was refused: all of it, a part of it, or all of it with something more.

    Two records about one submission need not list the same files, since each has those that are its signer's to decide.
    """
    some, others = frozenset(approved), frozenset(refused)
    return some <= others or others <= some
