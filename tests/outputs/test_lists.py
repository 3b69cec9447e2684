"""Which pages of a long list are linked to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.outputs.pagination import SHORT_LIST, _window


@pytest.mark.parametrize(
    ("here", "count", "shown"),
    [
        (1, 3, (1, 2, 3)),
        (1, 20, (1, 2, 3, 0, 20)),
        (10, 20, (1, 0, 8, 9, 10, 11, 12, 0, 20)),
        (20, 20, (1, 0, 18, 19, 20)),
    ],
)
def test_a_long_list_links_to_its_ends_and_the_pages_around(here: int, count: int, shown: tuple[int, ...]) -> None:
    assert _window(here, count) == shown


@given(st.integers(1, 500), st.data())
def test_the_page_itself_and_both_ends_are_always_shown_in_order(count: int, data: st.DataObject) -> None:
    here = data.draw(st.integers(1, count))
    numbers = [number for number in _window(here, count) if number]
    assert {1, here, count} <= set(numbers)
    assert numbers == sorted(set(numbers))
    assert len(numbers) <= max(SHORT_LIST, 7)
