"""What search aliases lead to, and which of them lead back to themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.alias_references import MOST_REACHED, connect_aliases

NAMES = st.lists(st.sampled_from("abcdef"), max_size=2)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=8))
def test_a_circle_holds_the_aliases_that_lead_to_each_other(aliases: list[tuple[list[str], list[str]]]) -> None:
    references = connect_aliases([names for names, _ in aliases], [led_to for _, led_to in aliases])
    reached = [frozenset(references.find_reached(number)) for number in range(len(aliases))]
    expected = {
        frozenset(other for other in reached[number] if number in reached[other])
        for number in range(len(aliases))
        if number in reached[number]
    }
    circles = references.find_circles()
    assert set(circles) == expected
    assert [min(circle) for circle in circles] == sorted(min(circle) for circle in expected)


def test_aliases_are_reached_nearest_first_and_each_once() -> None:
    references = connect_aliases([["a"], ["b"], ["b", "c"], ["d"]], [["b", "d"], ["c"], ["d"], []])
    assert references.find_reached(0) == (1, 2, 3)
    assert references.find_reached(3) == ()


def test_a_long_chain_exhausts_no_stack() -> None:
    count = 5_000
    chain = connect_aliases([[str(number)] for number in range(count)], [[str(number + 1)] for number in range(count)])
    assert chain.find_circles() == ()
    ring = connect_aliases(chain.names, [*chain.led_to[:-1], ["0"]])
    assert ring.find_circles() == (frozenset(range(count)),)


def test_of_a_chain_that_leads_far_no_more_is_walked_than_tells_that_it_does() -> None:
    count = 3 * MOST_REACHED
    chain = connect_aliases([[str(number)] for number in range(count)], [[str(number + 1)] for number in range(count)])
    assert len(chain.find_reached(0)) == MOST_REACHED + 1
    assert len(chain.find_reached(count - MOST_REACHED - 1)) == MOST_REACHED
