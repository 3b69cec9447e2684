"""The occasions of an item: read from its front matter, in the order of time, each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.kinds.definition import InvalidKindError
from portalgen.kinds.occasions import list_occasion_days, list_occasions
from portalgen.kinds.work_schedule import WORK_SCHEDULE, name_week

DAYS = st.dates(date(2026, 11, 23), date(2026, 11, 29))
TIMES = st.none() | st.times().map(lambda at: f"{at:%H:%M}")
ROWS = st.fixed_dictionaries(
    {"date": DAYS, "content": st.sampled_from(("Họp", "Tiếp công dân"))},
    optional={
        "start": TIMES,
        "end": TIMES,
        "all_day": st.booleans(),
        "change": st.sampled_from(("moved", "cancelled")),
    },
)


@given(st.lists(ROWS, max_size=6).map(tuple))
def test_occasions_are_those_of_the_front_matter_in_the_order_of_time(rows: tuple[dict[str, Any], ...]) -> None:
    found = list_occasions(WORK_SCHEDULE.occasions, {"appointments": rows})
    assert sorted(each.index for each in found) == list(range(len(rows)))
    assert [(each.day, each.start or time.min) for each in found] == sorted(
        (each.day, each.start or time.min) for each in found
    )
    assert all(each.day == rows[each.index]["date"] and each.title == rows[each.index]["content"] for each in found)
    assert list(list_occasion_days(WORK_SCHEDULE.occasions, {"appointments": rows})) == sorted(
        {each["date"] for each in rows}
    )


def test_what_takes_the_whole_day_has_no_times_and_a_page_with_faults_may_lack_a_day() -> None:
    rows = (
        {"date": date(2026, 11, 23), "start": "08:00", "all_day": True, "content": "Họp"},
        {"content": "Không ngày"},
    )
    (only,) = list_occasions(WORK_SCHEDULE.occasions, {"appointments": rows})
    assert (only.start, only.end, only.is_all_day) == (None, None, True)
    assert list_occasions(WORK_SCHEDULE.occasions, {}) == list_occasions(None, {"appointments": rows}) == ()


@given(st.dates(date(1946, 1, 1), date(2099, 12, 1)))
def test_a_week_is_named_alike_on_all_its_days(day: date) -> None:
    monday = date.fromordinal(day.toordinal() - day.weekday())
    assert name_week(day) == name_week(monday)
    assert f"{monday:%d/%m}" in name_week(day).title.vi


def test_a_kind_whose_occasions_name_a_key_that_its_group_lacks_is_refused() -> None:
    assert WORK_SCHEDULE.occasions is not None
    wrongs: tuple[dict[str, Any], ...] = ({"day": "ngay"}, {"start": "place"}, {"field": "week_from"})
    for wrong in wrongs:
        with pytest.raises(InvalidKindError, match="occasions"):
            replace(WORK_SCHEDULE, occasions=replace(WORK_SCHEDULE.occasions, **wrong))
