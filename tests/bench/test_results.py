"""Medians, ratios and the report's shape."""

from __future__ import annotations

import json
import math

import pytest
from builds import Sample
from hypothesis import given
from hypothesis import strategies as st
from limits import LIMITS, list_exceeded
from measure import Measure
from results import medians, ratios, report, text

MB = 1_000_000


def sample(measure: str, tool: str, wall: float, pair: int = 0, load: float = 1.0) -> Sample:
    """A run of `wall` seconds with 3/4 of it in user, 1/4 in system time, and 10 MB for each second."""
    pages = 9 if measure == "cold" else 0
    taken = Measure(wall, wall * 0.75, wall * 0.25, 0, int(wall * 10 * MB))
    return Sample(pair, measure, tool, taken, load, pages, pages * 1000)


SAMPLES = (
    sample("cold", "portalgen", 2, load=3.0),
    sample("cold", "hugo", 4),
    sample("cold", "hugo", 8, 1),
    sample("cold", "portalgen", 4, 1),
    sample("cold", "portalgen", 3, 2),
    sample("cold", "hugo", 6, 2),
    sample("restored", "portalgen", 1.5),
    sample("edit", "portalgen", 0.5),
    sample("edit", "hugo", 5),
    sample("nothing", "portalgen", 0.25),
    sample("serve", "portalgen", 0.1),
    sample("search", "portalgen", 9),
    sample("search", "pagefind", 6),
)


def test_a_median_is_taken_of_each_tool_and_measure_and_the_load_is_the_highest() -> None:
    row = medians(SAMPLES)["cold"]["portalgen"]
    assert row == {"wall": 3, "user": 2.25, "system": 0.75, "memory": 30 * MB, "load": 3.0, "pages": 9, "bytes": 9000}
    assert medians(SAMPLES)["cold"]["hugo"]["wall"] == 6


def test_a_ratio_is_portalgens_figure_by_the_peers() -> None:
    found = ratios(medians(SAMPLES))
    assert found["cold"]["hugo"] == {"wall": 0.5, "processor": 0.5, "memory": 0.5}
    assert found["edit"]["hugo"]["wall"] == pytest.approx(0.1)
    assert found["search"] == {"pagefind": {"wall": 1.5, "processor": 1.5, "memory": 1.5}}


def test_what_a_peer_has_not_is_set_beside_what_it_does_then() -> None:
    found = ratios(medians(SAMPLES))
    assert found["restored"]["hugo"]["wall"] == pytest.approx(1.5 / 6)
    assert found["nothing"]["hugo"]["wall"] == pytest.approx(0.25 / 5)
    assert "serve" not in found


def test_the_report_is_json_of_the_documented_shape() -> None:
    value = json.loads(json.dumps(report(SAMPLES, 1000, 3, {"mkdocs": "npm is not on this machine"})))
    assert list(value) == ["machine", "pages", "pairs", "measures", "ratios", "faults", "rounds"]
    assert list(value["measures"]) == ["cold", "restored", "edit", "nothing", "serve", "search"]
    assert set(value["measures"]["edit"]["hugo"]) == {"wall", "user", "system", "memory", "load"}
    assert set(value["rounds"][0]) == {
        "pair", "measure", "tool", "load", "wall", "user", "system", "resident", "memory"
    }  # fmt: skip
    assert len(value["rounds"]) == len(SAMPLES)
    assert value["machine"]["versions"]["hugo"]
    assert value["faults"] == {"mkdocs": "npm is not on this machine"}


def test_the_table_has_user_and_system_time_in_columns_of_their_own_and_reports_faults() -> None:
    lines = text(report(SAMPLES, 1000, 3, {"mkdocs": "failed"})).splitlines()
    assert lines[3].split() == [
        "measure", "tool", "wall", "s", "user", "s", "system", "s", "memory", "MB", "load", "pages", "MB",
        "×", "wall", "×", "processor", "×", "memory",
    ]  # fmt: skip
    assert lines[5].split() == ["cold", "hugo", "6.00", "4.50", "1.50", "60", "1.0", "9", "0.0", *["0.500"] * 3]
    assert any(line.startswith("restored  hugo, cold") for line in lines)
    assert lines[-1] == "mkdocs: failed"


@given(st.lists(st.tuples(st.floats(0.01, 100), st.floats(0.01, 100)), min_size=1, max_size=7))
def test_equal_figures_on_both_sides_give_one_and_turned_sides_the_inverse(pairs: list[tuple[float, float]]) -> None:
    here = [sample("cold", "portalgen", one, number) for number, (one, _) in enumerate(pairs)]
    there = [sample("cold", "hugo", two, number) for number, (_, two) in enumerate(pairs)]
    turned = [
        sample("cold", "hugo" if each.tool == "portalgen" else "portalgen", each.taken.wall) for each in here + there
    ]
    one, other = (ratios(medians(each))["cold"]["hugo"]["wall"] for each in ([*here, *there], turned))
    assert math.isclose(one * other, 1)


def test_a_ratio_above_its_limit_is_told_with_both_and_one_that_was_not_measured_is_not() -> None:
    limit = next(each for each in LIMITS if (each.measure, each.peer, each.value) == ("edit", "hugo", "wall"))
    found = {"edit": {"hugo": {"wall": limit.highest + 0.01, "processor": 9.0}}, "cold": {"hugo": {"processor": 0.1}}}
    (told,) = list_exceeded(found)
    assert told.startswith(f"edit: portalgen takes {limit.highest + 0.01:.2f} of the wall of hugo")
    assert limit.reason in told
    found["edit"]["hugo"]["wall"] = limit.highest
    assert list(list_exceeded(found)) == []
