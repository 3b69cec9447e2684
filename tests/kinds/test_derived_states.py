"""The states of topics and plannings: what their days say, and the moments at which that may change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.kinds.planning import PLANNING
from portalgen.kinds.science_topic import SCIENCE_TOPIC
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1)).map(lambda at: at.replace(tzinfo=VIETNAM))


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"begins": date(2027, 1, 1), "ends": date(2028, 1, 1)}, "planned"),
        ({"begins": date(2026, 1, 1), "ends": date(2026, 11, 24)}, "under_way"),
        ({"begins": date(2026, 1, 1), "ends": date(2026, 11, 23)}, "awaiting"),
        ({"begins": date(2026, 1, 1), "ends": date(2026, 6, 1), "accepted": date(2026, 11, 24)}, "accepted"),
        ({"accepted": date(2026, 11, 25)}, ""),
    ],
)
def test_a_topic_is_under_way_until_its_last_day_and_accepted_from_that_day(fields: dict[str, Any], state: str) -> None:
    assert SCIENCE_TOPIC.states is not None
    assert SCIENCE_TOPIC.states.derive(fields, (), datetime(2026, 11, 24, 8, tzinfo=VIETNAM)) == state


def test_an_approved_planning_has_ended_on_the_day_after_its_last_and_no_other_does() -> None:
    assert PLANNING.states is not None
    fields = {"status": "approved", "ends": date(2026, 11, 24)}
    at = datetime(2026, 11, 25, tzinfo=VIETNAM)
    derive = PLANNING.states.derive
    assert (derive(fields, (), at - timedelta(seconds=1)), derive(fields, (), at)) == ("approved", "ended")
    assert derive({**fields, "status": "drafting"}, (), at) == "drafting"


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.states and not kind.relations])
@given(data=st.data(), at=MOMENTS, later=MOMENTS)
def test_a_state_changes_at_one_of_its_moments_only(
    name: str, data: st.DataObject, at: datetime, later: datetime
) -> None:
    kind, states = KINDS[name], KINDS[name].states
    assert states is not None
    fields: dict[str, Any] = {}
    for key in states.fields:
        field = kind.field(key)
        assert field is not None
        values = {"date": DAYS, "datetime": MOMENTS, "closing_date": MOMENTS}.get(
            field.type, st.sampled_from([each.value for each in field.choices] or [""])
        )
        value = data.draw(st.none() | values)
        if value is not None:
            fields[key] = value
    first, last = sorted((at, later))
    if not any(first < turn <= last for turn in states.turns(fields)):
        assert states.derive(fields, (), first) == states.derive(fields, (), last)
