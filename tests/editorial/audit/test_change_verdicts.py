"""The steps of a policy: each after the one before, and by somebody else."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from portalgen.editorial.audit.approval_ledger import LedgerRecord
from portalgen.editorial.audit.change_verdicts import SuspectKeys, find_missing_step

PATH = "content/so/tin/bai.vi.md"
REVIEW_FIRST: Any = ("review", "approve")


def signed(action: str, signer: str, hour: int, *, place: int = 5, path: str = PATH) -> LedgerRecord:
    """A record of one change, signed at an hour and landed at a place, by somebody who meets the one need of its path."""
    said = SimpleNamespace(action=action, at=datetime(2026, 3, 1, hour, tzinfo=UTC))
    landed = SimpleNamespace(record=said, signer=SimpleNamespace(id=signer), place=place, key=f"key of {signer}")
    return LedgerRecord(cast(Any, landed), (), (), {path: (0,)}, {})


@pytest.mark.parametrize(
    ("records", "missing"),
    [
        ([], "review"),
        ([signed("review", "secretary", 8)], "approve"),
        ([signed("review", "secretary", 8), signed("approve", "chief", 9)], None),
        ([signed("review", "secretary", 8), signed("approve", "chief", 8)], None),
        ([signed("approve", "chief", 8), signed("review", "secretary", 9)], "approve"),
        ([signed("review", "chief", 8), signed("approve", "chief", 9)], "approve"),
        ([signed("review", "secretary", 8, path="other"), signed("approve", "chief", 9)], "review"),
    ],
    ids=["none", "only the first", "both", "in one second", "turned round", "one person", "another file"],
)
def test_each_step_is_taken_after_the_one_before_and_by_somebody_else(
    records: list[LedgerRecord], missing: str | None
) -> None:
    assert find_missing_step(REVIEW_FIRST, records, PATH, 1) == missing


def test_a_key_that_was_revoked_is_suspect_from_the_place_of_its_revocation_on() -> None:
    keys = SuspectKeys({"key of chief": 4})
    records = [signed("approve", "chief", 8, place=each) for each in (3, 4, 5)]
    assert [keys.includes(each) for each in records] == [False, True, True]
    assert not keys.includes(signed("approve", "secretary", 8))
