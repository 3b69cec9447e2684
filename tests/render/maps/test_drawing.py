"""A drawing stays on its sheet, is small, and is the same for the same file."""

from __future__ import annotations

import math
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.render.maps.drawing import PATH_LETTERS, MapDrawing, draw_map
from portalgen.render.maps.labels import Box
from portalgen.render.maps.model import MapFault, MapFeature, Polyline, Position
from portalgen.render.maps.projection import WIDTH, choose_scale_bar, fit_projection
from tests.makers.growth import check_linear_growth

POSITIONS = st.tuples(st.floats(102, 118), st.floats(6, 24))
NUMBER = re.compile(r"-?\d+(?:\.\d)?")


def circle(x: float, y: float, radius: float, count: int = 60, noise: float = 0.0) -> Polyline:
    rough = random.Random(7)
    points = []
    for step in range(count):
        far = radius * (1 + rough.uniform(-noise, noise))
        points.append((x + far * math.cos(math.tau * step / count), y + far * math.sin(math.tau * step / count)))
    return (*points, points[0])


def draw(*features: MapFeature) -> MapDrawing:
    drawing = draw_map(features)
    assert isinstance(drawing, MapDrawing), drawing
    return drawing


def places(path: str) -> list[list[tuple[float, float]]]:
    """The positions of each line of a path, its relative steps added up."""
    lines = []
    for part in path.split("M")[1:]:
        numbers = [float(each) for each in NUMBER.findall(part)]
        line = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            line.append((line[-1][0] + dx, line[-1][1] + dy))
        lines.append(line)
    return lines


def area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(POSITIONS, min_size=3, max_size=12), max_size=4),
    st.lists(st.lists(POSITIONS, min_size=2, max_size=6), max_size=2),
    st.lists(POSITIONS, min_size=1, max_size=3),
)
def test_all_that_is_drawn_lies_on_the_sheet(
    rings: list[list[Position]], lines: list[list[Position]], points: list[Position]
) -> None:
    features = [MapFeature(f"Vùng {each}", (((*ring, ring[0]),),)) for each, ring in enumerate(rings)]
    features += [MapFeature("Suối dài", lines=(tuple(line),)) for line in lines]
    features += [MapFeature("", points=(point,)) for point in points]
    drawing = draw(*features)
    shown = [place for path in (*drawing.areas, *drawing.lines) for line in places(path) for place in line]
    shown += [(x / 10, y / 10) for x, y in drawing.points]
    shown += [(x / 10, y / 10) for label in drawing.labels for _, x, y in label.lines]
    assert all(-0.05 <= x <= drawing.width + 0.05 and -0.05 <= y <= drawing.height + 0.05 for x, y in shown)
    assert len(drawing.labels) == len(features)


def test_larger_areas_are_drawn_larger() -> None:
    sizes = [0.4, 0.05, 0.2, 0.1]
    features = [MapFeature("", ((circle(106 + 1.5 * at, 12, size),),)) for at, size in enumerate(sizes)]
    areas = [area(places(path)[0]) for path in draw(*features).areas]
    assert sorted(areas) == [areas[1], areas[3], areas[2], areas[0]]
    assert areas[0] / areas[2] == pytest.approx(4, rel=0.05)


def test_a_square_of_the_earth_is_drawn_as_a_square() -> None:
    """At 60 degrees north a degree of longitude is half as long as one of latitude."""
    fitted = fit_projection([(10, 59.9), (10.4, 60.1)])
    (left, top), (right, bottom) = fitted.project((10, 60.1)), fitted.project((10.4, 59.9))
    assert (right - left) / (bottom - top) == pytest.approx(1, abs=0.01)


def test_a_detailed_map_is_simplified_until_it_is_small() -> None:
    features = [
        MapFeature(f"Xã {at}", ((circle(107 + at % 8 * 0.2, 11 + at // 8 * 0.2, 0.09, 500, 0.05),),))
        for at in range(40)
    ]
    drawing = draw(*features)
    assert PATH_LETTERS / 4 < sum(map(len, drawing.areas)) <= PATH_LETTERS


def test_a_map_that_no_simplification_makes_small_is_a_finding() -> None:
    rough = random.Random(3)
    ring = [(rough.uniform(107, 109), rough.uniform(11, 13)) for _ in range(5_000)]
    result = draw_map([MapFeature("Rối", (((*ring, ring[0]),),))])
    assert isinstance(result, MapFault)
    assert result.code == "MAP114"


def test_an_area_too_small_for_the_map_is_shown_as_a_point() -> None:
    drawing = draw(MapFeature("Tỉnh", ((circle(108, 12, 1),),)), MapFeature("Đảo", ((circle(109.5, 11, 1e-5),),)))
    assert len(drawing.areas) == len(drawing.points) == 1


def test_a_name_that_does_not_fit_into_its_area_is_a_number() -> None:
    drawing = draw(
        MapFeature("Rộng", ((circle(108, 12, 1),),)), MapFeature("Xã có tên dài", ((circle(109.3, 12, 0.1),),))
    )
    assert [(label.lines[0][0], label.is_number) for label in drawing.labels] == [("Rộng", False), ("2", True)]


def test_a_name_breaks_into_two_lines_where_one_is_too_long() -> None:
    first, _ = draw(
        MapFeature("Khu vực mẫu", ((circle(108, 12, 0.09),),)), MapFeature("", points=((108.6, 12.2),))
    ).labels
    assert [text for text, _, _ in first.lines] == ["Khu vực", "mẫu"]


def test_labels_do_not_cover_each_other_or_a_point() -> None:
    crowd = [MapFeature(f"Trạm số {at}", points=((108 + at % 4 * 0.1, 12 + at // 4 * 0.1),)) for at in range(12)]
    drawing = draw(*crowd)
    boxes = [Box(x / 10, y / 10, len(text) * 0.5 * 15, 15) for label in drawing.labels for text, x, y in label.lines]
    dots = [Box(x / 10, y / 10, 8, 8) for x, y in drawing.points]
    assert not any(box.overlaps(other) for at, box in enumerate(boxes) for other in (*boxes[at + 1 :], *dots))


def test_numbers_stand_close_to_their_points_or_not_at_all() -> None:
    rough = random.Random(5)
    points = [(108 + rough.random() / 2, 12 + rough.random() / 2) for _ in range(240)]
    drawing = draw(*(MapFeature(f"Trạm số {at}", points=(point,)) for at, point in enumerate(points)))
    numbers = [(label, dot) for label, dot in zip(drawing.labels, drawing.points, strict=True) if label.is_number]
    assert any(label.lines for label, _ in numbers)
    assert any(not label.lines for label, _ in numbers)
    for label, (x, y) in numbers:
        for text, text_x, text_y in label.lines:
            assert abs(text_x - x) / 10 <= len(text) * 5 + 18
            assert abs(text_y - y) / 10 <= 25
    boxes = [Box(x / 10, y / 10, len(t) * 0.5 * 15, 15) for label, _ in numbers for t, x, y in label.lines]
    assert not any(box.overlaps(other) for at, box in enumerate(boxes) for other in boxes[at + 1 :])


@pytest.mark.parametrize("is_area", [True, False])
def test_names_beside_a_boundary_that_fills_the_sheet_are_placed_in_steps_that_grow_no_faster(is_area: bool) -> None:
    def build(count: int) -> list[MapFeature]:
        zigzag = [(108 + at / count, 12 + at % 2 * (1 - at / count / 10)) for at in range(count)]
        ring = (*zigzag, (108.0, 11.9), zigzag[0])
        names = count // 10
        crowd = [
            MapFeature(f"Trạm số {at}", points=((108 + at / names, 12 + at * 7 % 24 / 24),)) for at in range(names)
        ]
        return [MapFeature("V", ((ring,),)) if is_area else MapFeature("V", lines=(ring,)), *crowd]

    check_linear_growth(lambda features: draw(*features), build, 600)


def test_a_single_point_is_a_map() -> None:
    drawing = draw(MapFeature("Trụ sở", points=((108.4, 11.9),)))
    assert drawing.points == ((WIDTH * 5, 600),)
    assert drawing.bar_length > 0


@settings(max_examples=50)
@given(st.floats(1e-4, 100))
def test_the_scale_bar_is_round_and_fits(kilometres: float) -> None:
    length, units = choose_scale_bar(kilometres, 120)
    assert float(f"{length:.0e}") == pytest.approx(length)
    assert f"{length:e}"[0] in "125"
    assert 120 / 2.5 * (1 - 1e-6) <= units <= 120 * (1 + 1e-6)
