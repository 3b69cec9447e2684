"""Values that stand twice are found by their numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.repeated_values import find_repeated


@given(st.lists(st.integers(0, 5)))
def test_each_value_that_one_before_it_equals_is_found(values: list[int]) -> None:
    assert list(find_repeated(values)) == [number for number, value in enumerate(values) if value in values[:number]]
