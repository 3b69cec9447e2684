"""When a save has ended: the steps of it, put together."""

from __future__ import annotations

import math
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portalgen.serve.debounce import (
    FAULT_DELAY,
    LONGEST_WAIT,
    PATH_LIMIT,
    UNKNOWN_CHANGES,
    WAIT_AFTER_PLACING,
    WAIT_AFTER_REMOVAL,
    WAIT_WHILE_WRITING,
    Changes,
    Debouncer,
)

A, B = Path("/p/content/a.vi.md"), Path("/p/content/b.vi.md")
STEPS = st.lists(
    st.tuples(
        st.sampled_from([A, B, Path("/p/content/so"), None]),
        st.sampled_from([WAIT_AFTER_PLACING, WAIT_WHILE_WRITING, WAIT_AFTER_REMOVAL]),
        st.floats(0, 1),
    ),
    min_size=1,
    max_size=30,
)


def test_nothing_is_due_before_something_changed() -> None:
    assert Debouncer().due_at() is None


def test_a_file_that_is_closed_is_due_sooner_than_while_it_was_written() -> None:
    settling = Debouncer()
    settling.add(A, WAIT_WHILE_WRITING, 1.0)
    assert settling.due_at() == 1.0 + WAIT_WHILE_WRITING
    settling.add(A, WAIT_AFTER_PLACING, 1.01)
    assert settling.due_at() == 1.01 + WAIT_AFTER_PLACING


def test_a_file_that_is_still_written_holds_up_one_that_is_whole() -> None:
    settling = Debouncer()
    settling.add(A, WAIT_WHILE_WRITING, 1.0)
    settling.add(B, WAIT_AFTER_PLACING, 1.001)
    assert settling.due_at() == 1.0 + WAIT_WHILE_WRITING


@given(STEPS)
def test_everything_that_was_reported_is_taken_once_and_never_later_than_the_longest_wait(
    steps: list[tuple[Path | None, float, float]],
) -> None:
    settling, now = Debouncer(), 0.0
    for path, wait, pause in steps:
        now += pause
        settling.add(path, wait, now)
    due = settling.due_at()
    assert due is not None
    assert due <= steps[0][2] + LONGEST_WAIT
    assert due <= now + max(wait for _, wait, _ in steps)
    told = {path for path, _, _ in steps}
    assert settling.take().paths == (None if None in told else told)
    assert (settling.due_at(), settling.take()) == (None, Changes(frozenset(), math.inf, -math.inf))


def test_very_many_paths_are_anything() -> None:
    settling = Debouncer()
    for number in range(PATH_LIMIT + 5):
        settling.add(Path(f"/p/content/{number}.vi.md"), WAIT_AFTER_PLACING, number / 1e6)
    assert settling.take().paths is None


def test_what_is_owed_comes_with_the_next_and_asks_for_nothing_itself() -> None:
    settling = Debouncer()
    settling.carry_over(frozenset({A}))
    assert settling.due_at() is None
    settling.add(B, WAIT_AFTER_PLACING, 1.0)
    assert settling.take().paths == {A, B}
    settling.carry_over(None)
    settling.add(B, WAIT_AFTER_PLACING, 2.0)
    assert settling.take().paths is None


def test_what_is_put_back_is_due_when_it_is_said_and_with_what_came_meanwhile() -> None:
    settling = Debouncer()
    settling.add(A, WAIT_AFTER_PLACING, 1.0)
    taken = settling.take()
    settling.add(B, WAIT_AFTER_PLACING, 1.05)
    settling.put_back(taken, 1.0 + FAULT_DELAY)
    assert settling.due_at() == 1.0 + FAULT_DELAY
    assert settling.take() == Changes(frozenset({A, B}), 1.0, 1.05)


def test_a_change_is_early_for_a_moment_and_what_never_rests_is_not_so_for_ever() -> None:
    changes = Changes(frozenset({A}), 1.0, 1.1)
    assert changes.is_early(1.1 + FAULT_DELAY - 0.01)
    assert not changes.is_early(1.1 + FAULT_DELAY)
    assert not Changes(frozenset({A}), 1.0, 1.0 + LONGEST_WAIT).is_early(1.0 + LONGEST_WAIT)
    assert not UNKNOWN_CHANGES.is_early(0.0)
