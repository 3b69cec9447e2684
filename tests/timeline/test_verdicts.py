"""Verdicts follow from evidence and the end of the limit alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.timeline.model import Evidence, EvidenceReason, Strength
from portalgen.timeline.reasons import EVIDENCE_REASONS
from portalgen.timeline.verdicts import verdict_of
from tests.makers.repository import day

DUE = day(10, 17)
SECOND = timedelta(seconds=1)


def stop(at: datetime | None, strength: Strength = "proven") -> Evidence:
    reason: EvidenceReason = "not-public" if at is None else "merged"
    return Evidence(at, strength, reason, "")


@pytest.mark.parametrize(
    ("at", "strength", "expected"),
    [
        (DUE - SECOND, "proven", "on_time"),
        (DUE, "proven", "late"),
        (DUE - SECOND, "weak", "on_time"),
        (DUE, "weak", "unproven"),
        (DUE - SECOND, "unproven", "unproven"),
        (DUE, "unproven", "unproven"),
        (None, "unproven", None),
    ],
)
def test_a_clock_that_has_stopped_is_judged(at: datetime | None, strength: Strength, expected: str | None) -> None:
    assert verdict_of(stop(at, strength), DUE) == expected


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.sampled_from(get_args(Strength)))
def test_only_what_is_proven_is_ever_late(naive: datetime, strength: Strength) -> None:
    found = verdict_of(stop(naive.replace(tzinfo=DUE.tzinfo), strength), DUE)
    assert found != "late" or strength == "proven"
    assert found != "on_time" or strength != "unproven"


def test_every_reason_has_its_sentences() -> None:
    assert EVIDENCE_REASONS.keys() == set(get_args(EvidenceReason))
    for reason in get_args(EvidenceReason):
        for language in ("vi", "en"):
            words = EVIDENCE_REASONS[reason].text(language)
            assert words == words.strip(" .")
            assert not {"branch", "commit", "merge", "slug", "nhánh"} & set(words.lower().replace(",", "").split())
