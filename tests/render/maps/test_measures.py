"""Areas and lengths agree with what geodesists publish."""

from __future__ import annotations

import math

import pytest

from portalgen.render.maps.measures import area_of, length_of


def cell(west: float, south: float, size: float = 1.0) -> tuple[tuple[float, float], ...]:
    east, north = west + size, south + size
    return (west, south), (east, south), (east, north), (west, north), (west, south)


def integrated(south: float, parts: int = 2_000) -> float:
    """The area of a cell of one degree, in small steps from the radii of curvature of WGS 84."""
    e2 = 0.00669437999014
    total = 0.0
    for part in range(parts):
        latitude = math.radians(south + (part + 0.5) / parts)
        bend = 1 - e2 * math.sin(latitude) ** 2
        total += (1 - e2) / bend**2 * math.cos(latitude)
    return total * (6378.137 * math.radians(1)) ** 2 / parts


@pytest.mark.parametrize("south", [0, 12, 23, -40, 88])
def test_the_area_of_a_cell_is_that_of_the_ellipsoid(south: int) -> None:
    assert area_of((cell(108, south),)) == pytest.approx(integrated(south), rel=1e-6)


def test_all_cells_of_the_earth_are_its_surface() -> None:
    total = sum(area_of((cell(0, south, 10),)) for south in range(-90, 90, 10)) * 36
    assert total == pytest.approx(510_065_622, rel=1e-6)


def test_a_hole_is_no_area_and_direction_does_not_matter() -> None:
    outer, hole = cell(108, 12), cell(108.4, 12.4, 0.2)
    assert area_of((outer[::-1], hole)) == pytest.approx(area_of((outer,)) - area_of((hole,)))


def test_a_degree_of_latitude_is_111_km() -> None:
    assert length_of(((108.0, 12.0), (108.0, 12.5), (108.0, 13.0))) == pytest.approx(111.195, abs=0.01)
