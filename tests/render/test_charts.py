"""Drawings keep to their frame, and their heights and places say what the figures say."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.locale.formats import format_amount
from portalgen.render.chart_scale import Scale, find_ticks
from portalgen.render.chart_words import measure_words, wrap_words
from portalgen.render.charts import CHART_WIDTH, MAX_SERIES, ChartData, Series, draw_chart, find_lookalike
from portalgen.render.views.figures import ChartText, ChartView

AMOUNTS = st.decimals(-(10**7), 10**7, places=2)
TABLES = st.integers(1, MAX_SERIES).flatmap(
    lambda series: st.lists(st.lists(st.none() | AMOUNTS, min_size=series, max_size=series), min_size=1, max_size=24)
).filter(lambda rows: any(value is not None for row in rows for value in row))  # fmt: skip
LABELS = st.sampled_from(["2025", "Quý I", "Phường có tên dài hơn bề ngang của một điện thoại nhỏ, và còn dài nữa"])
ROUNDING = 0.02


def draw(rows: Sequence[Sequence[Decimal | None]], style: str, label: str = "2025") -> ChartView:
    series = tuple(Series(f"Dãy {at}", tuple(values)) for at, values in enumerate(zip(*rows, strict=True), 1))
    data = ChartData((label,) * len(rows), series, lambda value, decimals: format_amount(value, decimals, "vi"))
    return draw_chart(data, style, "ui-chart", "Tên", "Câu.")


def column(*values: str) -> list[list[Decimal | None]]:
    return [[Decimal(value)] for value in values]


@given(TABLES, st.sampled_from(["bar", "line"]), LABELS)
def test_everything_lies_in_the_drawing(rows: list[list[Decimal | None]], style: str, label: str) -> None:
    chart = draw(rows, style, label)
    for bar in chart.bars:
        x, y, width, height = map(float, (bar.x, bar.y, bar.width, bar.height))
        assert -ROUNDING <= x <= x + width <= CHART_WIDTH + ROUNDING
        assert -ROUNDING <= y <= y + height <= chart.height + ROUNDING
    for mark in chart.marks:
        assert 0 <= float(mark.x) <= CHART_WIDTH
        assert 0 <= float(mark.y) <= chart.height
    for text in chart.texts:
        assert 0 <= float(text.x) <= CHART_WIDTH
        assert 0 < float(text.y) <= chart.height
        if text.name == "value" and text.anchor != "middle":
            begin, end = extent_of(text)
            assert -ROUNDING <= begin < end <= CHART_WIDTH + ROUNDING


def extent_of(text: ChartText) -> tuple[float, float]:
    """Where a value begins and ends in bold Be Vietnam Pro, 14 units high, as a browser measures it."""
    width = sum({".": 5.32, ",": 5.32, "-": 5.81}.get(sign, 9.74) for sign in text.text)
    return (float(text.x), float(text.x) + width) if text.anchor == "start" else (float(text.x) - width, float(text.x))


@given(TABLES, LABELS)
def test_bars_are_as_long_as_their_values(rows: list[list[Decimal | None]], label: str) -> None:
    chart = draw(rows, "bar", label)
    values = [abs(value) for row in rows for value in row if value is not None]
    stands = len({bar.width for bar in chart.bars}) == 1 and any(text.name == "tick" for text in chart.texts)
    lengths = [float(bar.height if stands else bar.width) for bar in chart.bars]
    assert len(lengths) == len(values)
    longest, scale = max(lengths), max(values)
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(longest * float(value / scale) if scale else 0, abs=3 * ROUNDING)


@given(TABLES)
def test_points_stand_as_high_as_their_values(rows: list[list[Decimal | None]]) -> None:
    chart = draw(rows, "line")
    by_series = [value for values in zip(*rows, strict=True) for value in values if value is not None]
    points = sorted(zip(by_series, (float(mark.y) for mark in chart.marks), strict=True))
    assert all(lower[1] >= higher[1] for lower, higher in itertools.pairwise(points))


@given(st.lists(AMOUNTS, min_size=1, max_size=9).map(tuple), st.booleans())
def test_ticks_are_round_even_and_around_all_values(values: tuple[Decimal, ...], holds_zero: bool) -> None:
    ticks = find_ticks(values, holds_zero=holds_zero)
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    steps = {after - before for before, after in itertools.pairwise(ticks)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert 2 <= len(ticks) <= 7
    assert Decimal(0) in ticks or not holds_zero


def test_bars_below_zero_hang_from_a_base_within_the_drawing() -> None:
    chart = draw(column("4", "-2"), "bar")
    base = next(float(rule.y1) for rule in chart.rules if rule.name == "base")
    above, below = chart.bars
    assert float(above.y) + float(above.height) == pytest.approx(base, abs=ROUNDING)
    assert float(below.y) == pytest.approx(base, abs=ROUNDING)
    assert 0 < base < chart.height


@pytest.mark.parametrize("style", ["bar", "line"])
@pytest.mark.parametrize("value", ["0", "7", "-7"])
def test_one_value_is_drawn(style: str, value: str) -> None:
    chart = draw(column(value), style)
    assert len(chart.bars) + len(chart.marks) == 1
    assert not chart.lines
    assert not chart.keys


def test_a_missing_value_breaks_the_line() -> None:
    chart = draw([*column("1", "2"), [None], *column("3", "4")], "line")
    assert [len(line.points.split()) for line in chart.lines] == [2, 2]


def test_series_are_told_apart_by_shape_and_named_in_a_legend() -> None:
    chart = draw([[Decimal(1), Decimal(2), Decimal(3), Decimal(4)]] * 2, "line")
    assert len({mark.shape for mark in chart.marks}) == len(chart.keys) == 4


def test_the_last_values_of_lines_do_not_cover_each_other() -> None:
    chart = draw([[Decimal("5.01"), Decimal("5"), Decimal("5"), Decimal("0")]] * 3, "line")
    places = sorted(float(text.y) for text in chart.texts if text.name == "value")
    assert all(after - before >= 15 for before, after in itertools.pairwise(places))


def test_long_labels_make_bars_lie_under_their_label() -> None:
    chart = draw(column("1", "2"), "bar", "Nhà ở, điện, nước, chất đốt và vật liệu xây dựng các loại")
    assert {bar.height for bar in chart.bars} == {"18"}
    assert [text.text for text in chart.texts if text.name == "tick"] == []


LONG = "Tổng số người từ đủ mười lăm tuổi trở lên đang làm việc trong ngành công nghiệp chế biến, chế tạo, "


def named(*names: str, labels: tuple[str, ...] = ("2024", "2025")) -> ChartData:
    series = tuple(Series(name, (Decimal(1),) * len(labels)) for name in names)
    return ChartData(labels, series, lambda value, decimals: format_amount(value, decimals, "vi"))


@pytest.mark.parametrize("style", ["bar", "line"])
@pytest.mark.parametrize("word", ["W" * 300, "đ" * 300, "Số liệu " * 40, "表" * 90])
def test_no_name_leaves_the_drawing(style: str, word: str) -> None:
    chart = draw_chart(named(word, word + "1", labels=(word, "x", word)), style, "ui-chart", "Tên", "Câu.")
    for text in (*chart.texts, *(ChartText("key", "40", key.y, "start", key.text) for key in chart.keys)):
        width, x = measure_words(text.text), float(text.x)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        assert -1 <= left <= left + width <= CHART_WIDTH + 1
        assert float(text.y) <= chart.height


def test_names_that_differ_late_are_wrapped_and_those_that_never_show_a_difference_are_refused() -> None:
    chart = draw_chart(named(LONG + "nam", LONG + "nữ"), "line", "ui-chart", "Tên", "Câu.")
    words = [text.text for text in chart.texts if text.x == "40"]
    assert any(each.endswith("nam") for each in words)
    assert any(each.endswith("nữ") for each in words)
    assert int(chart.keys[1].y) > max(float(text.y) for text in chart.texts if text.text.endswith("nam"))
    assert not find_lookalike(named(LONG + "nam", LONG + "nữ"), "line")
    assert find_lookalike(named(LONG * 3 + "nam", LONG * 3 + "nữ"), "bar").endswith("…")
    assert find_lookalike(named("Số", labels=(LONG + "1", LONG + "2")), "line")
    assert not find_lookalike(named("Số", labels=(LONG + "1", LONG + "2", LONG + "2")), "bar")


@given(st.text("aWđ表m -…", max_size=90), st.floats(20, 400), st.integers(1, 4))
def test_wrapped_words_fit_and_lose_nothing_but_their_end(text: str, width: float, limit: int) -> None:
    words = " ".join(text.split())
    lines = wrap_words(words, width, limit)
    assert 1 <= len(lines) <= limit
    assert all(measure_words(line) <= width for line in lines)
    joined = "".join(lines).replace(" ", "")
    assert words.replace(" ", "").startswith(joined.removesuffix("…"))


def test_rules_end_before_the_last_value_of_a_line() -> None:
    chart = draw(column("5", "5", "1234"), "line")
    value = next(text for text in chart.texts if text.name == "value")
    assert all(float(rule.x2) < float(value.x) for rule in chart.rules)


def test_a_scale_says_the_decimals_of_its_ticks() -> None:
    assert Scale(find_ticks((Decimal("0.3"), Decimal("0.9")), holds_zero=True), 0, 1).decimals == 1
    counts = find_ticks((Decimal(0), Decimal(2)), holds_zero=True, is_whole=True)
    assert counts == (0, 1, 2)
    assert Scale(find_ticks((Decimal(300), Decimal(1900)), holds_zero=True), 0, 1).decimals == 0


def test_the_same_figures_give_the_same_drawing() -> None:
    assert draw(column("1", "2.5"), "line") == draw(column("1", "2.5"), "line")


def test_text_of_a_drawing_has_12_px_on_a_telephone() -> None:
    """A telephone of 360 px leaves 328 of them to a page's text; the style sheet sets 14 units."""
    assert 14 * 328 / CHART_WIDTH >= 12
