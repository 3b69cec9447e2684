"""Elements of long sequences stand for each other by stretches that occur once on each side."""

from __future__ import annotations

import pytest

from portalgen.differences.alignment import WorkBudget, align

LONG = 450
"""Elements of a sequence that no table is made for."""


@pytest.mark.parametrize("stretch", [["x"], ["x", "y"], ["v", "w", "x", "y", "z"]])
@pytest.mark.parametrize("place", [0, LONG // 2, LONG])
def test_a_stretch_that_moved_within_a_long_sequence_is_found_wherever_it_stood(stretch: list[str], place: int) -> None:
    before, after = ([f"{side}{number}" for number in range(LONG)] for side in "ab")
    before[place:place] = stretch
    after[100:100] = stretch
    pairs = align(before, after, lambda _: 1, WorkBudget())
    assert pairs == [(place + index, 100 + index) for index in range(len(stretch))]
