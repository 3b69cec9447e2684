"""The states of consultations, questions, dialogues, surveys and suspensions follow from their days and the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.values import parse_datetime
from portalgen.kinds.consultation import CONSULTATION
from portalgen.kinds.definition import Kind
from portalgen.kinds.dialogue import DIALOGUE
from portalgen.kinds.question import QUESTION
from portalgen.kinds.reflection import REFLECTION
from portalgen.kinds.survey import SURVEY
from portalgen.kinds.suspension_notice import SUSPENSION_NOTICE

KINDS: Final = (CONSULTATION, QUESTION, REFLECTION, DIALOGUE, SURVEY, SUSPENSION_NOTICE)
DAYS: Final = st.dates(date(2026, 1, 1), date(2026, 3, 1))
FIRST: Final = parse_datetime("2025-12-01")


def state(kind: Kind, fields: Mapping[str, Any], at: datetime) -> str:
    assert kind.states is not None
    return kind.states.derive(fields, (), at)


@given(st.sampled_from(KINDS), st.data(), st.integers(0, 120 * 24))
def test_a_state_changes_only_at_the_moments_that_its_kind_names(kind: Kind, data: st.DataObject, hours: int) -> None:
    assert kind.states is not None
    fields: dict[str, Any] = {}
    for name in kind.states.fields:
        day = data.draw(st.none() | DAYS, label=name)
        declared = kind.field(name)
        assert declared is not None
        if day is not None:
            fields[name] = day if declared.type == "date" else parse_datetime(day.isoformat())
    at = FIRST + timedelta(hours=hours)
    last = max((each for each in kind.states.turns(fields) if each <= at), default=FIRST)
    assert state(kind, fields, at) == state(kind, fields, last)
    assert state(kind, fields, at) in {"", *(each.value for each in kind.states.choices)}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-10-31T23:59", "upcoming"),
        ("2026-11-01T00:00", "open"),
        ("2026-11-23T23:59", "open"),
        ("2026-11-24T00:00", "closing_soon"),
        ("2026-11-30T23:59", "closing_soon"),
        ("2026-12-01T00:00", "over"),
    ],
)
def test_a_consultation_closes_soon_in_its_last_seven_days_and_counts_to_the_end_of_the_last(
    at: str, expected: str
) -> None:
    fields = {"opened": date(2026, 11, 1), "closes": parse_datetime("2026-12-01")}  # 2026-11-30 as editors write it
    assert state(CONSULTATION, fields, parse_datetime(at)) == expected
    assert (expected in CONSULTATION.takes_in) == (expected in ("open", "closing_soon"))


@pytest.mark.parametrize("kind", [QUESTION, REFLECTION], ids=lambda kind: kind.name)
def test_a_question_is_overdue_after_its_last_day_and_no_more_once_it_is_answered(kind: Kind) -> None:
    fields = {"asked": date(2026, 11, 2), "due": date(2026, 11, 20), "answered": date(2026, 11, 25)}
    days = ("2026-11-20T23:59", "2026-11-21T00:00", "2026-11-25T00:00")
    assert [state(kind, fields, parse_datetime(each)) for each in days] == ["pending", "overdue", "answered"]


def test_a_dialogue_takes_questions_from_its_announcement_unless_it_names_a_day() -> None:
    fields = {"starts": parse_datetime("2026-12-15T08:00"), "ends": parse_datetime("2026-12-15T11:00")}
    later = {**fields, "questions_from": date(2026, 12, 1)}
    assert state(DIALOGUE, fields, parse_datetime("2026-11-24")) == "taking_questions"
    assert state(DIALOGUE, later, parse_datetime("2026-11-30T23:59")) == "announced"
    assert state(DIALOGUE, later, parse_datetime("2026-12-01")) == "taking_questions"
    assert state(DIALOGUE, later, parse_datetime("2026-12-15T08:00")) == "under_way"
    assert state(DIALOGUE, later, parse_datetime("2026-12-15T11:00")) == "over"


@pytest.mark.parametrize("change", ["cancelled", "postponed"])
def test_a_dialogue_that_is_called_off_takes_no_questions(change: str) -> None:
    fields = {"starts": parse_datetime("2026-12-15T08:00"), "event_state": change}
    assert {state(DIALOGUE, fields, parse_datetime(day)) for day in ("2026-11-24", "2026-12-15T08:00")} == {""}
