"""Whether signatures are enough: each need of a file's class is met by another person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from portalgen.editorial.audit.approval_ledger import LedgerRecord


def meets_needs(count: int, path: str, records: Sequence[LedgerRecord]) -> bool:
    """Whether the first `count` needs of the file at `path` are met, each by another person who signed one of `records`."""
    people: dict[str, set[int]] = {}
    for each in records:
        if each.landed.signer is not None:
            people.setdefault(each.landed.signer.id, set()).update(each.needs.get(path, ()))
    return any(
        all(number in met for number, met in enumerate(chosen)) for chosen in permutations(people.values(), count)
    )


def missing_needs(count: int, path: str, records: Sequence[LedgerRecord]) -> tuple[int, ...]:
    """Return which of the first `count` needs nobody meets; where one person would meet two, the last of these."""
    missing = tuple(
        number for number in range(count) if not any(number in each.needs.get(path, ()) for each in records)
    )
    return missing or (() if meets_needs(count, path, records) else (count - 1,))
