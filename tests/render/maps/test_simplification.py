"""Simplified boundaries stay closed, and neighbours keep their common boundary."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.render.maps.simplification import GridLine, drop_repeats, simplify_line, simplify_rings
from tests.makers.growth import check_linear_growth

POINTS = st.tuples(st.integers(0, 400), st.integers(0, 400))
RINGS = st.lists(POINTS, min_size=3, max_size=40).map(lambda points: drop_repeats((*points, points[0])))


def wave(count: int) -> list[tuple[int, int]]:
    """A winding boundary from top to bottom."""
    return [(1000 + round(60 * math.sin(step / 5)), step * 10) for step in range(count)]


def neighbours() -> tuple[GridLine, GridLine]:
    middle = wave(101)
    left = (*middle, (0, 1000), (0, 0), middle[0])
    right = (*middle[::-1], (2000, 0), (2000, 1000), middle[-1])
    return left, right


def edges(ring: GridLine) -> set[frozenset[tuple[int, int]]]:
    return {frozenset(pair) for pair in pairwise(ring)}


def test_a_common_boundary_is_simplified_to_the_same_points() -> None:
    left, right = simplify_rings(neighbours(), 20)
    common = edges(left) & edges(right)
    assert 5 < len(common) < 80
    assert len(edges(left)) == len(common) + 3
    assert len(edges(right)) == len(common) + 3


def test_an_island_fits_into_the_hole_around_it() -> None:
    circle = [(round(500 + 300 * math.cos(a / 20)), round(500 + 300 * math.sin(a / 20))) for a in range(125)]
    hole = (*circle, circle[0])
    island = (*circle[40::-1], *circle[:40:-1], circle[40])
    first, second = simplify_rings((hole, island), 15)
    assert len(first) < 30
    assert edges(first) == edges(second)


def test_what_lies_within_the_tolerance_of_a_line_is_left_out() -> None:
    assert simplify_line(((0, 0), (5, 1), (10, -1), (20, 0)), 2) == ((0, 0), (20, 0))
    assert simplify_line(((0, 0), (10, 9), (20, 0)), 2) == ((0, 0), (10, 9), (20, 0))


def test_a_ring_without_an_inside_is_dropped() -> None:
    assert simplify_rings((((3, 3),), ((0, 0), (9, 9), (0, 0)), ((0, 0), (5, 5), (9, 9), (0, 0))), 4) == ((), (), ())


def test_a_zigzag_is_simplified_in_steps_that_hardly_grow_faster_than_it() -> None:
    """Douglas and Peucker without an end looks 30 million times at the points of 8,000."""

    def build(count: int) -> GridLine:
        zigzag = tuple((step, (step % 2) * (2 * count - step)) for step in range(count))
        return (*zigzag, (0, -100), zigzag[0])

    ring = build(8_000)
    simple, turned = simplify_rings((ring, ring[::-1]), 4)
    assert simple[0] == simple[-1]
    assert edges(simple) == edges(turned)
    check_linear_growth(lambda ring: simplify_rings((ring, ring[::-1]), 4), build, 1_000)


@settings(max_examples=80, deadline=None)
@given(st.lists(RINGS, max_size=4), st.floats(0, 500))
def test_a_ring_stays_closed_with_three_points_of_its_own(rings: list[GridLine], tolerance: float) -> None:
    for ring, simple in zip(rings, simplify_rings(rings, tolerance), strict=True):
        if simple:
            assert simple[0] == simple[-1]
            assert len(set(simple)) >= 3
            assert set(simple) <= set(ring)
        else:
            (x0, y0), *others = ring
            x1, y1 = max(others, key=lambda each: (each[0] - x0) ** 2 + (each[1] - y0) ** 2, default=(x0, y0))
            assert all((x1 - x0) * (y - y0) == (y1 - y0) * (x - x0) for x, y in others)
