"""Checks if signatures suffice: each need of a file's class is met by a different person."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.editorial.audit.approval_ledger import LedgerRecord
from portalgen.editorial.records.open_needs import match_needs


def meets_needs(count: int, path: str, records: Sequence[LedgerRecord]) -> bool:
    """Return True if the first `count` needs of the file at `path` are met, each by a different signer of `records`."""
    return not missing_needs(count, path, records)


def missing_needs(count: int, path: str, records: Sequence[LedgerRecord]) -> tuple[int, ...]:
    """Return the indexes among the first `count` needs that nobody is left to meet, in their order."""
    offers = [
        (each.landed.signer.id, frozenset(each.needs.get(path, ())))
        for each in records
        if each.landed.signer is not None
    ]
    met = match_needs(offers, frozenset(range(count)))
    return tuple(number for number in range(count) if number not in met)
